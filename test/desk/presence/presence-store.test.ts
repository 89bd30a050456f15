// Who is there, as every process reads it from the database.

import {
  choosePresence,
  noteHere,
  presences,
  whoIsAvailable,
} from '../../../src/desk/presence/presence-store';
import { addStaff, changeStaff } from '../../../src/staff/manage';
import { endSessionsOf, startSession } from '../../../src/staff/session-store';
import type { Store } from '../../../src/store/store';
import { openTestStore } from '../../support/store';

const NOW = Date.parse('2026-11-23T10:00:00+08:00');
const MINUTE = 60_000;
const by = { by: { id: null, name: 'test' }, now: NOW };

let store: Store;
let li: string;
let chen: string;
beforeEach(async () => {
  store = await openTestStore();
  [li, chen] = await store.write(async (db) => {
    const ids: string[] = [];
    for (const login of ['li', 'chen']) {
      const draft = { login, name: login, role: 'agent', language: 'en' } as const;
      const { account } = await addStaff(db, draft, by);
      await startSession(db, account.id, NOW);
      ids.push(account.id);
    }
    return ids as [string, string];
  });
});
afterEach(() => store.close());

const here = (...staff: string[]) => store.write((db) => noteHere(db, staff, NOW + 5 * MINUTE));
const choose = (
  staff: string,
  state: 'available' | 'busy' | 'away',
  backAt: number | null = null,
) => store.write((db) => choosePresence(db, staff, { state, backAt }));
const available = async (now = NOW) => (await whoIsAvailable(store.read, now)).sort();

it('has nobody available who has no desk open', async () => {
  expect(await available()).toEqual([]);
  await here(li);
  expect(await available()).toEqual([li]);
  await here(li, chen);
  expect(await available()).toEqual([li, chen].sort());
  expect(await available(NOW + 5 * MINUTE)).toEqual([]);
});

it('has nobody available who signed out or was disabled, whatever was noted', async () => {
  await here(li, chen);
  await store.write((db) => endSessionsOf(db, li));
  expect(await available()).toEqual([chen]);
  await store.write((db) => changeStaff(db, { id: chen, change: { isDisabled: true } }, by));
  expect(await available()).toEqual([]);
  expect((await presences(store.read, NOW)).map(({ staff }) => staff)).toEqual([li]);
});

it('keeps what was chosen while pages open and close, until its time comes', async () => {
  await choose(li, 'busy', NOW + MINUTE);
  await choose(chen, 'away');
  await here(li, chen);
  expect(await available()).toEqual([]);
  expect(await presences(store.read, NOW)).toEqual(
    expect.arrayContaining([
      { staff: li, chosen: 'busy', backAt: NOW + MINUTE, isHere: true },
      { staff: chen, chosen: 'away', backAt: null, isHere: true },
    ]),
  );
  expect(await available(NOW + MINUTE - 1)).toEqual([]);
  expect(await available(NOW + MINUTE)).toEqual([li]);
  await choose(chen, 'available');
  expect(await available()).toEqual([chen]);
});
