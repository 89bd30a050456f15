// Nobody learns of a commit before it is on disk: the flush is held here, and let go or made to fail.

import { cpSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { statement } from '../../src/store/statement';
import type { Store } from '../../src/store/store';
import { temporaryFolder } from '../support/temporary-folder';

type Done = (error: Error | null) => void;
type Files = typeof import('node:fs');
const mockHeld: Done[] = [];
const mockCalls: string[] = [];

jest.mock('node:fs', () => {
  const files: Files = jest.requireActual('node:fs');
  return {
    ...files,
    fdatasync: (_descriptor: number, done: Done) => mockHeld.push(done),
    fdatasyncSync: (descriptor: number) => {
      mockCalls.push('flush');
      files.fdatasyncSync(descriptor);
    },
    writeSync: (...args: [number, Buffer, number, number, number]) => {
      const written = files.writeSync(...args);
      if (written > 0) mockCalls.push(`${written} bytes at ${args[4]}`);
      return written;
    },
  };
});

/** With the files of this test. */
const { openSqlite } =
  jest.requireActual<typeof import('../../src/store/sqlite')>('../../src/store/sqlite');

let folder: string;
let store: Store;
let log: string[];

beforeEach(() => {
  mockHeld.length = 0;
  log = [];
  folder = temporaryFolder();
  store = openSqlite(folder, (cause) => log.push(`given up: ${(cause as Error).message}`));
});

function write(name: string): Promise<void> {
  const written = store.write(async (db) => {
    await db.insertInto('secrets').values({ name, value: 'x' }).execute();
  });
  return written.then(
    () => void log.push(`${name} is written`),
    () => void log.push(`${name} is refused`),
  );
}

const namesIn = statement<object, { name: string }>((db) =>
  db.selectFrom('secrets').select('name'),
);

async function read(): Promise<void> {
  const rows = await store.read.selectFrom('secrets').select('name').execute();
  log.push(`read ${rows.map(({ name }) => name).join(' ')}`);
}

async function readDirectly(): Promise<void> {
  const rows = await namesIn(store.read, {});
  log.push(`read directly ${rows.map(({ name }) => name).join(' ')}`);
}

async function flushBegun(): Promise<void> {
  for (let tries = 0; mockHeld.length === 0; tries++) {
    if (tries === 1000) throw new Error('nothing is flushed');
    await pause(1);
  }
}

async function flushed(error: Error | null = null): Promise<void> {
  await flushBegun();
  mockHeld.shift()?.(error);
  await pause(5);
}

it('tells neither who wrote nor who reads before it is on disk', async () => {
  const writing = write('a');
  await flushBegun();
  const reading = [read(), readDirectly()];
  await pause(20);
  expect(log).toEqual([]);
  await flushed();
  await Promise.all([writing, ...reading]);
  expect(log.sort()).toEqual(['a is written', 'read a', 'read directly a']);
  await store.close();
});

it('flushes once for all that came during the flush before', async () => {
  const first = write('a');
  await flushBegun();
  const others = [write('b'), write('c')];
  await flushed();
  await flushed();
  await Promise.all([first, ...others]);
  expect(log).toEqual(['a is written', 'b is written', 'c is written']);
  expect(mockHeld).toEqual([]);
  await store.close();
});

it('gives up when a flush fails, and says nothing more', async () => {
  const first = write('a');
  await flushBegun();
  const reading = expect(read()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  await flushed(new Error('EIO'));
  await Promise.all([first, reading]);
  await write('b');
  await expect(read()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  expect(log).toEqual(['given up: EIO', 'a is refused', 'b is refused']);
  await expect(store.ping()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
});

it('writes again what it finds in the log, and flushes it, before anybody reads', async () => {
  const writing = write('a');
  await flushed();
  await writing;
  const left = temporaryFolder();
  for (const file of ['thaw.db', 'thaw.db-wal']) cpSync(join(folder, file), join(left, file));
  const { size } = statSync(join(left, 'thaw.db-wal'));
  await store.close();
  mockCalls.length = 0;
  store = openSqlite(left);
  expect(mockCalls).toEqual([`${size} bytes at 0`, 'flush']);
  await read();
  expect(log.at(-1)).toBe('read a');
  await store.close();
});
