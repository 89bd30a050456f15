// Rows that are too old, of all kinds that stand for themselves: each function deletes one bounded piece and says how much it was.

import { sql } from 'kysely';
import type { Database } from '../store/store';
import { UNCLOSED } from '../tickets/ticket';
import { hasUnclosedTicket } from './gone-store';

/** What is older than `limit` (ms since 1970), `most` rows at most. */
export interface Piece {
  limit: number;
  most: number;
}

/** @returns the number of rows; 0: nothing is left */
export type DropPiece = (db: Database, piece: Piece) => Promise<number>;

type OldTable = 'questions' | 'feedback' | 'carried_words' | 'person_requests';

/** Whatever else is true of a row, its age is enough. */
function dropOlder(table: OldTable, at: 'at' | 'asked_at'): DropPiece {
  return async (db, { limit, most }) => {
    const [rows, age] = [sql.table(table), sql.ref(at)];
    const { numAffectedRows } = await sql`DELETE FROM ${rows} WHERE id IN
      (SELECT id FROM ${rows} WHERE ${age} < ${limit} ORDER BY ${age} LIMIT ${most})`.execute(db);
    return Number(numAffectedRows);
  };
}

/** What still has to leave is kept, however old. */
export const dropDeliveries: DropPiece = async (db, { limit, most }) => {
  const rows = await db
    .selectFrom('outbox')
    .select('id')
    .where('created_at', '<', limit)
    .where('state', '!=', 'due')
    .orderBy('created_at')
    .orderBy('id')
    .limit(most)
    .execute();
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  await db.deleteFrom('outbox_tries').where('delivery', 'in', ids).execute();
  await db.deleteFrom('outbox').where('id', 'in', ids).execute();
  return ids.length;
};

/** Ids grow with time: only the first ones are looked at. */
export const dropAudit: DropPiece = async (db, { limit, most }) => {
  const rows = await db
    .selectFrom('audit')
    .select(['id', 'at'])
    .orderBy('id')
    .limit(most)
    .execute();
  const ids = rows.filter(({ at }) => at < limit).map(({ id }) => id);
  if (ids.length > 0) await db.deleteFrom('audit').where('id', 'in', ids).execute();
  return ids.length;
};

export const dropQuestions = dropOlder('questions', 'at');

export const dropFeedback = dropOlder('feedback', 'at');

/** With the marks of the questions that they were about. */
export const dropMissDecisions: DropPiece = async (db, { limit, most }) => {
  const rows = await db
    .selectFrom('miss_decisions')
    .select('id')
    .where('at', '<', limit)
    .orderBy('at')
    .orderBy('id')
    .limit(most)
    .execute();
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  await db.deleteFrom('miss_decided').where('decision', 'in', ids).execute();
  await db.deleteFrom('miss_decisions').where('id', 'in', ids).execute();
  return ids.length;
};

/** Not those of a conversation or a ticket that staff are not done with. */
export const dropPapers: DropPiece = async (db, { limit, most }) => {
  const rows = await db
    .selectFrom('papers as p')
    .select('p.id')
    .where('p.at', '<', limit)
    .where(({ not, ref }) => not(hasUnclosedTicket(ref('p.conversation_id'))))
    .orderBy('p.at')
    .orderBy('p.id')
    .limit(most)
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await db.deleteFrom('papers').where('id', 'in', ids).execute();
  return ids.length;
};

export const dropStaffFiles: DropPiece = async (db, { limit, most }) => {
  const rows = await db
    .selectFrom('staff_files as f')
    .innerJoin('tickets as t', 't.number', 'f.ticket')
    .select('f.key')
    .where('f.at', '<', limit)
    .where('t.status', 'not in', UNCLOSED)
    .orderBy('f.at')
    .orderBy('f.key')
    .limit(most)
    .execute();
  const keys = rows.map(({ key }) => key);
  if (keys.length > 0) await db.deleteFrom('staff_files').where('key', 'in', keys).execute();
  return keys.length;
};

/** Words of a group that nobody took up in a chat of their own. */
export const dropCarried = dropOlder('carried_words', 'at');

/** What was asked and not decided, and what was decided, long ago. */
export const dropPersonRequests = dropOlder('person_requests', 'asked_at');
