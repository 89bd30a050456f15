// Who lives: told by counts that grow, and not by any clock.

import type { Store } from '../../src/store/store';
import { Heartbeat } from '../../src/turns/heartbeat';
import { LOOKS_UNTIL_DEAD, Processes } from '../../src/turns/processes';
import { quietLog } from '../support/quiet-log';
import { openTestStore } from '../support/store';

let store: Store;
let shared: Store;
beforeEach(async () => {
  store = await openTestStore();
  shared = { ...store, isShared: true };
});
afterEach(() => store.close());

async function join(on = shared): Promise<Processes> {
  const processes = new Processes(on);
  await processes.join();
  return processes;
}

const living = async () =>
  (await store.read.selectFrom('processes').select('id').execute()).map(({ id }) => id);

async function look(processes: Processes, times: number): Promise<string[]> {
  const dead: string[] = [];
  for (let look = 0; look < times; look++) dead.push(...(await processes.look()));
  return dead;
}

it('finds a process dead whose count stands still', async () => {
  const [one, other] = [await join(), await join()];
  expect(await look(other, LOOKS_UNTIL_DEAD)).toEqual([]);
  expect(await look(other, 1)).toEqual([one.id]);
  expect(await living()).toEqual([other.id]);
});

it('finds none dead that gave a sign of life in between', async () => {
  const [one, other] = [await join(), await join()];
  for (let second = 0; second < 3; second++) {
    expect(await look(other, LOOKS_UNTIL_DEAD)).toEqual([]);
    await one.beat();
  }
  expect(await living()).toHaveLength(2);
});

it('takes back a process that only paused', async () => {
  const [one, other] = [await join(), await join()];
  await look(other, LOOKS_UNTIL_DEAD + 1);
  await one.beat();
  expect(await living()).toContain(one.id);
  expect(await look(one, 1)).toEqual([]);
});

it('forgets who leaves', async () => {
  const [one, other] = [await join(), await join()];
  await one.leave();
  expect(await living()).toEqual([other.id]);
});

it('takes all others for dead where no other can be', async () => {
  await join();
  const only = await join({ ...store, isShared: false });
  expect(await living()).toEqual([only.id]);
});

it('tells who died once, and goes on when the store is away', async () => {
  let isAway = false;
  const sometimes: Store = {
    ...shared,
    write: (job) => (isAway ? Promise.reject(new Error('away')) : store.write(job)),
  };
  const dead = await join();
  const processes = new Processes(sometimes);
  let deaths = 0;
  const onDeaths = async () => {
    deaths++;
  };
  const { log, lines } = quietLog();
  const heartbeat = new Heartbeat({ store: sometimes, processes, log, onDeaths });
  await heartbeat.begin();
  isAway = true;
  await heartbeat.beat();
  isAway = false;
  for (let beat = 0; beat < 2 * LOOKS_UNTIL_DEAD; beat++) await heartbeat.beat();
  expect(deaths).toBe(1);
  expect(lines).toMatchObject([{ msg: 'no sign of life could be given' }, { dead: [dead.id] }]);
  await heartbeat.end();
  expect(await living()).toEqual([]);
});
