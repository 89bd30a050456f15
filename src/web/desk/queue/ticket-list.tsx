// The tickets of the queue: a table on wide screens, cards on narrow ones. Keys move from one to the next.

import { Fragment, type RefObject, useMemo, useRef } from 'react';
import type { TicketRow } from '../../../desk/views';
import { useIsNarrow } from '../parts/media';
import { useWords } from '../words';
import { useChoosing } from './choosing';
import { useMoving } from './moving';
import { useRowsInSight } from './rows-in-sight';
import type { Selection } from './selection';
import { type LineProps, TicketCard, TicketLine } from './ticket-row';

const COLUMNS = ['number', 'subject', 'status', 'provider', 'assignee', 'age', 'clock'] as const;

/** What a row takes before it is drawn, and the gap of the style sheet, in pixels. */
const LINE = { height: 74, gap: 0 };
const CARD = { height: 190, gap: 10 };

interface TicketListProps {
  tickets: readonly TicketRow[];
  selection: Selection;
}

export function TicketList({ tickets, selection }: TicketListProps) {
  const isNarrow = useIsNarrow();
  const Listed = isNarrow ? TicketCards : TicketTable;
  return <Listed key={String(isNarrow)} tickets={tickets} selection={selection} />;
}

function TicketTable({ tickets, selection }: TicketListProps) {
  const { t } = useWords();
  const list = useRef<HTMLTableElement>(null);
  const { inSight, below, onFocus, rowOf } = useListed(list, { tickets, selection, ...LINE });
  return (
    <table
      className="table queue-table"
      ref={list}
      onFocus={onFocus}
      aria-rowcount={tickets.length + 1}
    >
      <thead>
        <tr aria-rowindex={1}>
          <td className="choose" />
          {COLUMNS.map((column) => (
            <th key={column} scope="col" data-column={column}>
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {inSight.map(({ index, above }) => {
          const row = rowOf(index);
          return (
            <Fragment key={row.ticket.number}>
              <Space height={above} />
              <TicketLine {...row} />
            </Fragment>
          );
        })}
        <Space height={below} />
      </tbody>
    </table>
  );
}

/** In the place of rows that are not drawn. */
function Space({ height }: { height: number }) {
  if (height === 0) return null;
  return (
    <tr aria-hidden>
      <td className="space" colSpan={COLUMNS.length + 1} style={{ height }} />
    </tr>
  );
}

function TicketCards({ tickets, selection }: TicketListProps) {
  const { t } = useWords();
  const list = useRef<HTMLUListElement>(null);
  const { inSight, below, onFocus, rowOf } = useListed(list, { tickets, selection, ...CARD });
  return (
    <ul
      className="cards"
      ref={list}
      onFocus={onFocus}
      aria-label={t('page.queue')}
      style={{ paddingBottom: below }}
    >
      {inSight.map(({ index, above }) => {
        const row = rowOf(index);
        return <TicketCard key={row.ticket.number} {...row} above={above} count={tickets.length} />;
      })}
    </ul>
  );
}

interface ListedProps extends TicketListProps {
  height: number;
  gap: number;
}

/** What both looks of the list share: which rows are drawn, keys, choosing. */
function useListed(
  list: RefObject<HTMLElement | null>,
  { tickets, selection, height, gap }: ListedProps,
) {
  const keys = useMemo(() => tickets.map(({ number }) => number), [tickets]);
  const { measure, ...rows } = useRowsInSight({ list, keys, height, gap });
  useMoving(list);
  useChoosing(list, selection);
  const { chosen, toggle } = selection;
  const rowOf = (index: number): LineProps => {
    const ticket = tickets[index] as TicketRow;
    return { ticket, index, isChosen: chosen.has(ticket.number), toggle, measure };
  };
  return { ...rows, rowOf };
}
