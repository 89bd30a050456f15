// Stores what maintainers made of missed questions; a question is decided once, whoever comes first.

import type { Language } from '../../language/language';
import type { Database } from '../../store/store';

export interface Decision {
  id: string;
  at: number;
  staff: string;
  name: string;
  act: 'phrasings' | 'entry' | 'dismiss';
  entry: string | null;
  state: 'begun' | 'done';
  body: DecisionBody;
}

/** What it takes to undo it. */
export interface DecisionBody {
  phrasings: { text: string; language: Language }[];
  /** Of the entry's file as it was saved. */
  version?: string | undefined;
  /** How often it was asked. */
  count: number;
}

/** A file is saved within seconds; who has not done so by then never will. */
export const BEGUN_MS = 60_000;

/** @returns whoever decided one of the questions before; undefined: they are decided now */
export async function beginDecision(
  db: Database,
  decision: Decision,
  questions: readonly string[],
): Promise<{ name: string } | undefined> {
  await dropAbandoned(db, decision.at - BEGUN_MS);
  for (const part of partsOf(questions)) {
    const taken = await db
      .selectFrom('miss_decided as d')
      .innerJoin('miss_decisions as m', 'm.id', 'd.decision')
      .select('m.name')
      .where('d.question', 'in', part)
      .limit(1)
      .executeTakeFirst();
    if (taken) return taken;
  }
  await db
    .insertInto('miss_decisions')
    .values({ ...decision, body: JSON.stringify(decision.body) })
    .execute();
  for (const part of partsOf(questions)) {
    await db
      .insertInto('miss_decided')
      .values(part.map((question) => ({ question, decision: decision.id })))
      .execute();
  }
  return undefined;
}

export async function finishDecision(db: Database, id: string, body: DecisionBody): Promise<void> {
  await db
    .updateTable('miss_decisions')
    .set({ state: 'done', body: JSON.stringify(body) })
    .where('id', '=', id)
    .execute();
}

/** Its questions are open again. @returns false when somebody else has taken it back */
export async function dropDecision(db: Database, id: string): Promise<boolean> {
  await db.deleteFrom('miss_decided').where('decision', '=', id).execute();
  const { numDeletedRows } = await db
    .deleteFrom('miss_decisions')
    .where('id', '=', id)
    .executeTakeFirst();
  return Number(numDeletedRows) > 0;
}

export async function findDecision(db: Database, id: string): Promise<Decision | undefined> {
  const row = await db
    .selectFrom('miss_decisions')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, body: JSON.parse(row.body) as DecisionBody };
}

/** The newest that are done. */
export async function listDecisions(db: Database, limit: number): Promise<Decision[]> {
  const rows = await db
    .selectFrom('miss_decisions')
    .selectAll()
    .where('state', '=', 'done')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, body: JSON.parse(row.body) as DecisionBody }));
}

/** Questions that are done with, by their keys, each with its decision. */
export async function decidedQuestions(db: Database, now: number): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('miss_decided as d')
    .innerJoin('miss_decisions as m', 'm.id', 'd.decision')
    .select(['d.question', 'd.decision'])
    .where((eb) => eb.or([eb('m.state', '=', 'done'), eb('m.at', '>=', now - BEGUN_MS)]))
    .execute();
  return new Map(rows.map(({ question, decision }) => [question, decision]));
}

async function dropAbandoned(db: Database, before: number): Promise<void> {
  const rows = await db
    .selectFrom('miss_decisions')
    .select('id')
    .where('state', '=', 'begun')
    .where('at', '<', before)
    .execute();
  for (const { id } of rows) await dropDecision(db, id);
}

const PART = 500;

function partsOf<T>(list: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < list.length; at += PART) parts.push(list.slice(at, at + PART));
  return parts;
}
