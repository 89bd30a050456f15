// What the insights count, a piece of a day at a time: each statement reads it from an index, so that no chat waits for it.

import type { Verdict } from '../knowledge/question-store';
import { statement } from '../store/statement';
import type { Database } from '../store/store';

/** Milliseconds since 1970; `from` included, `to` not. */
export interface TimeSpan {
  from: number;
  to: number;
}

const countQuestions = statement<TimeSpan, { count: number }>((db, p) =>
  db
    .selectFrom('questions')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('at', '>=', p.from)
    .where('at', '<', p.to),
);

const countTickets = statement<TimeSpan, { count: number }>((db, p) =>
  db
    .selectFrom('tickets')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('created_at', '>=', p.from)
    .where('created_at', '<', p.to),
);

/** How much there is to read in the span. */
export async function countRows(db: Database, span: TimeSpan): Promise<number> {
  const [questions] = await countQuestions(db, span);
  const [tickets] = await countTickets(db, span);
  return Math.max(questions?.count ?? 0, tickets?.count ?? 0);
}

/** How often each decision was made, answers by their entry. */
export const countDecisions = statement<
  TimeSpan,
  { decision: string; entry: string | null; count: number }
>((db, p) =>
  db
    .selectFrom('questions')
    .select((eb) => ['decision', 'entry', eb.fn.countAll<number>().as('count')])
    .where('at', '>=', p.from)
    .where('at', '<', p.to)
    .groupBy(['decision', 'entry']),
);

/** Conversations with a question, and whether staff ever had a ticket of them. */
export const listConversations = statement<
  TimeSpan,
  { conversation_id: string; hasTicket: unknown }
>((db, p) =>
  db
    .selectFrom((eb) =>
      eb
        .selectFrom('questions')
        .select('conversation_id')
        .distinct()
        .where('at', '>=', p.from)
        .where('at', '<', p.to)
        .as('asked'),
    )
    .select((eb) => [
      'asked.conversation_id',
      eb
        .exists(
          eb
            .selectFrom('tickets')
            .select(eb.lit(1).as('one'))
            .whereRef('tickets.conversation_id', '=', 'asked.conversation_id'),
        )
        .as('hasTicket'),
    ]),
);

export const listTicketTimes = statement<
  TimeSpan,
  { created_at: number; first_reply_at: number | null }
>((db, p) =>
  db
    .selectFrom('tickets')
    .select(['created_at', 'first_reply_at'])
    .where('created_at', '>=', p.from)
    .where('created_at', '<', p.to),
);

export const countRatings = statement<TimeSpan, { score: number; count: number }>((db, p) =>
  db
    .selectFrom('ticket_ratings')
    .select((eb) => ['score', eb.fn.countAll<number>().as('count')])
    .where('at', '>=', p.from)
    .where('at', '<', p.to)
    .groupBy('score'),
);

const selectVerdicts = statement<
  TimeSpan,
  {
    conversation_id: string;
    entry: string;
    helpful: number;
    answer: string | null;
    words: string | null;
  }
>((db, p) =>
  db
    .selectFrom('feedback')
    .select(['conversation_id', 'entry', 'helpful', 'answer', 'words'])
    .where('at', '>=', p.from)
    .where('at', '<', p.to)
    .orderBy('id'),
);

/** In the order given, without the questions: finding those costs more than all the rest. */
export async function listVerdictsBetween(db: Database, span: TimeSpan): Promise<Verdict[]> {
  const rows = await selectVerdicts(db, span);
  return rows.map((row) => ({
    conversationId: row.conversation_id,
    entry: row.entry,
    helpful: row.helpful === 1,
    answer: row.answer,
    words: row.words,
    question: null,
  }));
}

const countUnclosed = statement<TimeSpan, { count: number }>((db, p) =>
  db
    .selectFrom('tickets')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('status', 'in', ['new', 'open', 'waiting'])
    .where('created_at', '>=', p.from)
    .where('created_at', '<', p.to),
);

/** Tickets made in the span that staff are not done with. */
export async function countUnclosedTickets(db: Database, span: TimeSpan): Promise<number> {
  return (await countUnclosed(db, span))[0]?.count ?? 0;
}
