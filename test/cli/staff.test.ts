// Accounts from the command line, beside a service that has the same database open.

import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { startTestApp, type TestApp } from '../support/app';
import { DeskClient } from '../support/desk-client';
import { temporaryFolder } from '../support/temporary-folder';

const ROOT = resolve(__dirname, '../..');
let folder: string;
let app: TestApp;
beforeAll(async () => {
  folder = temporaryFolder();
  app = await startTestApp({ DATA_DIR: folder });
  // Links made by the command, a process of its own, are good until seven days from the machine's time.
  app.clock.advance(Date.now() - app.clock.now());
});
afterAll(() => app.stop());

interface Ended {
  status: number;
  stdout: string;
  stderr: string;
}

/** The service in this process goes on answering meanwhile. */
function kb(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const command = [join(ROOT, 'dist/src/cli.js'), 'staff', ...args];
  const around = { PATH: process.env.PATH ?? '', DATA_DIR: folder, ...env };
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      command,
      { cwd: ROOT, env: around },
      (_, stdout, stderr) => done({ status: child.exitCode ?? 1, stdout, stderr }),
    );
  });
}

const linkIn = (text: string) => /^http\S+$/m.exec(text)?.[0] ?? '';

it('adds accounts whose links set passwords, the first an administrator', async () => {
  expect((await kb([])).stdout).toBe('There are no staff accounts yet.\n');
  const added = await kb(['add', 'Wang.Li', '--name', '王丽'], {
    PUBLIC_URL: 'https://help.example/',
  });
  expect(added.stdout).toContain('wang.li was added as admin.');
  const link = linkIn(added.stdout);
  expect(link).toMatch(/^https:\/\/help\.example\/desk\/setup#[\w-]{43}$/);
  const secret = link.split('#')[1];
  const client = new DeskClient(app.url);
  const check = await client.post('/api/desk/setup/check', { secret });
  expect(check.body).toEqual({ login: 'wang.li', name: '王丽' });
  expect((await client.setUp(link)).body.staff).toMatchObject({ role: 'admin', isSetUp: true });
  const second = await kb(['add', 'li', '--name', 'Li', '--language', 'en'], { PORT: '4000' });
  expect(second.stdout).toMatch(/^http:\/\/localhost:4000\/desk\/setup#/m);
  expect((await kb(['list'])).stdout).toBe(
    'li       agent  waits for its password  Li\nwang.li  admin  active                  王丽\n',
  );
  expect(JSON.parse((await kb(['--json'])).stdout)).toHaveLength(2);
});

it('ends the printed first link and the earlier links of the same person', async () => {
  const client = new DeskClient(app.url);
  const mallory = { login: 'mallory', name: 'M' };
  expect((await client.setUp(app.setUpLink ?? '', mallory)).status).toBe(410);
  const before = linkIn((await kb(['link', 'li'])).stdout);
  const link = linkIn((await kb(['link', 'li'])).stdout);
  expect((await client.setUp(before)).status).toBe(410);
  expect((await client.setUp(link)).status).toBe(200);
  expect((await client.setUp(link)).status).toBe(410);
});

it('disables and enables, and changes roles, at once', async () => {
  const client = new DeskClient(app.url);
  await client.signIn('li');
  expect((await client.get('/api/desk/audit')).status).toBe(403);
  expect((await kb(['role', 'li', 'admin'])).stdout).toBe('li is admin.\n');
  expect((await client.get('/api/desk/audit')).status).toBe(200);
  expect((await kb(['disable', 'li'])).stdout).toBe(
    'li is disabled and signed out everywhere; open tickets are back in the queue.\n',
  );
  expect((await client.get('/api/desk/audit')).status).toBe(401);
  expect((await kb(['enable', 'li'])).stdout).toBe('li is enabled.\n');
  expect((await client.get('/api/desk/audit')).status).toBe(401);
  expect((await client.signIn('li')).status).toBe(200);
  await kb(['disable', 'li']);
  expect(await kb(['link', 'li'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('Enable it first'),
  });
});

it.each([
  [['remove', 'li'], 2, 'knows list, add, link, disable, enable, role, teams, not "remove"'],
  [['add'], 2, 'needs LOGIN'],
  [['add', 'zhao'], 2, 'needs --name'],
  [['add', 'z z', '--name', 'Z'], 2, 'LOGIN: must have 2 to 100 letters'],
  [['add', 'zhao', '--name', 'Z', '--role', 'root'], 2, '--role: '],
  [['add', 'zhao', '--name', 'Zhao', 'Li'], 2, '"Li" is one word too many'],
  [['add', 'WANG.LI', '--name', 'W'], 1, 'the login wang.li already'],
  [['link', 'nobody'], 1, 'There is no staff account nobody'],
  [['role', 'wang.li'], 2, 'needs agent|maintainer|admin'],
  [['role', 'wang.li', 'agent'], 1, 'wang.li is the last administrator'],
  [['disable', 'wang.li'], 1, 'wang.li is the last administrator'],
])('says what is wrong with %j', async (args, code, problem) => {
  const { status, stderr } = await kb(args);
  expect(stderr).toContain(problem);
  expect(status).toBe(code);
});

it('asks to start the service first where there is no database', async () => {
  const { status, stderr } = await kb(['list'], { DATA_DIR: temporaryFolder() });
  expect(stderr).toContain('Start the service once');
  expect(status).toBe(1);
});
