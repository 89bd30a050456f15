// What merchants asked in vain, as the database holds it: questions, verdicts on answers, and closed tickets with the staff's words.

import { type SqlBool, sql } from 'kysely';
import type { Candidate } from '../../knowledge/matcher';
import type { Database } from '../../store/store';

export interface QuestionRow {
  id: number;
  conversation_id: string;
  at: number;
  text: string;
  language: string;
  decision: string;
  entry: string | null;
  candidates: Candidate[];
}

/** Of a row: whatever is listed newest first goes on behind it. */
export interface Place {
  at: number;
  id: number;
}

interface Page {
  since: number;
  /** Undefined: from the newest. */
  before: Place | undefined;
  limit: number;
}

/** A page of what was refused or offered as a choice, newest first. */
export async function missedQuestions(db: Database, page: Page): Promise<QuestionRow[]> {
  const rows = await db
    .selectFrom('questions as q')
    .select(['id', 'conversation_id', 'at', 'text', 'language', 'decision', 'entry', 'candidates'])
    .where('at', '>=', page.since)
    .where(behind(page.before, 'q'))
    .where('decision', 'in', ['none', 'choices'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map((row) => ({ ...row, candidates: JSON.parse(row.candidates) as Candidate[] }));
}

/** A page of verdicts with the questions behind the answers, newest first; the last verdict on an answer counts. */
export async function judgedQuestions(db: Database, page: Page) {
  return db
    .selectFrom('feedback as f')
    .innerJoin('questions as q', (join) =>
      join
        .onRef('q.conversation_id', '=', 'f.conversation_id')
        .onRef('q.entry', '=', 'f.entry')
        .on((eb) => eb(eb.cast<number>('f.answer', 'integer'), '=', eb.ref('q.seq'))),
    )
    .select(['f.id as verdict', 'f.at', 'f.helpful', 'f.entry', 'q.id', 'q.text', 'q.language'])
    .where('f.at', '>=', page.since)
    .where(behind(page.before, 'f'))
    .orderBy('f.at', 'desc')
    .orderBy('f.id', 'desc')
    .limit(page.limit)
    .execute();
}

/** `at` once more by itself: by it an index is entered. */
function behind(place: Place | undefined, table: 'q' | 'f') {
  if (!place) return sql<SqlBool>`1 = 1`;
  const [at, id] = [sql.ref(`${table}.at`), sql.ref(`${table}.id`)];
  return sql<SqlBool>`${at} <= ${place.at} and (${at} < ${place.at} or ${id} < ${place.id})`;
}

export async function closedTickets(db: Database, page: { since: number; limit: number }) {
  return db
    .selectFrom('tickets')
    .select(['number', 'conversation_id', 'created_at', 'updated_at', 'language', 'body'])
    .where('status', 'in', ['resolved', 'closed'])
    .where('updated_at', '>=', page.since)
    .where('first_reply_at', 'is not', null)
    .orderBy('ordinal', 'desc')
    .limit(page.limit)
    .execute();
}

/** What staff wrote about a ticket, oldest first; a conversation may have had others before and after. */
export async function staffWords(
  db: Database,
  ticket: { number: string; conversation_id: string; created_at: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('activities')
    .select('body')
    .where('conversation_id', '=', ticket.conversation_id)
    .where('role', '=', 'staff')
    .where('visible', '=', 1)
    .where('at', '>=', ticket.created_at)
    .orderBy('seq')
    .limit(MOST_WORDS)
    .execute();
  return rows.flatMap(({ body }) => {
    const { channelData } = JSON.parse(body) as { channelData?: { thaw?: StaffSaid } };
    const { ticket: number, said = '' } = channelData?.thaw ?? {};
    return number === ticket.number && said.trim() !== '' ? [said.trim()] : [];
  });
}

interface StaffSaid {
  ticket?: string;
  said?: string;
}

const MOST_WORDS = 60;
