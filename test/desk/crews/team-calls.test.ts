// A late ticket calls whoever has it, then its team and nobody else, in the hours of that team.

import { join } from 'node:path';
import { callsTo } from '../../../src/desk/calls/call-store';
import { Calls } from '../../../src/desk/calls/calls';
import { myDayView } from '../../../src/desk/my-day/my-day';
import type { OfficeHours } from '../../../src/knowledge/hours-file';
import { readKnowledge } from '../../../src/knowledge/load';
import { addStaff, changeStaff } from '../../../src/staff/manage';
import type { Store } from '../../../src/store/store';
import {
  type CrewDraft,
  listCrews,
  makeCrew,
  teamsSeenBy,
} from '../../../src/tickets/crews/crew-store';
import { applyChange, historyOf } from '../../../src/tickets/ticket-change-store';
import { Signal } from '../../../src/turns/signal';
import { quietLog } from '../../support/quiet-log';
import { openTestStore } from '../../support/store';
import { makeTicket } from '../../tickets/tickets';

/** The ticket is made on Sunday noon (Shanghai): its answer is due on Monday at 13:00. */
const MONDAY = Date.parse('2026-11-23T00:00:00+08:00');
const at = (hour: number) => MONDAY + hour * 3_600_000;
const ACT = { by: { id: null, name: 'test' }, now: 0 };

let hours: OfficeHours;
beforeAll(async () => {
  ({ hours } = (await readKnowledge(join(__dirname, '../../../knowledge'))).content);
});

let store: Store;
let ids: string[];
beforeEach(async () => {
  store = await openTestStore();
  ids = [];
  for (const name of ['Li', 'Wang']) {
    const login = `${name.toLowerCase()}@example.com`;
    const draft = { login, name, role: 'agent', language: 'en' } as const;
    ids.push((await store.write((db) => addStaff(db, draft, ACT))).account.id);
  }
});
afterEach(() => store.close());

const li = () => ids[0] as string;
const wang = () => ids[1] as string;
const team = (more: Partial<CrewDraft> = {}) => {
  const rules = { providers: [], languages: [], kinds: [] };
  const crew = { name: 'Lakala', members: [li()], takesNew: true, rules, cap: null };
  return store.write((db) =>
    makeCrew(db, { ...crew, week: null, distributes: false, ...more }, ACT),
  );
};
const runAt = (now: number) =>
  new Calls({
    ...{ store, now: () => now, hours: () => hours, log: quietLog().log },
    ...{ signal: new Signal(), targets: new Set(['call-email', 'staff-email'] as const) },
  }).runDue();
const called = async (staff: string) => {
  const teams = await teamsSeenBy(store.read, await listCrews(store.read), staff);
  return (await callsTo(store.read, { staff, teams, since: 0, limit: 9 })).map(({ call }) => call);
};
const withWang = async (hour: number) => {
  const { number } = await makeTicket(store);
  const command = { do: 'assign', staff: { id: wang(), name: 'Wang' } } as const;
  await store.write((db) => applyChange(db, { number, command, by: 'staff', now: at(hour) }));
  return number;
};
const mailed = async () => {
  const rows = await store.read
    .selectFrom('outbox')
    .selectAll()
    .where('kind', '=', 'email')
    .execute();
  return rows.map(({ payload }) => JSON.parse(payload).address ?? 'all');
};

const inDay = async (me: string, hour = 14.1) =>
  (await myDayView({ store, hours: () => hours, now: () => at(hour) }, me)).items.length;

it('calls the members of the ticket’s team, by mail too, and puts it into their day alone', async () => {
  await team();
  const number = await withWang(9);
  expect(await runAt(at(14.1))).toBe(1);
  expect([await called(li()), await called(wang())]).toEqual([['team'], []]);
  expect(await mailed()).toEqual(['li@example.com']);
  expect((await historyOf(store.read, number)).at(-1)).toMatchObject({ assignee: 'Lakala' });
  expect(await inDay(li())).toBe(1);
  await store.write((db) =>
    applyChange(db, { number, command: { do: 'release' }, by: 'staff', now: at(14) }),
  );
  expect([await inDay(li()), await inDay(wang())]).toEqual([1, 0]);
});

it('calls everybody where nobody of the team can sign in', async () => {
  await team();
  await makeTicket(store);
  const disable = { id: li(), change: { isDisabled: true } };
  await store.write((db) => changeStaff(db, disable, ACT));
  await runAt(at(14.1));
  expect(await called(wang())).toEqual(['team']);
  expect((await mailed()).sort()).toEqual(['all', 'wang@example.com']);
});

it('reckons with the hours of the team', async () => {
  const night = Array.from({ length: 7 }, () => [{ from: 1080, to: 1440 }]);
  await team({ week: night });
  await withWang(-11);
  // From 18:00 on Sunday the four hours are over at 22:00.
  expect(await runAt(at(-2.1))).toBe(1);
  expect(await inDay(li(), -2.1)).toBe(0);
  expect(await runAt(at(-0.9))).toBe(1);
  expect(await inDay(li(), -0.9)).toBe(1);
  expect(await runAt(at(10))).toBe(0);
  expect([await called(li()), await called(wang())]).toEqual([['team'], ['due']]);
});
