// When a merchant hears that whoever has the ticket is away: once for each time named, while staff work, whoever runs it.

import { join } from 'node:path';
import { Absences } from '../../../src/desk/presence/absences';
import { choosePresence } from '../../../src/desk/presence/presence-store';
import type { OfficeHours } from '../../../src/knowledge/hours-file';
import { readKnowledge } from '../../../src/knowledge/load';
import { addStaff, changeStaff } from '../../../src/staff/manage';
import type { Store } from '../../../src/store/store';
import { makeCrew } from '../../../src/tickets/crews/crew-store';
import type { TicketCommand } from '../../../src/tickets/ticket-change';
import { applyChange, historyOf } from '../../../src/tickets/ticket-change-store';
import type { PendingTurn } from '../../../src/turns/accept';
import { quietLog } from '../../support/quiet-log';
import { isPostgres, openTestStore } from '../../support/store';
import { temporaryFolder } from '../../support/temporary-folder';
import { makeTicket } from '../../tickets/tickets';

const MONDAY = Date.parse('2026-11-23T00:00:00+08:00');
const HOUR = 3_600_000;
const at = (hour: number) => MONDAY + hour * HOUR;

const ACT = { by: { id: null, name: 'test' }, now: 0 };

let hours: OfficeHours;
beforeAll(async () => {
  ({ hours } = (await readKnowledge(join(__dirname, '../../../knowledge'))).content);
});

let folder: string;
let store: Store;
let number: string;
let li: string;
let now: number;
let told: PendingTurn[];
beforeEach(async () => {
  folder = temporaryFolder();
  store = await openTestStore(folder);
  number = (await makeTicket(store)).number;
  told = [];
  li = await store.write(async (db) => {
    const draft = { login: 'li', name: 'Li', role: 'agent', language: 'en' } as const;
    const { account } = await addStaff(db, draft, ACT);
    return account.id;
  });
  await change({ do: 'claim', staff: { id: li, name: 'Li' } }, 9);
  await change({ do: 'reply', text: '在查' }, 9.1);
});
afterEach(() => store.close());

const absencesOf = (database: Store) =>
  new Absences({
    ...{ store: database, now: () => now, hours: () => hours, log: quietLog().log },
    targets: new Set(),
    changed: (turns) => void told.push(...turns),
  });
const runAt = (hour: number) => {
  now = at(hour);
  return absencesOf(store).runDue();
};
const change = (command: TicketCommand, hour: number, by: 'staff' | 'merchant' = 'staff') =>
  store.write((db) => applyChange(db, { number, command, by, id: li, now: at(hour) }));
const asks = (hour: number) => change({ do: 'message', text: '还没好吗' }, hour, 'merchant');
const goes = (state: 'available' | 'busy' | 'away', backAt?: number) =>
  store.write((db) => choosePresence(db, li, { state, backAt: backAt ? at(backAt) : null }));
const untils = async () => {
  const rows = await historyOf(store.read, number);
  return rows
    .filter(({ kind }) => kind === 'away')
    .map(({ assignee, until = '' }) => [assignee, (Date.parse(until) - MONDAY) / HOUR]);
};

it('is said after ten minutes of waiting, once, and again only for a later time', async () => {
  await goes('away', 14);
  await asks(10);
  expect(await runAt(10.1)).toBe(0);
  expect(await runAt(10.2)).toBe(1);
  expect(await runAt(10.3)).toBe(0);
  expect(told.map(({ activity }) => activity.value)).toMatchObject([
    { number, held: true, change: { kind: 'away', assignee: 'Li' } },
  ]);
  await goes('away', 13);
  expect(await runAt(10.4)).toBe(0);
  await goes('away', 15);
  expect(await runAt(10.5)).toBe(1);
  expect(await untils()).toEqual([
    ['Li', 14],
    ['Li', 15],
  ]);
});

it.each([
  ['is busy', () => goes('busy', 14)],
  ['named no time', () => goes('away')],
  ['is back', () => goes('away', 10.1)],
  [
    'answered',
    async () => {
      await goes('away', 14);
      await change({ do: 'reply', text: '好了' }, 10.05);
    },
  ],
  [
    'put the ticket off',
    async () => {
      await goes('away', 14);
      await change({ do: 'put-off' }, 10.05);
    },
  ],
  [
    'gave the ticket back',
    async () => {
      await goes('away', 14);
      await change({ do: 'release' }, 10.05);
    },
  ],
  [
    'cannot sign in any more',
    async () => {
      await goes('away', 14);
      const disable = { id: li, change: { isDisabled: true } };
      await store.write((db) => changeStaff(db, disable, ACT));
    },
  ],
])('is not said of who %s', async (_, does) => {
  await asks(10);
  await does();
  expect(await runAt(10.5)).toBe(0);
  expect(await untils()).toEqual([]);
});

it('is not said to who never talked to anybody', async () => {
  number = (await makeTicket(store, 'b')).number;
  await change({ do: 'assign', staff: { id: li, name: 'Li' } }, 9);
  await goes('away', 14);
  expect(await runAt(12)).toBe(0);
});

it('is not said at night, and names a time at which somebody works', async () => {
  await goes('away', 24 + 20);
  await asks(17.7);
  expect(await runAt(19)).toBe(0);
  expect(await runAt(24 + 9.05)).toBe(1);
  expect(await untils()).toEqual([['Li', 48 + 9]]);
});

it('is said in the hours of the ticket’s team, and names one of them', async () => {
  const team = await store.write((db) =>
    makeCrew(
      db,
      {
        ...{ name: 'Night', members: [li], takesNew: false, distributes: false, cap: null },
        rules: { providers: [], languages: [], kinds: [] },
        week: Array.from({ length: 7 }, () => [{ from: 1200, to: 1440 }]),
      },
      ACT,
    ),
  );
  await change({ do: 'move', team: { id: team, name: 'Night' } }, 9.5);
  await goes('away', 24 + 12);
  await asks(10);
  expect(await runAt(12)).toBe(0);
  expect(await runAt(20.1)).toBe(0);
  expect(await runAt(20.2)).toBe(1);
  expect(await untils()).toEqual([['Li', 24 + 20]]);
});

it('is said once when two processes look at the same time, and by the next one when one ends before', async () => {
  await goes('away', 14);
  await asks(10);
  now = at(11);
  const dying: Store = {
    ...store,
    read: store.read,
    write: (job) =>
      store.write(async (db) => {
        await job(db);
        throw new Error('killed');
      }),
  };
  await expect(absencesOf(dying).runDue()).rejects.toThrow('killed');
  expect(await untils()).toEqual([]);
  // Two processes serve one SQLite database in tests through one connection only.
  const other = isPostgres ? await openTestStore(folder) : store;
  await Promise.all([absencesOf(store).runDue(), absencesOf(other).runDue()]);
  if (other !== store) await other.close();
  expect([await untils(), told.length]).toEqual([[['Li', 14]], 1]);
});
