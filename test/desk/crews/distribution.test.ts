// Tickets are given out fairly: to whoever is available and has the fewest, in the team's hours, each once whichever process does it.

import { join } from 'node:path';
import { callsTo } from '../../../src/desk/calls/call-store';
import { distribute } from '../../../src/desk/crews/distribute';
import { Distribution } from '../../../src/desk/crews/distribution';
import { nextOf } from '../../../src/desk/crews/next-of';
import type { OfficeHours } from '../../../src/knowledge/hours-file';
import { readKnowledge } from '../../../src/knowledge/load';
import { addStaff, changeStaff } from '../../../src/staff/manage';
import type { Store } from '../../../src/store/store';
import { type CrewDraft, changeCrew, makeCrew } from '../../../src/tickets/crews/crew-store';
import type { TicketCommand } from '../../../src/tickets/ticket-change';
import { applyChange, historyOf } from '../../../src/tickets/ticket-change-store';
import { findTicket } from '../../../src/tickets/ticket-store';
import { Signal } from '../../../src/turns/signal';
import { quietLog } from '../../support/quiet-log';
import { isPostgres, openTestStore } from '../../support/store';
import { temporaryFolder } from '../../support/temporary-folder';
import { makeTicket } from '../../tickets/tickets';

const MONDAY = Date.parse('2026-11-23T10:00:00+08:00');
const NIGHT = Date.parse('2026-11-23T23:00:00+08:00');
const ACT = { by: { id: null, name: 'test' }, now: 0 };
const TEAM: CrewDraft = {
  ...{ name: '拉卡拉组', members: [], takesNew: true, week: null, distributes: true, cap: null },
  rules: { providers: [], languages: [], kinds: [] },
};

let hours: OfficeHours;
beforeAll(async () => {
  ({ hours } = (await readKnowledge(join(__dirname, '../../../knowledge'))).content);
});

let folder: string;
let store: Store;
let now: number;
/** Names of who is there. */
let here: Set<string>;
let ids: Map<string, string>;
beforeEach(async () => {
  folder = temporaryFolder();
  store = await openTestStore(folder);
  now = MONDAY;
  here = new Set();
  ids = new Map();
});
afterEach(() => store.close());

const idOf = (name: string) => ids.get(name) as string;
const whoIsAvailable = async () => [...here].map(idOf);

async function people(...names: string[]): Promise<string[]> {
  for (const name of names) {
    const draft = { login: name.toLowerCase(), name, role: 'agent', language: 'en' } as const;
    const { account } = await store.write((db) => addStaff(db, draft, ACT));
    ids.set(name, account.id);
    here.add(name);
  }
  return names.map(idOf);
}

const team = async (more: Partial<CrewDraft>) =>
  store.write((db) => makeCrew(db, { ...TEAM, ...more }, ACT));

function distribution(database = store): Distribution {
  return new Distribution({
    ...{ store: database, now: () => now, hours: () => hours, log: quietLog().log },
    ...{ signal: new Signal(), targets: new Set(['webhook'] as const), whoIsAvailable },
  });
}

const give = () => distribution().runDue();
const ticket = async () => (await makeTicket(store, `talk ${Math.random()}`)).number;
const change = (number: string, command: TicketCommand, by: 'staff' | 'system' = 'staff') =>
  store.write((db) => applyChange(db, { number, command, by, now }));
const holder = async (number: string) => (await findTicket(store.read, number))?.assignee?.name;
const holders = (numbers: readonly string[]) => Promise.all(numbers.map(holder));

it('gives each to whoever has the fewest, and of several to the one who was given none for the longest', async () => {
  const members = await people('Li', 'Wang', 'Zhao');
  await team({ members });
  const numbers = [await ticket(), await ticket(), await ticket()];
  expect(await give()).toBe(3);
  expect((await holders(numbers)).sort()).toEqual(['Li', 'Wang', 'Zhao']);
  const [first] = await holders(numbers);
  const next = await ticket();
  await give();
  expect(await holder(next)).toBe(first);
  expect(await give()).toBe(0);
});

it('says so in the history and to whom it was given, and leaves the merchant and the bot alone', async () => {
  const members = await people('Li');
  await team({ members });
  const number = await ticket();
  await give();
  const given = await findTicket(store.read, number);
  expect(given).toMatchObject({
    status: 'new',
    assignee: { name: 'Li' },
    team: { name: '拉卡拉组' },
  });
  expect(given?.held).toBeUndefined();
  expect((await historyOf(store.read, number)).at(-1)).toMatchObject({
    ...{ kind: 'assigned', by: 'system', assignee: 'Li' },
  });
  const calls = await callsTo(store.read, { staff: idOf('Li'), since: 0, limit: 9 });
  expect(calls.map(({ call, ticket: of }) => [call, of])).toEqual([['given', number]]);
});

it('waits until somebody is there, until the team works, and until somebody has less than the cap', async () => {
  const members = await people('Li', 'Wang');
  const id = await team({ members, cap: 1 });
  const numbers = [await ticket(), await ticket(), await ticket()];
  here.clear();
  expect(await give()).toBe(0);
  here.add('Li');
  now = NIGHT;
  expect(await give()).toBe(0);
  now = MONDAY;
  expect(await give()).toBe(1);
  here.add('Wang');
  expect(await give()).toBe(1);
  expect(await holders(numbers)).toEqual(['Li', 'Wang', undefined]);
  await change(numbers[0] as string, { do: 'set', status: 'closed', reason: 'solved' });
  expect(await give()).toBe(1);
  expect(await holder(numbers[2] as string)).toBe('Li');
  // A night shift of its own.
  const night = Array.from({ length: 7 }, () => [{ from: 1200, to: 1440 }]);
  const order = { id, version: 1, change: { week: night, cap: null } };
  await store.write((db) => changeCrew(db, order, ACT));
  const late = await ticket();
  expect(await give()).toBe(0);
  now = NIGHT;
  expect(await give()).toBe(1);
  expect(await holder(late)).toBeDefined();
});

it('gives out what was given back, but not to whoever gave it back', async () => {
  const members = await people('Li', 'Wang');
  await team({ members });
  const number = await ticket();
  here.delete('Wang');
  await give();
  expect(await holder(number)).toBe('Li');
  await change(number, { do: 'release' });
  expect(await give()).toBe(0);
  here.add('Wang');
  expect(await give()).toBe(1);
  expect(await holder(number)).toBe('Wang');
});

it('gives out what is opened again after whoever had it has left', async () => {
  const members = await people('Li', 'Wang');
  await team({ members });
  const number = await ticket();
  here.delete('Wang');
  await give();
  await change(number, { do: 'set', status: 'closed', reason: 'solved' });
  const leaves = { id: idOf('Li'), change: { isDisabled: true } };
  await store.write((db) => changeStaff(db, leaves, ACT));
  here = new Set(['Wang']);
  // Whose work it was is told as long as it is over.
  await change(number, { do: 'rate', score: 5 });
  expect(await holder(number)).toBe('Li');
  await change(number, { do: 'set', status: 'open' });
  expect(await holder(number)).toBeUndefined();
  expect(await give()).toBe(1);
  expect(await holder(number)).toBe('Wang');
});

it('leaves alone what is put off, over, somebody’s, without a team, or of a team that does not distribute', async () => {
  const members = await people('Li');
  const away = await ticket();
  await team({ members, rules: { providers: [], languages: ['en'], kinds: [] } });
  await team({ name: 'by hand', members, distributes: false });
  const byHand = await ticket();
  const draft = { language: 'en' } as const;
  const [off, over, mine] = await Promise.all(
    ['a', 'b', 'c'].map(async (talk) => (await makeTicket(store, talk, draft)).number),
  );
  await change(off as string, { do: 'put-off' });
  await change(over as string, { do: 'set', status: 'closed', reason: 'solved' });
  await change(mine as string, { do: 'assign', staff: { id: 'else', name: 'Else' } });
  expect(await give()).toBe(0);
  expect(await holders([away, byHand, off as string, over as string])).toEqual(
    Array(4).fill(undefined),
  );
  expect(await holder(mine as string)).toBe('Else');
});

it('gives each ticket once where two processes give at the same time', async () => {
  const members = await people('Li', 'Wang', 'Zhao');
  await team({ members });
  const numbers: string[] = [];
  for (let count = 0; count < 12; count++) numbers.push(await ticket());
  // Two processes serve one SQLite database in tests through one connection only.
  const other = isPostgres ? await openTestStore(folder) : store;
  const li = { id: idOf('Li'), name: 'Li' };
  await Promise.all([
    ...[distribution(), distribution(other)].map((each) => each.runDue()),
    // Somebody takes one by hand meanwhile.
    change(numbers[0] as string, { do: 'claim', staff: li }).catch(() => undefined),
  ]);
  if (other !== store) await other.close();
  const had = new Map<string, number>();
  for (const name of await holders(numbers)) had.set(name ?? '', (had.get(name ?? '') ?? 0) + 1);
  const counts = [...had.values()];
  expect([...had.keys()].sort()).toEqual(['Li', 'Wang', 'Zhao']);
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  for (const number of numbers) {
    const lines = await historyOf(store.read, number);
    expect(lines.filter(({ kind }) => kind === 'assigned').length).toBeLessThanOrEqual(1);
  }
});

it('runs its turn again as a whole when the write fails in between', async () => {
  const members = await people('Li');
  await team({ members });
  const number = await ticket();
  const round = { targets: new Set<never>(), now, hours, whoIsAvailable, limit: 9 };
  await store
    .write(async (db) => {
      await distribute(db, round);
      throw new Error('the process dies');
    })
    .catch(() => undefined);
  expect(await holder(number)).toBeUndefined();
  expect(await give()).toBe(1);
});

it('keeps 200 tickets even over five members who close and come and go at random', () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const loads = ['a', 'b', 'c', 'd', 'e'].map((staff) => ({
    ...{ staff, name: staff, open: 0, givenAt: 0, got: 0 },
  }));
  for (let at = 1; at <= 200; at++) {
    const to = nextOf(loads, { cap: null, except: new Set() });
    const load = loads.find(({ staff }) => staff === to?.staff);
    if (!load) throw new Error('nobody');
    Object.assign(load, { open: load.open + 1, givenAt: at, got: load.got + 1 });
    const closing = loads[random(5)];
    if (closing && closing.open > 0 && random(10) < 8) closing.open -= 1;
    const open = loads.map((each) => each.open);
    // Whoever closes more gets more; nobody is left behind in what is open by more than the luck of closing.
    expect(load.open).toBeLessThanOrEqual(Math.min(...open) + 1 + 1);
  }
  expect(loads.every(({ got }) => got > 0)).toBe(true);
});
