// Staff change tickets from the command line, beside a service that has the same database open.

import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { Store } from '../../src/store/store';
import type { Ticket } from '../../src/tickets/ticket';
import { applyChange } from '../../src/tickets/ticket-change-store';
import { openTestStore } from '../support/store';
import { temporaryFolder } from '../support/temporary-folder';
import { makeTicket, NOON } from '../tickets/tickets';

const ROOT = resolve(__dirname, '../..');
let folder: string;
let store: Store;
let ticket: Ticket;
beforeEach(async () => {
  folder = temporaryFolder();
  store = await openTestStore(folder);
  ticket = await makeTicket(store);
});
afterEach(() => store.close());

function kb(...args: string[]) {
  const cli = join(ROOT, 'dist/src/cli.js');
  const env = { PATH: process.env.PATH ?? '', DATA_DIR: folder };
  return spawnSync(process.execPath, [cli, 'tickets', ...args], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  });
}

it('changes a ticket and shows it with its history', async () => {
  const number = ticket.number.toLowerCase();
  const set = ['--status', 'waiting', '--note', '请补流水', '--missing', '流水', '--by', 'Li'];
  const { status, stdout } = kb('set', number, ...set);
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: `${ticket.number} is waiting. The merchant is told in the chat.\n`,
  });
  const shown = kb('show', number).stdout;
  expect(shown).toContain(ticket.code);
  expect(shown).toMatch(/missing +流水/);
  expect(shown).toMatch(/staff Li: new → waiting · note: 请补流水 · missing: 流水/);
  expect(kb(number, '--json').stdout).toContain('"history"');
  const waiting = await store.read.selectFrom('activities').select('body').execute();
  expect(waiting.map(({ body }) => JSON.parse(body).name)).toEqual(['thaw/ticket']);
});

it('shows held money with what was not answered, and each correction', async () => {
  const { number } = await makeTicket(store, 'b', {
    kind: 'settlement',
    fields: {
      merchantId: '898310148160568',
      amount: { said: '三万多', yuan: 30_000 },
      contact: { kind: 'phone', value: '13800138000' },
    },
    open: ['frozenAt', 'notice'],
  });
  expect(kb().stdout).toMatch(new RegExp(`${number} .* settlement `));
  const fields = { frozenAt: { said: '上周五', at: '2026-11-20' }, before: 'a\u001b[2J' };
  await store.write((db) =>
    applyChange(db, { number, command: { do: 'correct', fields }, by: 'merchant', now: NOON }),
  );
  const shown = kb('show', number).stdout;
  expect(shown).toMatch(/status +new, settlement, zh-Hans/);
  expect(shown).toMatch(/amount +三万多 \(¥30,000\)/);
  expect(shown).toMatch(/not answered +notice\n/);
  expect(shown).toContain(
    'merchant: corrected · frozenAt: - → 上周五 (2026-11-20) · before: - → a\\x1b[2J\n',
  );
});

it.each([
  [['set'], 2, 'needs the number'],
  [['set', 'FZ-20261122-0001', '--status', 'done'], 2, 'must be one of new, open'],
  [['set', 'FZ-20261122-0001', 'please', '--status', 'open'], 2, 'one word too many'],
  [['set', 'FZ-20261122-0009', '--status', 'open'], 1, 'There is no ticket FZ-20261122-0009'],
  [['set', 'FZ-20261122-0001', '--status', 'closed'], 1, 'closing needs a reason'],
  [['set', 'FZ-20261122-0001'], 1, 'it is new already'],
  [['show'], 2, 'needs the number'],
])('says what is wrong with %j', (args, code, problem) => {
  const { status, stderr } = kb(...args);
  expect(stderr).toContain(problem);
  expect(status).toBe(code);
});

it('refuses a database of another release', async () => {
  await store.write(async (db) => {
    const { sql } = await import('kysely');
    await sql`PRAGMA user_version = 1`.execute(db);
  });
  const { status, stderr } = kb('set', ticket.number, '--status', 'open');
  expect(status).toBe(1);
  expect(stderr).toContain('has schema 1');
  expect(stderr).toContain('Start the service of this release once');
});

it('lists ratings', () => {
  expect(kb('ratings').stdout).toBe('No ticket was rated yet.\n');
});

it('shows what merchant and bot found out about the cause', async () => {
  const answers = [{ question: '是怎么提示的？', answer: '交易受限（原话：a\u001b[2J）' }];
  const { number } = await makeTicket(store, 'b', {
    diagnosis: { answers, causes: ['cause.abnormal-transactions', 'cause.violations'] },
  });
  const shown = kb('show', number).stdout;
  expect(shown).toContain('(likely: cause.abnormal-transactions, cause.violations):');
  expect(shown).toMatch(/是怎么提示的？\n +交易受限（原话：a\\x1b\[2J）/);
  expect(kb('show', ticket.number).stdout).not.toContain('Diagnosis');
});
