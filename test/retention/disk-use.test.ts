import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Disk } from '../../src/retention/disk';
import { isScarce } from '../../src/retention/disk';
import { DiskUse } from '../../src/retention/disk-use';
import { countKind } from '../../src/retention/disk-use-store';
import { KEPT_KINDS } from '../../src/retention/limits';
import type { Store } from '../../src/store/store';
import { ManualClock } from '../support/manual-clock';
import { quietLog } from '../support/quiet-log';
import { isPostgres, openTestStore } from '../support/store';
import { temporaryFolder } from '../support/temporary-folder';
import { makeTicket } from '../tickets/tickets';
import { paper, rowsOf, talk } from './ages';

const GB = 1024 ** 3;
const ROOMY: Disk = { size: 100 * GB, free: 50 * GB, isScarce: false };
const FULL: Disk = { size: 100 * GB, free: 2 * GB, isScarce: true };

let folder: string;
let store: Store;
let clock: ManualClock;
beforeEach(async () => {
  folder = temporaryFolder();
  store = await openTestStore(folder);
  clock = new ManualClock();
  for (let index = 0; index < 7; index++) {
    await talk(store, `c${index}`, [1, 2, 3]);
    await rowsOf(store, { name: `冻${index}`, at: index });
  }
  await paper(store, 'p', { conversation: 'c1', at: 1 });
  await makeTicket(store, 'c2');
});
afterEach(() => store.close());

const watch = (ask: () => Promise<Disk | undefined> = async () => ROOMY) => {
  const { log, lines } = quietLog();
  return { lines, use: new DiskUse({ store, clock, log, folder, ask }) };
};

it.each([1, 2, 3, 500])('counts the same in pages of %d as all at once', async (most) => {
  const rest = async () => true;
  const counted = await Promise.all(
    KEPT_KINDS.map((kind) => countKind(store.read, kind, { most, rest })),
  );
  const entries = Object.fromEntries(
    KEPT_KINDS.map((kind, index) => [kind, counted[index]?.entries]),
  );
  expect(entries).toEqual({
    ...{ messages: 21, papers: 1, deliveries: 7, audit: 7, questions: 14, tickets: 1 },
  });
  const words = await store.read.selectFrom('questions').select(['text', 'candidates']).execute();
  const verdicts = await store.read.selectFrom('feedback').select('words').execute();
  const texts = [...words.flatMap(Object.values), ...verdicts.flatMap(Object.values)].join('');
  expect(counted[KEPT_KINDS.indexOf('questions')]?.bytes).toBe(Buffer.byteLength(texts));
});

it('shares with other processes what it counted, and counts again after half an hour', async () => {
  const one = watch().use;
  const other = watch().use;
  const size = (name: string) => statSync(join(folder, name)).size;
  const files = isPostgres ? undefined : size('thaw.db') + size('thaw.db-wal');
  await one.look();
  expect(one.now).toMatchObject({
    ...{ countedAt: clock.now(), disk: ROOMY },
    files,
  });
  await talk(store, 'more', [1]);
  await other.look();
  const messages = ({ now }: DiskUse) => now.kinds.find(({ kind }) => kind === 'messages')?.entries;
  expect(messages(other)).toBe(21);
  clock.advance(31 * 60_000);
  await other.look();
  expect(messages(other)).toBe(22);
});

it('warns once when the disk gets scarce, again after hours, and says when it has room', async () => {
  let disk = FULL;
  const { use, lines } = watch(async () => disk);
  await use.look();
  await use.look();
  expect(lines.map(({ msg }) => msg)).toEqual([expect.stringContaining('nearly full')]);
  clock.advance(7 * 3_600_000);
  await use.look();
  expect(lines).toHaveLength(2);
  disk = ROOMY;
  await use.look();
  expect(lines.at(-1)?.msg).toBe('the disk has room again');
});

it.each([
  [100, 30, false],
  [100, 9, true],
  [1000, 30, false],
  [1000, 19, true],
  [8, 1.1, false],
  [8, 0.9, true],
])('takes of a disk of %d GB with %d GB free: scarce is %s', (size, free, scarce) => {
  expect(isScarce({ size: size * GB, free: free * GB })).toBe(scarce);
});
