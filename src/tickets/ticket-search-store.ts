// The words by which tickets are found: an index of SQLite's FTS5, in which each Han character is a word of its own.

import type { Database, Store } from '../store/store';
import type { Ticket } from './ticket';

const HAN = /\p{Script=Han}/gu;
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
  const rowid = row.ordinal as number;
  await db.deleteFrom('ticket_words').where('rowid', '=', rowid).execute();
  await db
    .insertInto('ticket_words')
    .values({ rowid, words: wordsOf(ticket) })
    .execute();
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
 * @returns a condition on `tickets.ordinal`; undefined when there is nothing to look for
 */
export function searchTerms(search: string): string | undefined {
  const terms = phrases(search)
    .slice(0, MOST_TERMS)
    // Letters and digits alone stand between the quotes: nothing of FTS5's own language gets in.
    .map((phrase) => `"${phrase.join(' ')}"${isHan(phrase.at(-1)) ? '' : '*'}`);
  return terms.length > 0 ? terms.join(' ') : undefined;
}

/** What stands together belongs together: Han characters in a row, the parts of FZ-20261122-0007. */
function phrases(search: string): string[][] {
  return search
    .normalize('NFKC')
    .split(/\s+/)
    .map((word) => spread(word).match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((words) => words.length > 0);
}

function isHan(word: string | undefined): boolean {
  return /^\p{Script=Han}/u.test(word ?? '');
}

function wordsOf({ number, fields, transcript, messages = [], assignee, papers }: Ticket): string {
  const { contact, frozenAt, amount, ...plain } = fields;
  const said = transcript.filter(({ from }) => from === 'merchant').map(({ text }) => text);
  return spread(
    [
      number,
      ...Object.values(plain),
      contact.value,
      frozenAt?.said,
      amount?.said,
      assignee?.name,
      ...(papers?.received.map(({ name }) => name) ?? []),
      ...messages.map(({ text }) => text),
      ...said,
    ].join('\n'),
  );
}

function spread(text: string): string {
  return text.slice(0, LONGEST).normalize('NFKC').replace(HAN, ' $& ');
}
