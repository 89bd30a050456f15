// Two people's eyes on a person's data: what one administrator asks for, another one approves or refuses.

import { randomUUID } from 'node:crypto';
import { ThawError } from '../errors';
import { audit } from '../staff/audit-store';
import type { Database, Store } from '../store/store';
import { DAY_MS } from './limits';
import type { PersonKey } from './person';
import { type Erased, erasePerson, type Found, lookUpPerson, refuseUnclosed } from './persons';
import {
  decideRequest,
  endRequest,
  findRequest,
  insertRequest,
  type PersonRequest,
  type RequestAct,
} from './request-store';

/** What was approved can be fetched for a week. */
export const EXPORT_MS = 7 * DAY_MS;

export interface Asker {
  by: { id: string; name: string };
  /** Milliseconds since 1970. */
  now: number;
}

/** @throws ThawError PERSON_UNKNOWN */
export async function askFor(
  store: Store,
  { act, person }: { act: RequestAct; person: PersonKey },
  { by, now }: Asker,
): Promise<PersonRequest> {
  const { counts } = await lookUpPerson(store.read, person);
  const request: PersonRequest = {
    ...{ id: randomUUID(), act, person, counts, decided: null },
    state: 'asked',
    asked: { ...by, at: now },
  };
  await store.write(async (db) => {
    await insertRequest(db, request);
    await record(db, 'person-asked', { request, by, now });
  });
  return request;
}

/** Whoever asked may take it back; anybody else refuses it. @throws ThawError REQUEST_UNKNOWN */
export async function refuse(store: Store, id: string, { by, now }: Asker): Promise<void> {
  await store.write(async (db) => {
    const request = await findRequest(db, id);
    const decision = { state: 'refused', by: { ...by, at: now }, from: ['asked'] } as const;
    const isRefused =
      request && (await decideRequest(db, id, { ...decision, from: [...decision.from] }));
    if (!isRefused) throw new ThawError('REQUEST_UNKNOWN');
    await record(db, 'person-refused', { request, by, now });
  });
}

/**
 * An erasure is done at once; one that was interrupted is done when it is approved again.
 * @returns who was erased; nothing of an export
 * @throws ThawError REQUEST_UNKNOWN, REQUEST_OWN, PERSON_UNKNOWN, ERASE_UNCLOSED; then it can be approved again
 */
export async function approve(
  store: Store,
  id: string,
  { by, now }: Asker,
): Promise<Erased | undefined> {
  const request = await findRequest(store.read, id);
  if (!request?.person) throw new ThawError('REQUEST_UNKNOWN');
  if (request.asked.id === by.id) throw new ThawError('REQUEST_OWN');
  const { person, act } = request;
  const found = await lookUpPerson(store.read, person);
  if (act === 'erase') refuseUnclosed(found.person.tickets);
  await store.write(async (db) => {
    const from: PersonRequest['state'][] = act === 'erase' ? ['asked', 'approved'] : ['asked'];
    const isDecided = await decideRequest(db, id, {
      ...{ state: 'approved', by: { ...by, at: now }, from },
    });
    if (!isDecided) throw new ThawError('REQUEST_UNKNOWN');
    await record(db, 'person-approved', { request, by, now });
  });
  if (act === 'export') return undefined;
  const erased = await erasePerson(store, person, { by, now });
  await store.write((db) => endRequest(db, id));
  return erased;
}

/** What an approved export holds. @throws ThawError REQUEST_UNKNOWN, PERSON_UNKNOWN */
export async function openExport(store: Store, id: string, { by, now }: Asker): Promise<Found> {
  const request = await findRequest(store.read, id);
  const isOpen =
    request?.act === 'export' &&
    request.state === 'approved' &&
    now - (request.decided?.at ?? 0) < EXPORT_MS;
  if (!isOpen || !request.person) throw new ThawError('REQUEST_UNKNOWN');
  const found = await lookUpPerson(store.read, request.person);
  await store.write((db) => record(db, 'person-exported', { request, by, now }));
  return found;
}

/** By what the person was found is no one's business later on: how much it was is. */
function record(
  db: Database,
  action: 'person-asked' | 'person-refused' | 'person-approved' | 'person-exported',
  { request, by, now }: Asker & { request: PersonRequest },
): Promise<void> {
  const { id, act, counts } = request;
  const { tickets, messages } = counts;
  const details = { act, tickets, messages };
  return audit(db, { who: by.id, name: by.name, action, subject: id, details, at: now });
}
