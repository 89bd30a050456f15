// A person's rights: what is stored of somebody is found, written out, and erased.

import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ThawError } from '../errors';
import { audit } from '../staff/audit-store';
import type { Database, Store } from '../store/store';
import { UNCLOSED } from '../tickets/ticket';
import {
  type DeliveryPlace,
  deliveriesNaming,
  eraseConversation,
  eraseDeliveries,
  erasePapers,
  type Traces,
} from './erase-store';
import { removeObjects } from './object-store';
import { type FoundPerson, type PersonCounts, type PersonKey, PSEUDONYM } from './person';
import { countPerson, findPerson } from './person-store';
import { forgetPersonsGone } from './request-store';

const FILES = 2;
const DELIVERIES = 200;
const PAUSE_MS = 20;

export interface Act {
  /** Id of the staff member; null from the command line. */
  by: { id: string | null; name: string };
  /** Milliseconds since 1970. */
  now: number;
}

type PersonStore = Pick<Store, 'read' | 'write' | 'scrub' | 'objects'>;

export interface Found {
  person: FoundPerson;
  counts: PersonCounts;
}

/** @throws ThawError PERSON_UNKNOWN */
export async function lookUpPerson(db: Database, key: PersonKey): Promise<Found> {
  const person = await findPerson(db, key);
  if (!person) throw new ThawError('PERSON_UNKNOWN', { person: `${key.by} ${key.value}` });
  return { person, counts: await countPerson(db, person) };
}

export interface Erased extends Found {
  /** False: the files of the database still hold some of it, until the log is emptied by itself. */
  isUnreadable: boolean;
  /** False: the bucket is away, and its papers are swept once it is back. */
  isBucketClean: boolean;
}

/**
 * What may be large goes before, in pieces that hold no turn up; then the rest at once, so that the person is found until
 * all of it is gone: whatever ends in between, it can be done again.
 * @throws ThawError PERSON_UNKNOWN, ERASE_UNCLOSED; then nothing was erased, unless the ticket was made meanwhile: then
 * files and deliveries are gone
 */
export async function erasePerson(store: PersonStore, key: PersonKey, act: Act): Promise<Erased> {
  const found = await lookUpPerson(store.read, key);
  const { person, counts } = found;
  refuseUnclosed(person.tickets);
  const objects: string[] = [];
  await eraseTracesOf(store, person);
  for (const { id: conversationId } of person.conversations) {
    const order = { conversationId, most: FILES };
    for (let left = true; left; await pause(PAUSE_MS)) {
      const piece = await store.write((db) => erasePapers(db, order));
      objects.push(...piece.objects);
      left = piece.count > 0;
    }
  }
  const rest = await store.write(async (db) => {
    const found: string[] = [];
    // Made while the files were erased.
    const { conversations, tickets } = (await findPerson(db, key)) ?? person;
    refuseUnclosed(tickets);
    for (const { id: conversationId } of conversations) {
      const pseudonym = PSEUDONYM + randomBytes(12).toString('base64url');
      found.push(...(await eraseConversation(db, { conversationId, pseudonym, now: act.now })));
    }
    await forgetPersonsGone(db);
    const details = { by: key.by, ...counts };
    const { id: who, name } = act.by;
    await audit(db, { who, name, action: 'person-erased', details, at: act.now });
    return found;
  });
  // What was on its way meanwhile.
  await eraseTracesOf(store, person);
  const isBucketClean = await removeObjects(store.objects, [...objects, ...rest]);
  return { ...found, isBucketClean, isUnreadable: (await store.scrub?.()) ?? true };
}

/** @throws ThawError ERASE_UNCLOSED */
export function refuseUnclosed(tickets: FoundPerson['tickets']): void {
  const unclosed = tickets.filter(({ status }) => UNCLOSED.some((each) => each === status));
  if (unclosed.length === 0) return;
  const numbers = unclosed.map(({ number }) => number).join(', ');
  throw new ThawError('ERASE_UNCLOSED', { numbers });
}

/** Deliveries, whether they have left or not; they are found by what they hold. */
async function eraseTracesOf(store: PersonStore, person: FoundPerson): Promise<void> {
  const traces = tracesOf(person);
  const oldest = Math.min(...person.conversations.map(({ createdAt }) => createdAt));
  let after: DeliveryPlace | undefined = { createdAt: oldest - 1, id: '' };
  while (after) {
    const page: Awaited<ReturnType<typeof deliveriesNaming>> = await deliveriesNaming(store.read, {
      ...{ traces, after },
      most: DELIVERIES,
    });
    if (page.found.length > 0) await store.write((db) => eraseDeliveries(db, page.found));
    after = page.last;
    await pause(PAUSE_MS);
  }
}

/** As JSON writes them, with their quotes: an id that is a part of another one is not found in it. */
export function tracesOf({ conversations, tickets, users }: FoundPerson): Traces {
  return {
    words: [
      ...[...conversations.map(({ id }) => id), ...tickets.map(({ number }) => number)].map(
        (name) => JSON.stringify(name),
      ),
      ...users.map(({ userId }) => `"userId":${JSON.stringify(userId)}`),
    ],
    prefixes: conversations.flatMap(({ id }) => [`${id}|`, `fetch:${id}|`]),
  };
}
