// The tickets of the queue: a table on wide screens, cards on narrow ones. Keys move from one to the next.

import { Button } from '@fluentui/react-components';
import { type MouseEvent, memo, useRef } from 'react';
import type { TicketRow } from '../../../desk/views';
import { CrewMark } from '../crews/crew-mark';
import { TimeMarks } from '../my-day/time-marks';
import { Clock } from '../parts/clock';
import { useIsNarrow } from '../parts/media';
import { useNotify } from '../parts/notify';
import { StatusBadge } from '../parts/status-badge';
import { NotAvailable } from '../presence/presence-mark';
import { useTicketAct } from '../queries';
import { TagMarks } from '../tags/tag-marks';
import { useWords } from '../words';
import { ChooseBox } from './choose-box';
import { useChoosing } from './choosing';
import { useMoving } from './moving';
import type { Selection } from './selection';
import { Subject } from './subject';

const COLUMNS = ['number', 'subject', 'status', 'provider', 'assignee', 'age', 'clock'] as const;

interface TicketListProps {
  tickets: readonly TicketRow[];
  selection: Selection;
}

export function TicketList({ tickets, selection }: TicketListProps) {
  const { t } = useWords();
  const isNarrow = useIsNarrow();
  const list = useRef<HTMLDivElement>(null);
  useMoving(list);
  useChoosing(list, selection);
  const { chosen, toggle } = selection;
  const Row = isNarrow ? TicketCard : TicketLine;
  const rows = tickets.map((ticket) => (
    <Row key={ticket.number} ticket={ticket} isChosen={chosen.has(ticket.number)} toggle={toggle} />
  ));
  return (
    <div ref={list}>
      {isNarrow ? (
        <ul className="cards" aria-label={t('page.queue')}>
          {rows}
        </ul>
      ) : (
        <table className="table queue-table">
          <thead>
            <tr>
              <td className="choose" />
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{rows}</tbody>
        </table>
      )}
    </div>
  );
}

interface LineProps {
  ticket: TicketRow;
  isChosen: boolean;
  toggle: Selection['toggle'];
}

/** Drawn anew only when something of its own changes: there may be hundreds. */
const TicketLine = memo(function TicketLine({ ticket, isChosen, toggle }: LineProps) {
  const { t, format } = useWords();
  return (
    <tr data-row>
      <td className="choose">
        <ChooseBox number={ticket.number} isChosen={isChosen} toggle={toggle} />
      </td>
      <td className="number">{ticket.number}</td>
      <td className="subject">
        <Subject ticket={ticket} />
        <TimeMarks row={ticket} />
        <TagMarks tags={ticket.tags} />
        <span className="quiet">
          {t(`kind.${ticket.kind}`)} · {t(`language.${ticket.language}`)}
        </span>{' '}
        <CrewMark row={ticket} />
      </td>
      <td>
        <StatusBadge status={ticket.status} />
      </td>
      <td>
        <bdi>{ticket.provider ?? t('unknown')}</bdi>
      </td>
      <td>
        <Assignee ticket={ticket} />
      </td>
      <td className="nowrap" title={format.dateTime(ticket.createdAt)}>
        {format.duration(Date.now() - Date.parse(ticket.createdAt))}
      </td>
      <td className="nowrap">
        <Clock clock={ticket.clock} />
      </td>
    </tr>
  );
});

const TicketCard = memo(function TicketCard({ ticket, isChosen, toggle }: LineProps) {
  const { t, format } = useWords();
  const age = format.duration(Date.now() - Date.parse(ticket.createdAt));
  return (
    <li className="card" data-row>
      <div className="card-line">
        <ChooseBox number={ticket.number} isChosen={isChosen} toggle={toggle} />
        <span className="number">{ticket.number}</span>
        <StatusBadge status={ticket.status} />
      </div>
      <div className="subject">
        <Subject ticket={ticket} />
      </div>
      <TimeMarks row={ticket} />
      <TagMarks tags={ticket.tags} />
      <div className="quiet">
        {t(`kind.${ticket.kind}`)} · {t(`language.${ticket.language}`)} ·{' '}
        <bdi>{ticket.provider ?? t('unknownProvider')}</bdi> · {t('ago', { time: age })}
      </div>
      <div className="card-line">
        <Clock clock={ticket.clock} />
        <Assignee ticket={ticket} />
      </div>
      <CrewMark row={ticket} />
    </li>
  );
});

function Assignee({ ticket }: { ticket: TicketRow }) {
  const { t } = useWords();
  const { number, assignee, held, status } = ticket;
  const isOver = status === 'closed' || status === 'resolved';
  if (assignee) {
    return (
      <span className="assignee">
        <bdi>{assignee.name}</bdi>
        {held && <span className="quiet">{t('held')}</span>}
        {!isOver && <NotAvailable id={assignee.id} />}
      </span>
    );
  }
  if (isOver) return <span className="quiet">{t('nobody')}</span>;
  return <Claim number={number} />;
}

function Claim({ number }: { number: string }) {
  const { t } = useWords();
  const act = useTicketAct(number);
  const notify = useNotify();
  const claim = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    // The button goes when the ticket has somebody; the link in its row stays.
    currentTarget.closest('[data-row]')?.querySelector('a')?.focus();
    act.mutate(
      { act: 'claim' },
      { onSuccess: () => notify.done(t('claimed', { number })), onError: notify.failed },
    );
  };
  return (
    <Button
      size="small"
      className="row-button"
      data-claim
      aria-label={t('claimNumber', { number })}
      disabledFocusable={act.isPending}
      onClick={claim}
    >
      {t('claim')}
    </Button>
  );
}
