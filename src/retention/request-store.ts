// Requests about a person's data in the database: asked by one administrator, decided by another.

import type { Database } from '../store/store';
import type { PersonCounts, PersonKey } from './person';
import { findPerson } from './person-store';

export type RequestAct = 'export' | 'erase';
export type RequestState = 'asked' | 'approved' | 'refused' | 'done';

export interface PersonRequest {
  id: string;
  act: RequestAct;
  state: RequestState;
  /** Null once nobody needs it any more. */
  person: PersonKey | null;
  counts: PersonCounts;
  asked: { id: string; name: string; at: number };
  decided: { id: string; name: string; at: number } | null;
}

const MOST_LISTED = 50;

export async function insertRequest(db: Database, request: PersonRequest): Promise<void> {
  const { id, act, state, person, counts, asked } = request;
  await db
    .insertInto('person_requests')
    .values({
      ...{ id, act, state, person: JSON.stringify(person), counts: JSON.stringify(counts) },
      ...{ asked_by: asked.id, asked_name: asked.name, asked_at: asked.at },
      ...{ decided_by: null, decided_name: null, decided_at: null },
    })
    .execute();
}

/** Newest first. */
export async function listRequests(db: Database): Promise<PersonRequest[]> {
  const rows = await db
    .selectFrom('person_requests')
    .selectAll()
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_LISTED)
    .execute();
  return rows.map(requestOf);
}

export async function findRequest(db: Database, id: string): Promise<PersonRequest | undefined> {
  const row = await db
    .selectFrom('person_requests')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && requestOf(row);
}

/** @returns false when it was decided in between */
export async function decideRequest(
  db: Database,
  id: string,
  { state, by, from }: { state: RequestState; by: PersonRequest['asked']; from: RequestState[] },
): Promise<boolean> {
  const row = await db
    .updateTable('person_requests')
    .set({ state, decided_by: by.id, decided_name: by.name, decided_at: by.at })
    .where('id', '=', id)
    .where('state', 'in', from)
    .returning('id')
    .executeTakeFirst();
  if (row && state === 'refused') await forgetPerson(db, id);
  return row !== undefined;
}

export async function endRequest(db: Database, id: string): Promise<void> {
  await db.updateTable('person_requests').set({ state: 'done' }).where('id', '=', id).execute();
  await forgetPerson(db, id);
}

async function forgetPerson(db: Database, id: string): Promise<void> {
  await db.updateTable('person_requests').set({ person: '' }).where('id', '=', id).execute();
}

/** After an erasure: whoever is not found any more is named in no request either. */
export async function forgetPersonsGone(db: Database): Promise<void> {
  const rows = await db
    .selectFrom('person_requests')
    .select(['id', 'person'])
    .where('person', '!=', '')
    .execute();
  for (const { id, person } of rows) {
    if (!(await findPerson(db, JSON.parse(person) as PersonKey))) await endRequest(db, id);
  }
}

function requestOf(row: {
  id: string;
  act: RequestAct;
  person: string;
  state: RequestState;
  asked_by: string;
  asked_name: string;
  asked_at: number;
  decided_by: string | null;
  decided_name: string | null;
  decided_at: number | null;
  counts: string;
}): PersonRequest {
  const { id, act, state, decided_by: decider } = row;
  return {
    ...{ id, act, state },
    person: row.person === '' ? null : (JSON.parse(row.person) as PersonKey),
    counts: JSON.parse(row.counts) as PersonCounts,
    asked: { id: row.asked_by, name: row.asked_name, at: row.asked_at },
    decided:
      decider === null
        ? null
        : { id: decider, name: row.decided_name ?? '', at: row.decided_at ?? 0 },
  };
}
