// What the results are added up from, a piece of a day at a time: each statement finds it by an index.

import { sql } from 'kysely';
import { statement } from '../../store/statement';
import type { TimeSpan } from '../insights-store';

/** A merchant who needs staff after an answer comes within this time; in Teams a talk never ends. */
export const LATER_MS = 7 * 86_400_000;

/** Answers of each entry, and how many of them were followed by neither a ticket nor a refusal. */
export const countSolved = statement<
  TimeSpan,
  { entry: string; answers: number; solved: number | null }
>((db, p) =>
  db
    .selectFrom('questions as q')
    .select((eb) => [
      sql<string>`q.entry`.as('entry'),
      eb.fn.countAll<number>().as('answers'),
      eb.fn
        .sum<number>(
          eb
            .case()
            .when(
              eb.or([
                eb.exists(
                  eb
                    .selectFrom('tickets as t')
                    .select(eb.lit(1).as('one'))
                    .whereRef('t.conversation_id', '=', 'q.conversation_id')
                    .where(later('t.created_at')),
                ),
                eb.exists(
                  eb
                    .selectFrom('questions as r')
                    .select(eb.lit(1).as('one'))
                    .whereRef('r.conversation_id', '=', 'q.conversation_id')
                    .where('r.decision', '=', sql.lit('none'))
                    .where(later('r.at')),
                ),
              ]),
            )
            .then(eb.lit(0))
            .else(eb.lit(1))
            .end(),
        )
        .as('solved'),
    ])
    .where('q.decision', '=', sql.lit('answer'))
    .where('q.entry', 'is not', null)
    .where('q.at', '>=', p.from)
    .where('q.at', '<', p.to)
    .groupBy('q.entry'),
);

function later(column: string) {
  const at = sql.ref(column);
  return sql<boolean>`${at} > q.at and ${at} <= q.at + ${sql.lit(LATER_MS)}`;
}

export interface TicketRow {
  number: string;
  created_at: number;
  first_reply_at: number | null;
  kind: string;
  language: string;
  provider: string | null;
  assignee: string | null;
  team: string | null;
}

/** A double is answered with the ticket that it went into. */
export const listTickets = statement<TimeSpan, TicketRow>((db, p) =>
  db
    .selectFrom('tickets')
    .select([
      'number',
      'created_at',
      'first_reply_at',
      'kind',
      'language',
      'provider',
      'assignee',
      'team',
    ])
    .where('created_at', '>=', p.from)
    .where('created_at', '<', p.to)
    .where('merged_into', 'is', null),
);

export interface StatusRow {
  ticket: string;
  at: number;
  body: string;
}

/** The states of the tickets made in the span, each ticket's in order. */
export const listStatuses = statement<TimeSpan, StatusRow>((db, p) =>
  db
    .selectFrom('tickets as t')
    .innerJoin('ticket_events as e', 'e.ticket', 't.number')
    .select(['e.ticket', 'e.at', 'e.body'])
    .where('t.created_at', '>=', p.from)
    .where('t.created_at', '<', p.to)
    .where('t.merged_into', 'is', null)
    .where('e.kind', '=', sql.lit('status'))
    .orderBy('e.ticket')
    .orderBy('e.ordinal'),
);
