// The words by which tickets are found, and what is searched for among them.

import type { Database, Store } from '../store/store';
import { indexWords, type Phrase, phrasesOf } from '../store/word-index';
import type { Ticket } from './ticket';

/** Of the transcript the merchant's own words are searched, up to here. */
const LONGEST = 20_000;
const BATCH = 50;
const MOST_TERMS = 12;

/** Usable inside any write job; what was indexed before is replaced. */
export async function indexTicket(db: Database, ticket: Ticket): Promise<void> {
  const row = await db
    .selectFrom('tickets')
    .select('ordinal')
    .where('number', '=', ticket.number)
    .executeTakeFirstOrThrow();
  await indexWords(db, row.ordinal as number, wordsOf(ticket));
}

/**
 * Indexes the tickets of earlier releases, some at a time, so that nobody waits for it.
 * @returns their number
 */
export async function indexAll(store: Store, isStopping: () => boolean): Promise<number> {
  let count = 0;
  for (let after = 0; !isStopping(); ) {
    const rows = await store.write((db) => indexSome(db, after));
    count += rows.length;
    after = rows.at(-1)?.ordinal ?? 0;
    if (rows.length < BATCH) break;
  }
  return count;
}

async function indexSome(db: Database, after: number) {
  const rows = await db
    .selectFrom('tickets')
    .select(['ordinal', 'body'])
    .where('ordinal', '>', after)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('ticket_words')
            .select('rowid')
            .whereRef('ticket_words.rowid', '=', 'tickets.ordinal'),
        ),
      ),
    )
    .orderBy('ordinal')
    .limit(BATCH)
    .execute();
  for (const { body } of rows) await indexTicket(db, JSON.parse(body) as Ticket);
  return rows;
}

/**
 * Every word must occur; the last part of a number or a Latin word may be left out ("lakal", "8983101").
 * @returns undefined when there is nothing to look for
 */
export function searchTerms(search: string): Phrase[] | undefined {
  const terms = phrasesOf(search).slice(0, MOST_TERMS);
  return terms.length > 0 ? terms : undefined;
}

function wordsOf({ number, fields, transcript, messages = [], assignee, papers }: Ticket): string {
  const { contact, frozenAt, amount, ...plain } = fields;
  const said = transcript.filter(({ from }) => from === 'merchant').map(({ text }) => text);
  return [
    number,
    ...Object.values(plain),
    contact.value,
    contact.name,
    frozenAt?.said,
    amount?.said,
    assignee?.name,
    ...(papers?.received.map(({ name }) => name) ?? []),
    ...messages.map(({ text }) => text),
    ...said,
  ]
    .join('\n')
    .slice(0, LONGEST);
}
