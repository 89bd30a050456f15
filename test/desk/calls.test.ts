// Who is called because of a ticket, when and how often: in working hours, once, whichever process does it and however it ends.

import { callsTo } from '../../src/desk/calls/call-store';
import { Calls } from '../../src/desk/calls/calls';
import type { OfficeHours } from '../../src/knowledge/hours-file';
import { addStaff } from '../../src/staff/manage';
import type { Store } from '../../src/store/store';
import { findReminder, keepReminder } from '../../src/tickets/reminder-store';
import type { TicketCommand } from '../../src/tickets/ticket-change';
import { applyChange, historyOf } from '../../src/tickets/ticket-change-store';
import { findTicket } from '../../src/tickets/ticket-store';
import type { TicketTarget } from '../../src/turns/announce';
import { mergeTickets } from '../../src/turns/merge-tickets';
import { Signal } from '../../src/turns/signal';
import { readProduct } from '../support/learned';
import { quietLog } from '../support/quiet-log';
import { isPostgres, openTestStore } from '../support/store';
import { temporaryFolder } from '../support/temporary-folder';
import { makeTicket } from '../tickets/tickets';

/** The ticket is made on Sunday noon (Shanghai): its answer is due on Monday at 13:00. */
const MONDAY = Date.parse('2026-11-23T00:00:00+08:00');
const HOUR = 3_600_000;
const at = (hour: number) => MONDAY + hour * HOUR;
const LI = 'li@example.com';

let hours: OfficeHours;
beforeAll(async () => {
  ({ hours } = await readProduct());
});

let folder: string;
let store: Store;
let number: string;
let li: string;
let now: number;
beforeEach(async () => {
  folder = temporaryFolder();
  store = await openTestStore(folder);
  number = (await makeTicket(store)).number;
  li = await store.write(async (db) => {
    const draft = { login: LI, name: 'Li', role: 'agent', language: 'en' } as const;
    const { account } = await addStaff(db, draft, { by: { id: null, name: 'test' }, now: 0 });
    return account.id;
  });
});
afterEach(() => store.close());

function callsOf(
  database: Store,
  targets: ReadonlySet<TicketTarget> = new Set(['call-email', 'webhook']),
): Calls {
  return new Calls({
    ...{ store: database, now: () => now, hours: () => hours, log: quietLog().log },
    signal: new Signal(undefined),
    targets,
  });
}

async function runAt(time: number): Promise<number> {
  now = time;
  return callsOf(store).runDue();
}

const change = (command: TicketCommand, time: number, by: 'staff' | 'merchant' = 'staff') =>
  store.write((db) => applyChange(db, { number, command, by, now: time }));
const assign = () => change({ do: 'assign', staff: { id: li, name: 'Li' } }, at(-1));

async function called(): Promise<string[]> {
  const rows = await historyOf(store.read, number);
  return rows
    .filter(({ kind }) => kind === 'called')
    .map(({ call, assignee }) => `${call} ${assignee ?? 'all'}`);
}

const mails = async () => {
  const rows = await store.read
    .selectFrom('outbox')
    .selectAll()
    .where('kind', '=', 'email')
    .execute();
  return rows.map(({ payload }) => JSON.parse(payload));
};

it('calls whoever has the ticket before it is due and when it is late, and the team an hour later; each once', async () => {
  await assign();
  expect(await runAt(at(12.4))).toBe(0);
  expect(await runAt(at(12.5))).toBe(1);
  expect(await runAt(at(12.6))).toBe(0);
  await runAt(at(13));
  await runAt(at(13.5));
  await runAt(at(15));
  await runAt(at(16));
  expect(await called()).toEqual(['due Li', 'late Li', 'team all']);
  expect((await mails()).map(({ address, calls }) => [address, calls[0].call])).toEqual([
    [LI, 'due'],
    [LI, 'late'],
    [LI, 'team'],
  ]);
  const seen = await callsTo(store.read, { staff: li, since: 0, limit: 9 });
  expect(seen.map(({ call }) => call)).toEqual(['team', 'late', 'due']);
});

it('calls once where everything is overdue already, and everybody where nobody has the ticket', async () => {
  await runAt(at(17));
  await runAt(at(17.5));
  expect(await called()).toEqual(['team all']);
});

it('is silent at night and on days off, and calls the next working morning', async () => {
  await assign();
  await change({ do: 'put-off', until: new Date(at(20)).toISOString() }, at(9));
  expect(await runAt(at(21))).toBe(0);
  expect((await findTicket(store.read, number))?.putOff).toBeDefined();
  await runAt(at(24 + 9.1));
  expect((await findTicket(store.read, number))?.cameBack?.because).toBe('time');
  expect(await called()).toEqual(['back Li', 'team all']);
  // The first of October is a public holiday.
  const holiday = Date.parse('2026-10-01T10:00:00+08:00');
  expect(await runAt(holiday)).toBe(0);
});

it('says nothing of a ticket that is put off, until the merchant writes', async () => {
  await assign();
  await change({ do: 'put-off' }, at(10));
  await runAt(at(17));
  expect(await called()).toEqual([]);
  await change({ do: 'message', text: '还没好吗' }, at(17.1), 'merchant');
  const ticket = await findTicket(store.read, number);
  expect([ticket?.putOff, ticket?.cameBack?.because]).toEqual([undefined, 'merchant']);
  await runAt(at(17.2));
  expect(await called()).toEqual(['back Li', 'team all']);
  await change({ do: 'set', note: '在查' }, at(17.3));
  expect((await findTicket(store.read, number))?.cameBack).toBeUndefined();
});

it('reminds whoever asked for it, with the note in the mail and in nothing else', async () => {
  const reminder = { ticket: number, staff: li, at: at(11), note: 'ring the acquirer' };
  await store.write((db) => keepReminder(db, reminder));
  await runAt(at(10.9));
  await runAt(at(11));
  await runAt(at(11.1));
  expect(await called()).toEqual(['reminder Li']);
  expect((await mails())[0].calls).toMatchObject([{ call: 'reminder', note: 'ring the acquirer' }]);
  expect(JSON.stringify(await historyOf(store.read, number))).not.toContain('acquirer');
  expect(await findReminder(store.read, { ticket: number, staff: li })).toMatchObject({
    at: at(11),
  });
});

it('tells nobody else what somebody is reminded of', async () => {
  const reminder = { ticket: number, staff: li, at: at(9), note: 'ring the acquirer' };
  const remindAfter = async (set: { disabled_at: number | null; login?: string }) => {
    await store.write(async (db) => {
      await db.updateTable('staff').set(set).where('id', '=', li).execute();
      await keepReminder(db, reminder);
    });
    now = at(10);
    const targets = new Set(['call-email', 'staff-email'] as const);
    await callsOf(store, targets).runDue();
  };
  await remindAfter({ disabled_at: 1 });
  expect([await called(), await mails()]).toEqual([[], []]);
  await remindAfter({ disabled_at: null, login: 'li' });
  expect(await called()).toEqual(['reminder Li']);
  const [mail] = await mails();
  expect(mail.calls).toMatchObject([{ call: 'reminder', ticket: number }]);
  expect(JSON.stringify(mail)).not.toContain('acquirer');
});

it('calls once when two processes look at the same time', async () => {
  await assign();
  // Two processes serve one SQLite database in tests through one connection only.
  const other = isPostgres ? await openTestStore(folder) : store;
  now = at(13);
  await Promise.all([callsOf(store).runDue(), callsOf(other).runDue(), callsOf(other).runDue()]);
  if (other !== store) await other.close();
  expect(await called()).toEqual(['late Li']);
  expect(await mails()).toHaveLength(1);
});

it('leaves nothing half done when a process ends in the middle: the next one calls, once', async () => {
  await assign();
  now = at(13);
  let calls = 0;
  const dying: Store = {
    ...store,
    read: store.read,
    write: (job) =>
      store.write(async (db) => {
        const result = await job(db);
        calls = (await db.selectFrom('ticket_calls').select('id').execute()).length;
        if (calls > 0) throw new Error('killed');
        return result;
      }),
  };
  await expect(callsOf(dying).runDue()).rejects.toThrow('killed');
  // It ended after they were written.
  expect(calls).toBeGreaterThan(0);
  expect([await called(), await mails()]).toEqual([[], []]);
  await callsOf(store).runDue();
  expect(await called()).toEqual(['late Li']);
});

it('calls for one wait once, and keeps one reminder of each colleague, when tickets are merged', async () => {
  const living = (await makeTicket(store, 'b')).number;
  await assign();
  await runAt(at(13));
  await change({ do: 'release' }, at(13));
  const calls = async () =>
    (
      await store.read.selectFrom('ticket_calls').select(['ticket', 'call', 'since']).execute()
    ).filter(({ ticket, call }) => ticket === living && call === 'late');
  await store.write(async (db) => {
    await db.deleteFrom('ticket_calls').where('ticket', '=', living).execute();
    for (const [ticket, staff, note] of [
      [number, li, 'old'],
      [living, li, 'kept'],
      [number, 'other', 'moved'],
    ] as const)
      await keepReminder(db, { ticket, staff, at: at(20), note });
  });
  const order = { from: number, into: living, acrossMerchants: true, by: 'staff' } as const;
  await store.write((db) => mergeTickets(db, { ...order, now: at(13) }, new Set()));
  expect(await calls()).toHaveLength(1);
  await runAt(at(13.1));
  expect(await calls()).toHaveLength(1);
  const reminders = await store.read
    .selectFrom('ticket_reminders')
    .select(['ticket', 'note'])
    .orderBy('note')
    .execute();
  expect(reminders).toEqual([
    { ticket: living, note: 'kept' },
    { ticket: living, note: 'moved' },
  ]);
});
