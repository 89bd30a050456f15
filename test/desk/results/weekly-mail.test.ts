// The mail of the week: when it leaves, to whom, once over several processes, and what arrives at a real mail server.

import { join } from 'node:path';
import { WeeklyMail, type WeeklyReaders } from '../../../src/desk/results/weekly-mail';
import type { KnowledgeContent } from '../../../src/knowledge/load';
import { loadTranslator } from '../../../src/language/translator';
import { addStaff } from '../../../src/staff/manage';
import type { Store } from '../../../src/store/store';
import { deliverMail } from '../../../src/tickets/mail/deliver-mail';
import { Outbox } from '../../../src/turns/outbox';
import { Signal } from '../../../src/turns/signal';
import { readProduct } from '../../support/learned';
import { type MailServerForTests, startMailServer } from '../../support/mail-server';
import { ManualClock } from '../../support/manual-clock';
import { quietLog } from '../../support/quiet-log';
import { isPostgres, openTestStore } from '../../support/store';
import { temporaryFolder } from '../../support/temporary-folder';
import { filling, inShanghai } from './filled';

const HOUR = 3_600_000;
const translator = loadTranslator(join(__dirname, '../../../locales'), { strict: true });

let knowledge: KnowledgeContent;
let server: MailServerForTests;
let folder: string;
let store: Store;
let now: number;

beforeAll(async () => {
  knowledge = await readProduct();
});
beforeEach(async () => {
  server = await startMailServer();
  folder = temporaryFolder();
  store = await openTestStore(folder);
  await store.write(async (db) => {
    const by = { by: { id: null, name: 'test' }, now: 0 };
    const admin = { name: 'Wang', role: 'admin' } as const;
    await addStaff(db, { ...admin, login: 'wang@example.com', language: 'zh-Hans' }, by);
    await addStaff(db, { ...admin, login: 'lee@example.com', language: 'en' }, by);
    await addStaff(db, { ...admin, login: 'no.address', language: 'en' }, by);
    const agent = { name: 'Li', role: 'agent', language: 'en' } as const;
    await addStaff(db, { ...agent, login: 'li@example.com' }, by);
  });
  const { ask, handOver, change } = filling(store);
  await ask('a', '11-16T10:00', 'faq.review-time');
  await ask('b', '11-17T10:00', 'faq.review-time');
  await ask('b', '11-17T10:01', 'none');
  const number = await handOver('b', '11-17T10:00');
  await change(number, '11-17T11:30', { do: 'set', status: 'resolved', note: '已处理' });
});
afterEach(async () => {
  await store.close();
  await server.close();
});

function mailOf(database: Store, weeklyReaders?: WeeklyReaders): WeeklyMail {
  const { log } = quietLog();
  const signal = new Signal(undefined);
  const targets = new Set(['call-email'] as const);
  return new WeeklyMail({
    ...{ store: database, now: () => now, log, signal, targets, weeklyReaders },
    knowledge: () => knowledge,
  });
}

function runAt(time: string, weeklyReaders?: WeeklyReaders): Promise<number> {
  now = inShanghai(time);
  return mailOf(store, weeklyReaders).runDue();
}

const clock = new ManualClock();
const send = () => {
  clock.advance(Math.max(0, now - clock.now()));
  const email = deliverMail({
    server: { url: server.url, from: 'Thaw <support@thaw.example>' },
    translator,
    staff: { address: 'tickets@thaw.example', language: 'en' },
    publicUrl: () => 'https://help.example.com',
    facts: () => ({ timeZone: 'Asia/Shanghai', nameOf: (paper) => paper }),
    hasRead: async () => false,
    now: () => now,
  });
  return new Outbox({ store, clock, log: quietLog().log, deliverers: { email } }).runDue();
};

it('leaves once, in the first hours of the first working day of the week', async () => {
  expect(await runAt('11-22T10:00')).toBe(0);
  expect(await runAt('11-23T08:59')).toBe(0);
  expect(await runAt('11-23T12:00')).toBe(0);
  expect(await runAt('11-24T09:00')).toBe(2);
  expect(await runAt('11-24T09:05')).toBe(0);
  expect(await runAt('11-25T09:05')).toBe(0);
});

it('waits for the end of the holiday', async () => {
  await filling(store).ask('c', '09-29T10:00', 'faq.review-time');
  expect(await runAt('10-05T09:30')).toBe(0);
  expect(await runAt('10-08T09:30')).toBe(2);
});

it('is sent by one of several processes', async () => {
  const other = isPostgres ? await openTestStore(folder) : store;
  now = inShanghai('11-23T09:00');
  const counts = await Promise.all([store, other, other].map((each) => mailOf(each).runDue()));
  if (other !== store) await other.close();
  expect(counts.sort()).toEqual([0, 0, 2]);
});

it('says nothing of a week in which nothing was', async () => {
  expect(await runAt('11-09T09:00')).toBe(0);
  expect(await runAt('11-30T09:00')).toBe(0);
});

it('goes to the addresses of the configuration instead, or to nobody', async () => {
  expect(await runAt('11-23T09:00', 'off')).toBe(0);
  const addresses = ['boss@example.com', 'boss@example.com'];
  expect(await runAt('11-23T09:00', { addresses, language: 'en' })).toBe(1);
  await send();
  expect(server.recipients).toEqual(['boss@example.com']);
});

it('arrives as text and table in the language of each, after the server was away', async () => {
  await runAt('11-23T09:00');
  server.next.push(
    { at: 'data', code: 451, says: 'later' },
    { at: 'data', code: 451, says: 'later' },
  );
  await send();
  now += HOUR;
  await send();
  const [zh, en] = ['wang@example.com', 'lee@example.com'].map((address) =>
    server.mails.findLast(({ to }) => JSON.stringify(to).includes(address)),
  );
  expect(en?.subject).toBe('The week in figures: 16 November to 22 November');
  expect(en?.text).toContain('Solved without staff: 50% (1 of 2)');
  expect(en?.text).toContain('Time to the first reply: median 1.5 h, nine in ten within 1.5 h');
  expect(en?.text).toContain('First reply within 4 h: 100% (1 of 1)');
  expect(en?.text).toContain(`${knowledge.entries.get('faq.review-time')?.en.title}: 50% (1 of 2)`);
  expect(en?.text).toContain(
    'https://help.example.com/desk/insights?from=2026-11-16&to=2026-11-22',
  );
  expect(en?.html).toContain('<th scope="row"');
  expect(en?.html).toContain('50% (1 of 2)');
  expect(zh?.subject).toBe('每周数据：11月16日至11月22日');
  expect(zh?.text).toContain('无需人工即解决：50%（1/2）');
  expect(zh?.html).toContain('审核和解冻需要多久');
  expect(`${en?.text}${zh?.text}`).not.toMatch(/Wang|Li\b/);
});
