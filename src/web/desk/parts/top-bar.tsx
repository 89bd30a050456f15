// The bar above every page: name, language, and the menu of whoever is signed in.

import {
  Avatar,
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { Link, useLocation } from 'wouter';
import { OwnPresence } from '../presence/own-presence';
import { useSignOut, useStaff } from '../session';
import { THEMES, type ThemeChoice } from '../theme';
import { useWords } from '../words';
import { LanguageSwitch } from './language-switch';
import type { ShellProps } from './shell';

type TopBarProps = Omit<ShellProps, 'children'> & { showKeys: () => void };

export function TopBar({ chooseLanguage, theme, showKeys }: TopBarProps) {
  const { t } = useWords();
  return (
    <header className="top-bar">
      <Link href="/desk" className="brand">
        <img src="/favicon.ico" alt="" width="28" height="28" />
        <span>{t('name')}</span>
      </Link>
      <OwnPresence />
      <LanguageSwitch choose={chooseLanguage} />
      <StaffMenu theme={theme} showKeys={showKeys} />
    </header>
  );
}

function StaffMenu({ theme, showKeys }: Pick<TopBarProps, 'theme' | 'showKeys'>) {
  const { t } = useWords();
  const { name } = useStaff();
  const signOut = useSignOut();
  const [, navigate] = useLocation();
  return (
    <Menu
      checkedValues={{ theme: [theme.choice] }}
      onCheckedValueChange={(_, { checkedItems }) => theme.choose(checkedItems[0] as ThemeChoice)}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="transparent"
          className="staff-menu"
          aria-label={t('menu', { name })}
          icon={<Avatar name={name} size={28} aria-hidden />}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => navigate('/desk/account')}>{t('page.account')}</MenuItem>
          <MenuItem onClick={showKeys}>{t('keys.title')}</MenuItem>
          <MenuDivider />
          {!theme.isGiven && <ThemeChoices />}
          <MenuItem onClick={() => signOut.mutate()}>{t('signOut')}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function ThemeChoices() {
  const { t } = useWords();
  return (
    <>
      <MenuGroup>
        <MenuGroupHeader>{t('theme.title')}</MenuGroupHeader>
        {THEMES.map((each) => (
          <MenuItemRadio key={each} name="theme" value={each}>
            {t(`theme.${each}`)}
          </MenuItemRadio>
        ))}
      </MenuGroup>
      <MenuDivider />
    </>
  );
}
