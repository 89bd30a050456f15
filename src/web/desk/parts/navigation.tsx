// The ways to all pages: a column on wide screens, a bar at the lower edge on narrow ones.

import {
  Button,
  CounterBadge,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import {
  BookRegular,
  CalendarTodayRegular,
  ChatMultipleRegular,
  DatabasePersonRegular,
  DataTrendingRegular,
  DocumentTextRegular,
  type FluentIcon,
  KeyRegular,
  MoreHorizontalRegular,
  PeopleRegular,
  PersonRegular,
  SendRegular,
  TagRegular,
} from '@fluentui/react-icons';
import { Link, useLocation } from 'wouter';
import { hasRole, type Role } from '../../../staff/role';
import { useUnanswered } from '../queries';
import { useStaff } from '../session';
import { useWords } from '../words';
import { useIsOneColumn } from './media';

const PAGES: readonly { name: string; path: string; Icon: FluentIcon; needs: Role }[] = [
  { name: 'my-day', path: '/desk/my-day', Icon: CalendarTodayRegular, needs: 'agent' },
  { name: 'queue', path: '/desk', Icon: ChatMultipleRegular, needs: 'agent' },
  { name: 'insights', path: '/desk/insights', Icon: DataTrendingRegular, needs: 'agent' },
  { name: 'knowledge', path: '/desk/knowledge', Icon: BookRegular, needs: 'maintainer' },
  { name: 'deliveries', path: '/desk/deliveries', Icon: SendRegular, needs: 'agent' },
  { name: 'staff', path: '/desk/staff', Icon: PeopleRegular, needs: 'admin' },
  { name: 'tags', path: '/desk/tags', Icon: TagRegular, needs: 'admin' },
  { name: 'keys', path: '/desk/keys', Icon: KeyRegular, needs: 'admin' },
  { name: 'audit', path: '/desk/audit', Icon: DocumentTextRegular, needs: 'admin' },
  { name: 'data', path: '/desk/data', Icon: DatabasePersonRegular, needs: 'admin' },
  { name: 'account', path: '/desk/account', Icon: PersonRegular, needs: 'agent' },
];
/** As many as fit beside each other on a telephone. */
const IN_BAR = 3;

export function Navigation() {
  const { t } = useWords();
  const { role } = useStaff();
  const isOneColumn = useIsOneColumn();
  const [path, navigate] = useLocation();
  const pages = PAGES.filter(({ needs }) => hasRole(role, needs));
  const isHere = (page: string) =>
    page === path ||
    (page === '/desk' ? path.startsWith('/desk/tickets/') : path.startsWith(`${page}/`));
  const inBar = isOneColumn ? pages.slice(0, IN_BAR) : pages;
  const inMenu = pages.slice(inBar.length);
  return (
    <nav className="navigation" aria-label={t('navigation')}>
      {inBar.map(({ name, path: to, Icon }) => (
        <Link key={name} href={to} aria-current={isHere(to) ? 'page' : undefined}>
          <Icon fontSize={20} />
          <span>{t(`page.${name}`)}</span>
          {name === 'queue' && <Unanswered />}
        </Link>
      ))}
      {inMenu.length > 0 && (
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button
              appearance="transparent"
              className="more"
              data-here={inMenu.some((page) => isHere(page.path))}
            >
              <MoreHorizontalRegular fontSize={20} />
              <span>{t('more')}</span>
            </Button>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {inMenu.map(({ name, path: to, Icon }) => (
                <MenuItem key={name} icon={<Icon />} onClick={() => navigate(to)}>
                  {t(`page.${name}`)}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
    </nav>
  );
}

function Unanswered() {
  const { t } = useWords();
  const count = useUnanswered();
  if (count === 0) return null;
  return (
    <CounterBadge
      count={count}
      overflowCount={999}
      size="small"
      aria-label={t('unanswered', { count })}
      role="img"
    />
  );
}
