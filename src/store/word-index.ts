// The index of words by which tickets are found, in which each Han character is a word: FTS5 of SQLite, tsvector of PostgreSQL.

import { type RawBuilder, sql } from 'kysely';
import { dialectOf, throughIndex } from './dialect';
import type { Database } from './store';

/** Words that stand together, in this order. The last one may be only the beginning of a word, unless it is a Han character. */
export type Phrase = readonly string[];

const HAN = /\p{Script=Han}/gu;
const WORDS = /[\p{L}\p{N}]+/gu;
/** Positions that PostgreSQL can tell apart; what stands later counts as standing there. */
const LAST_POSITION = 16_383;
/** Bytes of a lexeme of PostgreSQL, in characters that are never more than four of them. */
const LONGEST_WORD = 500;
/** Where walking the tickets to a full page costs about as much as looking so many up. */
const MANY = 1000;

/** The words of a text; what was indexed for the ticket before is replaced. */
export async function indexWords(db: Database, ordinal: number, text: string): Promise<void> {
  await unindexWords(db, ordinal);
  const words =
    dialectOf(db) === 'postgres' ? sql<string>`${vectorOf(wordsIn(text))}::tsvector` : spread(text);
  await db.insertInto('ticket_words').values({ rowid: ordinal, words }).execute();
}

/** The ticket is found by no word any more. */
export async function unindexWords(db: Database, ordinal: number): Promise<void> {
  await db.deleteFrom('ticket_words').where('rowid', '=', ordinal).execute();
}

/** What is written together belongs together: Han characters in a row, the parts of FZ-20261122-0007. */
export function phrasesOf(search: string): Phrase[] {
  return search
    .normalize('NFKC')
    .split(/\s+/)
    .map((word) => spread(word).match(WORDS) ?? [])
    .filter((words) => words.length > 0);
}

/** Where to select from, the column of the ordinals, and the condition. */
export interface FoundTickets {
  from: RawBuilder<unknown>;
  ordinal: RawBuilder<number>;
  condition: RawBuilder<unknown>;
}

/** The tickets that hold all phrases. */
export async function ticketsWith(
  db: Database,
  phrases: readonly Phrase[],
  wanted: 'page' | 'all' = 'page',
): Promise<FoundTickets> {
  if (dialectOf(db) === 'postgres') return inPostgres(db, phrases, wanted);
  return {
    // In this order, so that the index of words is walked by age until the page is full.
    from: sql`ticket_words cross join ${throughIndex(db, 'tickets', 'tickets_newest')} on ordinal = ticket_words.rowid`,
    ordinal: sql.ref<number>('ticket_words.rowid'),
    condition: sql`ticket_words match ${matchOf(phrases)}` as RawBuilder<unknown>,
  };
}

/**
 * PostgreSQL's index of words has no order. What few tickets hold is looked up in it, and those are taken; for what many
 * hold, the tickets are walked in the order of the list until the page is full (`offset 0` keeps it at that). Which of both
 * is found out here: the server's own guess knows neither phrases nor beginnings of words.
 */
async function inPostgres(
  db: Database,
  phrases: readonly Phrase[],
  wanted: 'page' | 'all',
): Promise<FoundTickets> {
  const isFound = sql`ticket_words.words @@ ${queryOf(phrases)}::tsquery`;
  const ordinal = sql.ref<number>('tickets.ordinal');
  if (wanted === 'all') {
    const from = sql`ticket_words join tickets on ordinal = ticket_words.rowid`;
    return { from, ordinal, condition: isFound };
  }
  const some = await sql<{ rowid: number }>`select ticket_words.rowid from ticket_words
    where ${isFound} limit ${sql.lit(MANY)}`.execute(db);
  const ordinals = some.rows.map(({ rowid }) => rowid);
  if (ordinals.length < MANY) {
    return { from: sql`tickets`, ordinal, condition: sql`ordinal = any(${ordinals}::bigint[])` };
  }
  const own = sql`ticket_words.rowid = tickets.ordinal and ${isFound}`;
  return {
    from: sql`tickets cross join lateral (select from ticket_words where ${own} offset 0) as found`,
    ordinal,
    condition: sql`true`,
  };
}

/** Letters and digits alone stand between the quotes: nothing of FTS5's own language gets in. */
function matchOf(phrases: readonly Phrase[]): string {
  return phrases.map((words) => `"${words.join(' ')}"${mayGoOn(words) ? '*' : ''}`).join(' ');
}

/** As for FTS5, nothing of the language of queries gets in. */
function queryOf(phrases: readonly Phrase[]): string {
  return phrases
    .map((words) => {
      const all = words.map((word) => `'${plain(word)}'`).join(' <-> ');
      return `(${all}${mayGoOn(words) ? ':*' : ''})`;
    })
    .join(' & ');
}

function mayGoOn(words: Phrase): boolean {
  return !/^\p{Script=Han}/u.test(words.at(-1) ?? '');
}

/** Made here, because PostgreSQL's own parser takes "a/b", host names and "-7" for one word each. */
export function vectorOf(words: readonly string[]): string {
  return words.map((word, index) => `'${word}':${Math.min(index + 1, LAST_POSITION)}`).join(' ');
}

/** The words of a text as they are compared, one after another. */
export function wordsIn(text: string): string[] {
  return (spread(text).match(WORDS) ?? []).map(plain);
}

/** As FTS5 compares: without case and diacritics. */
function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().slice(0, LONGEST_WORD);
}

function spread(text: string): string {
  return text.normalize('NFKC').replace(HAN, ' $& ');
}
