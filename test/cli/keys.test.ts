// Keys of the REST API from the command line, beside a service that has the same database open.

import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { findApiKey } from '../../src/staff/api-key-store';
import type { Store } from '../../src/store/store';
import { openTestStore } from '../support/store';
import { temporaryFolder } from '../support/temporary-folder';

const ROOT = resolve(__dirname, '../..');
let folder: string;
let store: Store;
beforeEach(async () => {
  folder = temporaryFolder();
  store = await openTestStore(folder);
});
afterEach(() => store.close());

function kb(args: string[], dataDir = folder) {
  const cli = join(ROOT, 'dist/src/cli.js');
  const env = { PATH: process.env.PATH ?? '', DATA_DIR: dataDir };
  return spawnSync(process.execPath, [cli, 'keys', ...args], { cwd: ROOT, env, encoding: 'utf8' });
}

it('makes a key that works at once, lists it and revokes it', async () => {
  const made = kb(['add', 'Zammad', '--scope', 'tickets:read', '--scope', 'tickets:write']);
  expect(made.status).toBe(0);
  const key = /^This is shown once: (thaw_\S+)$/m.exec(made.stdout)?.[1] ?? '';
  const id = made.stdout.split(' ')[0] ?? '';
  expect(await findApiKey(store.read, key)).toMatchObject({
    id,
    name: 'Zammad',
    scopes: ['tickets:read', 'tickets:write'],
  });
  const listed = kb(['list']).stdout;
  expect(listed).toMatch(/Zammad +tickets:read,tickets:write +made \S+ by \S+ +used never/);
  expect(listed).not.toContain(key.slice(5));
  expect(kb(['revoke', id]).stdout).toBe(`${id} is revoked.\n`);
  expect(await findApiKey(store.read, key)).toBeUndefined();
  expect(JSON.parse(kb(['--json']).stdout)).toMatchObject([
    { id, usedAt: null, revokedAt: expect.any(String) },
  ]);
  const audit = await store.read.selectFrom('audit').select(['action', 'who']).execute();
  expect(audit).toEqual([
    { action: 'key-made', who: null },
    { action: 'key-revoked', who: null },
  ]);
});

it('says that there are none', () => {
  expect(kb([]).stdout).toBe('There are no API keys yet.\n');
});

it.each([
  [['add'], 2, 'needs a name'],
  [['add', 'Zammad'], 2, 'scopes'],
  [['add', 'Zammad', '--scope', 'all'], 2, 'scopes'],
  [['add', 'My', 'desk', '--scope', 'tickets:read'], 2, 'one word too many'],
  [['revoke'], 2, 'needs the id'],
  [['revoke', 'none'], 1, 'There is no API key none'],
  [['make', 'x'], 2, 'no `keys make`'],
  [['list', 'x'], 2, 'one word too many'],
])('says what is wrong with %j', (args, code, problem) => {
  const { status, stderr } = kb(args);
  expect(stderr).toContain(problem);
  expect(status).toBe(code);
});

it('says where a database is missing', () => {
  const { status, stderr } = kb(['list'], join(folder, 'elsewhere'));
  expect([status, stderr]).toEqual([1, expect.stringContaining('no database in')]);
});
