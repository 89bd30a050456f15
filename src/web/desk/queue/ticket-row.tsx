// One ticket of the queue, as a line of the table or as a card. Drawn anew only when something of its own changes.

import { Button } from '@fluentui/react-components';
import { type MouseEvent, memo } from 'react';
import type { TicketRow } from '../../../desk/views';
import { CrewMark } from '../crews/crew-mark';
import { TimeMarks } from '../my-day/time-marks';
import { Clock } from '../parts/clock';
import { useNotify } from '../parts/notify';
import { StatusBadge } from '../parts/status-badge';
import { NotAvailable } from '../presence/presence-mark';
import { useTicketAct } from '../queries';
import { TagMarks } from '../tags/tag-marks';
import { useWords } from '../words';
import { ChooseBox } from './choose-box';
import type { Selection } from './selection';
import { Subject } from './subject';

export interface LineProps {
  ticket: TicketRow;
  /** From 0, in the whole list. */
  index: number;
  isChosen: boolean;
  toggle: Selection['toggle'];
  measure(row: HTMLElement | null): void;
}

export const TicketLine = memo(function TicketLine(line: LineProps) {
  const { ticket, index, isChosen, toggle, measure } = line;
  const { t, format } = useWords();
  return (
    <tr data-row data-index={index} ref={measure} aria-rowindex={index + 2}>
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
      <td title={format.dateTime(ticket.createdAt)}>
        {format.duration(Date.now() - Date.parse(ticket.createdAt))}
      </td>
      <td>
        <Clock clock={ticket.clock} />
      </td>
    </tr>
  );
});

interface CardProps extends LineProps {
  above: number;
  /** Of the whole list. */
  count: number;
}

export const TicketCard = memo(function TicketCard(card: CardProps) {
  const { ticket, index, isChosen, toggle, measure, above, count } = card;
  const { t, format } = useWords();
  const age = format.duration(Date.now() - Date.parse(ticket.createdAt));
  return (
    <li
      className="card"
      data-row
      data-index={index}
      ref={measure}
      style={{ marginTop: above }}
      aria-setsize={count}
      aria-posinset={index + 1}
    >
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
