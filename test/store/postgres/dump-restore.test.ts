// A copy by PostgreSQL's own tools, on PostgreSQL 15: the commands that `kb backup` and `kb restore` print, and DEPLOY.md names, give everything back.

import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { backup, restore } from '../../../src/cli/backup';
import { openStore } from '../../../src/store/open';
import type { Store } from '../../../src/store/store';
import { countTickets } from '../../../src/tickets/ticket-list-store';
import { findTicket } from '../../../src/tickets/ticket-store';
import { paper, rowsOf, talk } from '../../retention/ages';
import { freePort } from '../../support/free-port';
import { makeTicket, NOON } from '../../tickets/tickets';

const BIN = '/usr/lib/postgresql/15/bin';
const isThere = existsSync(join(BIN, 'pg_dump'));
const name = 'on PostgreSQL 15 (Debian’s postgresql-15; skipped where it is not installed)';

let folder: string;
let port: number;
/** As root the server does not start; Debian's package brings the account. */
const as = (): { uid?: number; gid?: number } => {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
};
const run = (tool: string, ...args: string[]) =>
  execFileSync(join(BIN, tool), args, { ...as(), cwd: folder, stdio: 'ignore' });
const urlOf = (database: string) => `postgres://thaw@127.0.0.1:${port}/${database}`;

(isThere ? describe : describe.skip)(name, () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'thaw-postgres15-'));
    const { uid, gid } = as();
    if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
    port = await freePort();
    run('initdb', '-D', 'data', '-U', 'thaw', '-A', 'trust', '-E', 'UTF8', '--locale=C');
    const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`;
    run('pg_ctl', 'start', '-w', '-D', 'data', '-l', 'log', '-o', options);
    run('createdb', '--maintenance-db', urlOf('postgres'), 'thaw');
  });
  afterAll(() => {
    run('pg_ctl', 'stop', '-D', 'data', '-m', 'immediate');
    rmSync(folder, { recursive: true, force: true });
  });

  it('finds all of it again, and goes on counting behind it', async () => {
    const store = await openStore({ DATABASE_URL: urlOf('thaw') });
    const ticket = await filled(store);
    const counts = await countsOf(store);
    expect(counts).toMatchObject({ activities: 3, tickets: 1, papers: 1, audit: 1, questions: 1 });
    for (const line of await commandsOf(backup)) inShell(line);
    await store.close();
    for (const line of await commandsOf(restore)) inShell(line);

    const restored = await openStore({ DATABASE_URL: urlOf('thaw_restored') });
    try {
      expect(await countsOf(restored)).toEqual(counts);
      expect(await findTicket(restored.read, ticket.number)).toEqual(ticket);
      expect(await countTickets(restored.read, { search: '冰封' })).toBe(1);
      expect(await countTickets(restored.read, { search: '热的' })).toBe(0);
      const paperRow = restored.read.selectFrom('papers').select('content');
      expect(await paperRow.execute()).toEqual([{ content: Buffer.from('%p') }]);
      const next = await makeTicket(restored, 'b');
      expect(next.number > ticket.number).toBe(true);
      await rowsOf(restored, { name: 'later', at: NOON });
      expect(await countsOf(restored)).toMatchObject({ tickets: 2, audit: 2, questions: 2 });
    } finally {
      await restored.close();
    }
  });

  it('finds all of it again by the commands for the compose file', async () => {
    const counts = () => openAnd(countsOf);
    const before = await counts();
    const commands = composedCommands();
    expect(commands.map((line) => line.split(' ')[0])).toEqual([
      ...['pg_dump', 'dropdb', 'createdb', 'pg_restore'],
    ]);
    for (const line of commands) inShell(line);
    expect(await counts()).toEqual(before);
  });
});

async function openAnd<T>(act: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ DATABASE_URL: urlOf('thaw') });
  try {
    return await act(store);
  } finally {
    await store.close();
  }
}

/** As DEPLOY.md has them, without the container that they run in. */
function composedCommands(): string[] {
  const text = readFileSync(join(__dirname, '../../../.github/DEPLOY.md'), 'utf8');
  const found = text.matchAll(/^docker compose exec -T postgres (.*)$/gm);
  return [...found].map(([, command]) => command ?? '');
}

async function filled(store: Store) {
  await talk(store, 'a', [NOON, NOON + 1, NOON + 2]);
  await paper(store, 'p', { conversation: 'a', at: NOON });
  await rowsOf(store, { name: 'earlier', at: NOON });
  const { number } = await makeTicket(store, 'a', {
    questions: [],
    fields: { contact: { kind: 'phone', value: '13800138000' }, notice: '冰封的终端' },
  });
  const ticket = await findTicket(store.read, number);
  if (!ticket) throw new Error('no ticket was made');
  return ticket;
}

/** Of every table. */
async function countsOf({ read }: Store): Promise<Record<string, number>> {
  const tables = await read.introspection.getTables();
  const counts: Record<string, number> = {};
  for (const { name: table } of tables) {
    const { rows } = await sql<{
      n: number;
    }>`SELECT count(*) AS n FROM ${sql.table(table)}`.execute(read);
    counts[table] = Number(rows[0]?.n);
  }
  return counts;
}

/** As they are printed for people. */
async function commandsOf(command: typeof backup): Promise<string[]> {
  const lines: string[] = [];
  const env = { DATABASE_URL: urlOf('thaw') };
  await command(['thaw.dump'], { env, print: (text) => lines.push(text), warn: () => {} });
  return lines.filter((line) => line.startsWith('  '));
}

function inShell(line: string): void {
  const env = {
    PATH: `${BIN}:/usr/bin:/bin`,
    PGHOST: '127.0.0.1',
    PGPORT: String(port),
    DATABASE_URL: urlOf('thaw'),
    RESTORED_URL: urlOf('thaw_restored'),
  };
  execFileSync('sh', ['-ec', line], { ...as(), cwd: folder, env, stdio: 'pipe' });
}
