// Above the queue: what can be done with the chosen tickets, what is about to be done, and what could not be done.

import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons';
import { Link } from 'wouter';
import { useAllStaff } from '../queries';
import { useWords } from '../words';
import type { Bulk, BulkAct } from './bulk';
import type { Selection } from './selection';

const STATUSES = ['open', 'waiting', 'resolved'] as const;
const REASONS = ['solved', 'duplicate', 'unanswered', 'declined'] as const;

interface BulkBarProps {
  selection: Selection;
  bulk: Bulk;
}

export function BulkBar({ selection, bulk }: BulkBarProps) {
  const { t } = useWords();
  const { pending, undo } = bulk;
  const count = selection.chosen.size;
  return (
    <section className="bulk" aria-label={t('bulk.title')}>
      <div role="status">
        {pending && (
          <div className="bulk-line">
            <span>{pending.label}</span>
            <Button size="small" onClick={undo}>
              {t('bulk.undo')}
            </Button>
          </div>
        )}
        {!pending && count > 0 && <span>{t('bulk.chosen', { count })}</span>}
      </div>
      {count > 0 && !pending && <Acts selection={selection} bulk={bulk} />}
      <Failures bulk={bulk} />
    </section>
  );
}

function Acts({ selection, bulk }: BulkBarProps) {
  const { t } = useWords();
  const { data: staff = [] } = useAllStaff();
  const numbers = [...selection.chosen];
  const count = numbers.length;
  const run = (act: Omit<BulkAct, 'numbers'>) => {
    bulk.run({ ...act, numbers });
    selection.clear();
  };
  const colleagues = staff.filter(({ isDisabled, isSetUp }) => !isDisabled && isSetUp);
  return (
    <div className="bulk-line">
      <Choose
        title={t('bulk.assign')}
        options={colleagues.map(({ id, name }) => ({ id, text: name }))}
        choose={(id, name) =>
          run({ act: 'assign', body: { staff: id }, label: t('bulk.assigning', { count, name }) })
        }
      />
      <Choose
        title={t('bulk.status')}
        options={STATUSES.map((id) => ({ id, text: t(`status.${id}`) }))}
        choose={(status, name) =>
          run({ act: 'status', body: { status }, label: t('bulk.setting', { count, name }) })
        }
      />
      <Choose
        title={t('bulk.close')}
        options={REASONS.map((id) => ({ id, text: t(`reason.${id}`) }))}
        choose={(reason, name) =>
          run({
            act: 'status',
            body: { status: 'closed', reason },
            label: t('bulk.closing', { count, name }),
          })
        }
      />
      <Button size="small" appearance="subtle" onClick={selection.clear}>
        {t('bulk.clear')}
      </Button>
    </div>
  );
}

interface ChooseProps {
  title: string;
  options: readonly { id: string; text: string }[];
  choose: (id: string, text: string) => void;
}

function Choose({ title, options, choose }: ChooseProps) {
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button size="small" icon={<ChevronDownRegular />} iconPosition="after">
          {title}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {options.map(({ id, text }) => (
            <MenuItem key={id} onClick={() => choose(id, text)}>
              {text}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function Failures({ bulk }: { bulk: Bulk }) {
  const { t, failure } = useWords();
  const { failures, dismiss } = bulk;
  if (failures.length === 0) return null;
  return (
    <div role="alert">
      <p>{t('bulk.failed', { count: failures.length })}</p>
      <ul className="plain-list">
        {failures.map(({ number, error }) => (
          <li key={number}>
            <Link href={`/desk/tickets/${number}`}>{number}</Link> {failure(error)}
          </li>
        ))}
      </ul>
      <Button size="small" onClick={dismiss}>
        {t('bulk.dismiss')}
      </Button>
    </div>
  );
}
