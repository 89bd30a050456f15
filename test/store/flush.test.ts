// Nobody learns of a commit before it is on disk: the flush is held here, and let go or made to fail.

import { setTimeout as pause } from 'node:timers/promises';
import { openSqlite } from '../../src/store/sqlite';
import type { Store } from '../../src/store/store';
import { temporaryFolder } from '../support/temporary-folder';

type Done = (error: Error | null) => void;
const mockHeld: Done[] = [];

jest.mock('node:fs', () => ({
  ...jest.requireActual('node:fs'),
  fdatasync: (_descriptor: number, done: Done) => mockHeld.push(done),
}));

let store: Store;
let log: string[];

beforeEach(() => {
  mockHeld.length = 0;
  log = [];
  store = openSqlite(temporaryFolder());
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

async function read(): Promise<void> {
  const rows = await store.read.selectFrom('secrets').select('name').execute();
  log.push(`read ${rows.map(({ name }) => name).join(' ')}`);
}

async function flushed(error: Error | null = null): Promise<void> {
  while (mockHeld.length === 0) await pause(1);
  mockHeld.shift()?.(error);
  await pause(5);
}

it('tells neither who wrote nor who reads before it is on disk', async () => {
  const writing = write('a');
  while (mockHeld.length === 0) await pause(1);
  const reading = read();
  await pause(20);
  expect(log).toEqual([]);
  await flushed();
  await Promise.all([writing, reading]);
  expect(log.sort()).toEqual(['a is written', 'read a']);
  await store.close();
});

it('flushes once for all that came during the flush before', async () => {
  const first = write('a');
  while (mockHeld.length === 0) await pause(1);
  const others = [write('b'), write('c')];
  await flushed();
  await flushed();
  await Promise.all([first, ...others]);
  expect(log).toEqual(['a is written', 'b is written', 'c is written']);
  expect(mockHeld).toEqual([]);
  await store.close();
});

it('says nothing more after a flush that failed, until it is opened again', async () => {
  const first = write('a');
  await flushed(new Error('EIO'));
  await first;
  await write('b');
  await expect(read()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  expect(log).toEqual(['a is refused', 'b is refused']);
  await expect(store.ping()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
});
