// What every store promises, whichever database is behind it.

import { placeOf } from '../../src/store/open';
import { loadSecret } from '../../src/store/secrets';
import type { Store } from '../../src/store/store';
import { openBesideService, openTestStore } from '../support/store';
import { temporaryFolder } from '../support/temporary-folder';

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = temporaryFolder();
  store = await openTestStore(folder);
});
afterEach(() => store.close());

const put = (name: string, value = 'v') =>
  store.write(async (db) => {
    await db.insertInto('secrets').values({ name, value }).execute();
  });
const names = async () =>
  (await store.read.selectFrom('secrets').select('name').orderBy('name').execute()).map(
    (row) => row.name,
  );

it('undoes a job that throws, alone', async () => {
  const outcomes = await Promise.allSettled([
    put('a'),
    store.write(async (db) => {
      await db.insertInto('secrets').values({ name: 'lost', value: 'v' }).execute();
      throw new Error('half way');
    }),
    put('b'),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await names()).toEqual(['a', 'b']);
});

it('shows readers nothing before the commit', async () => {
  let seen: string[] = [];
  await store.write(async (db) => {
    await db.insertInto('secrets').values({ name: 'early', value: 'v' }).execute();
    seen = await names();
  });
  expect(seen).toEqual([]);
  expect(await names()).toEqual(['early']);
});

it('loses no count when many jobs read and then write', async () => {
  await put('count', '0');
  const countOne = () =>
    store.write(async (db) => {
      const row = await db
        .selectFrom('secrets')
        .select('value')
        .where('name', '=', 'count')
        .executeTakeFirstOrThrow();
      const value = String(Number(row.value) + 1);
      await db.updateTable('secrets').set({ value }).where('name', '=', 'count').execute();
    });
  await Promise.all(Array.from({ length: 40 }, countOne));
  const row = await store.read.selectFrom('secrets').select('value').executeTakeFirst();
  expect(row?.value).toBe('40');
});

it('runs jobs with the same word in the order in which they were given', async () => {
  const done: number[] = [];
  const jobs = Array.from({ length: 50 }, (_, index) =>
    store
      .write(async (db) => {
        await db
          .insertInto('secrets')
          .values({ name: `n${index}`, value: 'v' })
          .execute();
      }, 'a conversation')
      .then(() => done.push(index)),
  );
  await Promise.all(jobs);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
});

it('names the constraint that a job violates, and not the database', async () => {
  await put('once');
  await expect(put('once')).rejects.not.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  await put('later');
  expect(await names()).toEqual(['later', 'once']);
});

it('finishes what was begun before it closes', async () => {
  const written = put('last');
  await store.close();
  await written;
  store = await openTestStore(folder);
  expect(await names()).toEqual(['last']);
});

it('lets a command read and write beside the service', async () => {
  await put('x');
  const beside = await openBesideService(folder);
  expect(await beside.read.selectFrom('secrets').select('name').execute()).toEqual([{ name: 'x' }]);
  await beside.write((db) => db.insertInto('secrets').values({ name: 'y', value: 'v' }).execute());
  await beside.close();
  expect(await names()).toEqual(['x', 'y']);
});

it('makes a secret once and keeps it', async () => {
  const [first, second] = await Promise.all([loadSecret(store, 's'), loadSecret(store, 's')]);
  expect(first).toHaveLength(32);
  expect(second).toEqual(first);
});

it('orders text byte by byte', async () => {
  for (const name of ['张', 'b', 'B', '阿', 'a', '_', '冻']) await put(name);
  expect(await names()).toEqual(['B', '_', 'a', 'b', '冻', '张', '阿']);
});

it('names its place without a password', () => {
  const DATABASE_URL = 'postgres://thaw:secret@db.example.com:5432/thaw';
  expect(placeOf({ DATABASE_URL })).toBe('db.example.com:5432/thaw');
  expect(placeOf({ DATA_DIR: 'data' })).toBe('data');
});
