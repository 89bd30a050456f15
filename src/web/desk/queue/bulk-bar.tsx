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
import type { TicketRow } from '../../../desk/views';
import { useCrews } from '../crews/queries';
import { useNameWithPresence } from '../presence/presence';
import { useAllStaff } from '../queries';
import { useTags } from '../tags/queries';
import { useWords } from '../words';
import type { Bulk, BulkAct } from './bulk';
import type { Selection } from './selection';

const STATUSES = ['open', 'waiting', 'resolved'] as const;
const REASONS = ['solved', 'duplicate', 'unanswered', 'declined'] as const;

/** On all that are chosen, unless it names some of them. */
type ChosenAct = Omit<BulkAct, 'numbers'> & { numbers?: readonly string[] };

interface BulkBarProps {
  /** As they are listed. */
  tickets: readonly TicketRow[];
  selection: Selection;
  bulk: Bulk;
}

export function BulkBar({ tickets, selection, bulk }: BulkBarProps) {
  const { t } = useWords();
  const { pending, undo } = bulk;
  const count = selection.chosen.size;
  return (
    <section className="bulk" aria-label={t('bulk.title')}>
      <div role="status">
        {pending && (
          <div className="act-line">
            <span>{pending.label}</span>
            <Button size="small" onClick={undo}>
              {t('undo')}
            </Button>
          </div>
        )}
        {!pending && count > 0 && <span>{t('bulk.chosen', { count })}</span>}
      </div>
      {count > 0 && !pending && <Acts tickets={tickets} selection={selection} bulk={bulk} />}
      <Failures bulk={bulk} />
    </section>
  );
}

function Acts({ tickets, selection, bulk }: BulkBarProps) {
  const { t } = useWords();
  const { data: staff = [] } = useAllStaff();
  const named = useNameWithPresence();
  const { open } = useCrews();
  const numbers = [...selection.chosen];
  const count = numbers.length;
  const run = (act: ChosenAct) => {
    bulk.run({ numbers, ...act });
    selection.clear();
  };
  const colleagues = staff.filter(({ isDisabled, isSetUp }) => !isDisabled && isSetUp);
  return (
    <div className="act-line">
      <Choose
        title={t('bulk.assign')}
        options={colleagues.map((each) => ({ id: each.id, text: each.name, shown: named(each) }))}
        choose={(id, name) =>
          run({ act: 'assign', body: { staff: id }, label: t('bulk.assigning', { count, name }) })
        }
      />
      {open.length > 0 && (
        <Choose
          title={t('bulk.team')}
          options={[
            ...open.map(({ id, name }) => ({ id, text: name })),
            { id: '', text: t('crew.everybody') },
          ]}
          choose={(id, name) =>
            run({
              act: 'team',
              body: { team: id === '' ? null : id },
              label: t('bulk.moving', { count, name }),
            })
          }
        />
      )}
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
      <TagActs tickets={tickets.filter(({ number }) => selection.chosen.has(number))} run={run} />
      <Button size="small" appearance="subtle" onClick={selection.clear}>
        {t('bulk.clear')}
      </Button>
    </div>
  );
}

interface TagActsProps {
  tickets: readonly TicketRow[];
  run: (act: ChosenAct) => void;
}

function TagActs({ tickets, run }: TagActsProps) {
  const { t } = useWords();
  const { tags, nameOf } = useTags();
  const count = tickets.length;
  const offered = tags.filter(({ isRetired }) => !isRetired);
  const untag = (id: string, name: string) => {
    const numbers = tickets.filter((each) => each.tags.includes(id)).map(({ number }) => number);
    const label = t('bulk.untagging', { count: numbers.length, name });
    run({ act: 'tags', body: { remove: [id] }, label, numbers });
  };
  const present = [...new Set(tickets.flatMap((ticket) => ticket.tags))];
  return (
    <>
      {offered.length > 0 && (
        <Choose
          title={t('bulk.tag')}
          options={offered.map(({ id }) => ({ id, text: nameOf(id) }))}
          choose={(id, name) =>
            run({ act: 'tags', body: { add: [id] }, label: t('bulk.tagging', { count, name }) })
          }
        />
      )}
      {present.length > 0 && (
        <Choose
          title={t('bulk.untag')}
          options={present.map((id) => ({ id, text: nameOf(id) }))}
          choose={untag}
        />
      )}
    </>
  );
}

interface ChooseProps {
  title: string;
  options: readonly { id: string; text: string; shown?: string }[];
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
          {options.map(({ id, text, shown = text }) => (
            <MenuItem key={id} onClick={() => choose(id, text)}>
              {shown}
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
