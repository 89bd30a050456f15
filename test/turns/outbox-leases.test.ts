// Several processes that send from one outbox: each delivery leaves once, and in its lane's order.

import fc from 'fast-check';
import type { DeliveryResult } from '../../src/tickets/delivery-result';
import type { Deliver } from '../../src/turns/outbox';
import { type DeliveryKind, enqueue } from '../../src/turns/outbox-store';
import { Cluster, type Member, rounds } from '../support/cluster';
import { until } from '../support/direct-line-client';
import { isPostgres } from '../support/store';

let cluster: Cluster;
let sent: string[];
beforeEach(async () => {
  cluster = await Cluster.open();
  sent = [];
});
afterEach(() => cluster.close());

const DELIVERED: DeliveryResult = { kind: 'delivered' };

function receiver(answer: () => Promise<DeliveryResult> = async () => DELIVERED): Deliver {
  return ({ id }) => {
    sent.push(id);
    return answer();
  };
}

/** Answers only when it is let. */
function slow(): { deliver: Deliver; answer: (result?: DeliveryResult) => void } {
  let answer = (_result: DeliveryResult) => {};
  const waits = new Promise<DeliveryResult>((resolve) => {
    answer = resolve;
  });
  return { deliver: receiver(() => waits), answer: (result = DELIVERED) => answer(result) };
}

const start = (deliver: Deliver, kind: DeliveryKind = 'card') =>
  cluster.start(async () => ({}), { deliverers: { [kind]: deliver } });

const put = (id: string, lane: string | null = null) =>
  cluster.store.write((db) =>
    enqueue(db, { id, kind: 'card', lane, payload: '{}', now: cluster.clock.now() }),
  );

const rows = () =>
  cluster.store.read.selectFrom('outbox').select(['id', 'state', 'attempts', 'holder']).execute();
const tries = () => cluster.store.read.selectFrom('outbox_tries').select('delivery').execute();
const sentCount = (count: number) => until(() => (sent.length === count ? true : undefined));

it('sends each delivery from one process', async () => {
  const members = await Promise.all([start(receiver()), start(receiver()), start(receiver())]);
  const ids = Array.from({ length: 60 }, (_, i) => `${i}`);
  for (const id of ids) await put(id);
  await Promise.all(members.map(({ outbox }) => outbox.runDue()));
  expect(sent.toSorted()).toEqual(ids.toSorted());
  expect(await tries()).toHaveLength(60);
  expect(new Set((await rows()).map(({ holder, state }) => `${state} ${holder}`))).toEqual(
    new Set(['done null']),
  );
});

it('sends nothing of a lane from which another process is sending', async () => {
  const busy = slow();
  const one = await start(busy.deliver);
  const other = await start(receiver());
  await put('a1', 'a');
  await put('a2', 'a');
  const running = one.outbox.runDue();
  await sentCount(1);
  expect(await other.outbox.runDue()).toBe(0);
  await put('b1', 'b');
  expect(await other.outbox.runDue()).toBe(1);
  busy.answer();
  await running;
  expect(sent).toEqual(['a1', 'b1', 'a2']);
});

it('sends what a dead process had under way, and what waited behind it', async () => {
  const one = await start(slow().deliver);
  const other = await start(receiver());
  await put('a1', 'a');
  await put('a2', 'a');
  void one.outbox.runDue();
  await sentCount(1);
  one.die();
  await cluster.second();
  expect(await other.outbox.runDue()).toBe(0);
  await cluster.noticeDeaths();
  expect(await other.outbox.runDue()).toBe(2);
  expect(sent).toEqual(['a1', 'a1', 'a2']);
});

it.each<[string, DeliveryResult]>([
  ['delivered it', DELIVERED],
  ['failed', { kind: 'retry', error: 'busy' }],
  ['was told to send no more', { kind: 'gone', error: '410' }],
])('records nothing of a process that paused and then %s', async (_, result) => {
  const busy = slow();
  const one = await start(busy.deliver);
  const other = await start(receiver());
  await put('a1');
  const running = one.outbox.runDue();
  await sentCount(1);
  one.pause();
  await cluster.noticeDeaths();
  await other.outbox.runDue();
  one.wake();
  busy.answer(result);
  await running;
  expect(await rows()).toEqual([{ id: 'a1', state: 'done', attempts: 1, holder: null }]);
  expect(await tries()).toHaveLength(1);
});

it('frees at its end what a process could not finish', async () => {
  const one = await start(slow().deliver);
  const other = await start(receiver());
  await put('a1');
  void one.outbox.runDue();
  await sentCount(1);
  await one.processes.leave();
  one.die();
  expect(await other.outbox.runDue()).toBe(1);
});

it('tries again what it could not record', async () => {
  const broken = { ...DELIVERED, alongside: () => Promise.reject(new Error('no such table')) };
  const results: DeliveryResult[] = [broken];
  const one = await start(receiver(async () => results.shift() ?? DELIVERED));
  await put('a1');
  await expect(one.outbox.runDue()).rejects.toThrow('no such table');
  await one.outbox.runDue();
  expect(sent).toEqual(['a1', 'a1']);
});

type Step =
  | { do: 'put'; lane: string }
  | { do: 'run'; at: number }
  | { do: 'die' | 'pause' | 'wake'; at: number }
  | { do: 'pass' | 'deaths' };

const at = fc.nat(2);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('put' as const), lane: fc.constantFrom('a', 'b') }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('run' as const), at }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('die', 'pause', 'wake'), at }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('pass', 'deaths') }) },
);

/** What each lane received, with repeats left out. */
const firstsOf = (lane: string) => [...new Set(sent.filter((id) => id.startsWith(lane)))];

async function play(steps: readonly Step[]): Promise<{ put: string[]; interrupted: boolean }> {
  const members: Member[] = [];
  const put_: string[] = [];
  const begin = () => start(receiver(() => rounds(20 + (sent.length % 20)).then(() => DELIVERED)));
  for (const place of [0, 1, 2]) members[place] = await begin();
  let interrupted = false;
  for (const action of steps) {
    const member = 'at' in action ? members[action.at] : undefined;
    if (action.do === 'put') {
      const id = `${action.lane}${put_.length}`;
      put_.push(id);
      await put(id, action.lane);
    }
    if (action.do === 'pass') await rounds(10);
    if (action.do === 'deaths') await cluster.noticeDeaths();
    if (member?.state === 'pauses' && action.do === 'wake') member.wake();
    if (member?.state !== 'runs') continue;
    if (action.do === 'run') member.outbox.wake();
    if (action.do === 'die' || action.do === 'pause') interrupted = true;
    if (action.do === 'pause') member.pause();
    if (action.do === 'die' && 'at' in action) {
      member.die();
      members[action.at] = await begin();
    }
  }
  for (const member of members) if (member.state === 'pauses') member.wake();
  await until(async () => {
    await cluster.second();
    for (const { outbox } of members) outbox.wake();
    await rounds(10);
    return (await rows()).every(({ state }) => state === 'done') ? true : undefined;
  });
  for (const member of members) await member.stop();
  return { put: put_, interrupted };
}

it('loses nothing, doubles nothing while no process fails, and keeps the order of each lane', async () => {
  let interruptions = 0;
  await fc.assert(
    fc
      .asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), async (steps) => {
        const { put: ids, interrupted } = await play(steps);
        for (const lane of ['a', 'b']) {
          expect(firstsOf(lane)).toEqual(ids.filter((id) => id.startsWith(lane)));
        }
        if (interrupted) interruptions++;
        if (!interrupted) expect(sent).toHaveLength(ids.length);
        expect(await tries()).toHaveLength(ids.length);
      })
      .beforeEach(async () => {
        await cluster.close();
        cluster = await Cluster.open();
        sent = [];
      }),
    { numRuns: isPostgres ? 15 : 40, seed: 20261129 },
  );
  expect(interruptions).toBeGreaterThan(5);
}, 240_000);
