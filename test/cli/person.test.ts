// A person's data from the command line, beside a service that has the same database open.

import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import type { Store } from '../../src/store/store';
import { applyChange } from '../../src/tickets/ticket-change-store';
import { talk } from '../retention/ages';
import { openTestStore } from '../support/store';
import { temporaryFolder } from '../support/temporary-folder';
import { makeTicket, NOON } from '../tickets/tickets';

const ROOT = resolve(__dirname, '../..');
let folder: string;
let store: Store;
let number: string;
beforeEach(async () => {
  folder = temporaryFolder();
  store = await openTestStore(folder);
  await talk(store, 'a', [NOON]);
  ({ number } = await makeTicket(store, 'a'));
});
afterEach(() => store.close());

function kb(...args: string[]) {
  const cli = join(ROOT, 'dist/src/cli.js');
  const env = { PATH: process.env.PATH ?? '', DATA_DIR: folder };
  return spawnSync(process.execPath, [cli, ...args], { cwd: ROOT, env, encoding: 'utf8' });
}

const resolveTicket = () =>
  store.write((db) =>
    applyChange(db, { number, command: { do: 'set', status: 'resolved' }, by: 'staff', now: NOON }),
  );

it('writes a zip that only its maker may read, and overwrites none', () => {
  const out = join(folder, 'person.zip');
  const made = kb('export', '--contact', '138 0013 8000', '--out', out);
  expect(made).toMatchObject({ status: 0, stderr: '' });
  expect(made.stdout).toBe(
    `1 conversations, 1 messages, 0 papers, 0 questions, 1 tickets (${number})\n${out}\n`,
  );
  expect(statSync(out).mode & 0o777).toBe(0o600);
  expect(Object.keys(unzipSync(readFileSync(out)))).toContain(`tickets/${number}.json`);
  expect(kb('export', '--ticket', number, '--out', out)).toMatchObject({ status: 1 });
});

it('says what would be erased, and erases it when told so', async () => {
  const messages = () => store.read.selectFrom('activities').select('seq').execute();
  expect(kb('erase', '--merchant', '898310148160568', '--yes').stderr).toContain(number);
  await resolveTicket();
  expect(kb('erase', '--ticket', number).stdout).toContain('Nothing is erased yet');
  expect(await messages()).toHaveLength(1);
  expect(kb('erase', '--ticket', number, '--yes').stdout).toMatch(/^Erased: 1 conversations, /);
  expect(await messages()).toEqual([]);
  expect(kb('erase', '--ticket', number, '--yes')).toMatchObject({ status: 1 });
  const audit = await store.read.selectFrom('audit').select(['action', 'who']).execute();
  expect(audit).toEqual([{ action: 'person-erased', who: null }]);
});

it.each([
  [[], 'needs one of --merchant'],
  [['--ticket', 'x', '--user', 'y'], 'needs one of --merchant'],
  [['--user', ' '], '--user is empty'],
])('refuses %j', (args, named) => {
  const refused = kb('erase', ...args);
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain(named);
});
