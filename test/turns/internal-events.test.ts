import { setWakeAt } from '../../src/turns/conversation-store';
import { parseIncoming } from '../../src/turns/incoming';
import { insertInternalEvent } from '../../src/turns/internal-event';
import { WakeUps } from '../../src/turns/wake-ups';
import { quietLog } from '../support/quiet-log';
import { temporaryFolder } from '../support/temporary-folder';
import {
  MERCHANT,
  openConversation,
  type Script,
  startTurns,
  type TurnBench,
  transcript,
} from '../support/turn-bench';

const HOUR_MS = 3_600_000;

let bench: TurnBench;
afterEach(async () => {
  await bench.turns.stop();
  await bench.store.close();
});

async function start(script: Script): Promise<TurnBench> {
  bench = await startTurns(temporaryFolder(), script);
  await openConversation(bench.store, 'a');
  return bench;
}

/** Says the name and value of each event. */
const tell: Script = async ({ activity }) => ({
  replies: [{ type: 'message', text: `${activity.name} ${JSON.stringify(activity.value)}` }],
});

const wakeUpsOf = ({ store, clock, turns }: TurnBench) =>
  new WakeUps({ store, clock, turns, log: quietLog().log });

describe('an event of the service itself', () => {
  it('runs a turn whose replies are addressed to the merchant', async () => {
    const { turns, store } = await start(tell);
    const turn = await turns.notify('a', { name: 'thaw/test', value: { number: 7 } });
    const [reply] = await turns.replies(turn);
    expect(reply).toMatchObject({
      text: 'thaw/test {"number":7}',
      recipient: { id: MERCHANT.userId },
    });
    expect((await transcript(store, 'a')).map((row) => [row.visible, row.pending])).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });

  it('leaves by the outbox where replies are called out', async () => {
    const { turns, store } = await start(tell);
    await store.write((db) =>
      db.updateTable('conversations').set({ address: '{}' }).where('id', '=', 'a').execute(),
    );
    await turns.replies(await turns.notify('a', { name: 'thaw/test' }));
    const rows = await store.read.selectFrom('outbox').select('kind').execute();
    expect(rows).toEqual([{ kind: 'teams' }]);
  });

  it('waits for the turn under way', async () => {
    const { turns } = await start(async (request) => {
      const count = (request.state as unknown as { count?: number })?.count ?? 0;
      return { state: { version: 1, count: count + 1 } as never };
    });
    const message = { type: 'message' as const, text: 'x' };
    const said = turns.accept({ conversationId: 'a', ...MERCHANT }, message);
    const told = turns.notify('a', { name: 'thaw/test' });
    await turns.replies(await said);
    await turns.replies(await told);
    const row = await bench.store.read.selectFrom('conversations').select('state').execute();
    expect(row[0]?.state).toContain('"count":2');
  });

  it('that another write job stored runs after a crash, once', async () => {
    const folder = temporaryFolder();
    const crashed = await startTurns(folder, tell);
    await openConversation(crashed.store, 'a');
    await crashed.store.write((db) => insertInternalEvent(db, 'a', { name: 'thaw/test', now: 1 }));
    await crashed.store.close();

    bench = await startTurns(folder, tell);
    expect(await bench.turns.recover()).toBe(1);
    await bench.turns.stop();
    expect(
      (await transcript(bench.store, 'a')).filter((row) => row.role === 'bot' && row.visible),
    ).toHaveLength(1);
    expect(await bench.turns.recover()).toBe(0);
  });

  it('is refused for an unknown conversation', async () => {
    await start(tell);
    await expect(bench.turns.notify('nobody', { name: 'thaw/test' })).rejects.toMatchObject({
      code: 'CONVERSATION_UNKNOWN',
    });
  });

  it('cannot be sent by a channel', async () => {
    await start(tell);
    for (const type of ['event', 'invoke', 'message']) {
      expect(() => parseIncoming({ type, name: 'thaw/wake' })).toThrow(/name/);
    }
    expect(parseIncoming({ type: 'event', name: 'webchat/join' }).name).toBe('webchat/join');
  });
});

describe('a wake-up', () => {
  /** Asks to be woken an hour after each message, and tells the hour when woken. */
  const sleepy: Script = async ({ activity, now }) => {
    if (activity.type === 'message') return { wakeAt: now.getTime() + HOUR_MS };
    return { replies: [{ type: 'message', text: `awake at ${now.toISOString()}` }] };
  };
  const say = async () => {
    const { turns } = bench;
    await turns.replies(
      await turns.accept({ conversationId: 'a', ...MERCHANT }, { type: 'message', text: 'x' }),
    );
  };
  const spoken = async () =>
    (await transcript(bench.store, 'a')).flatMap(({ visible, role, activity }) =>
      visible && role === 'bot' ? activity.text : [],
    );

  it('comes at its time, once', async () => {
    await start(sleepy);
    const wakeUps = wakeUpsOf(bench);
    await say();
    bench.clock.advance(HOUR_MS - 1);
    expect(await wakeUps.runDue()).toEqual([]);
    bench.clock.advance(1);
    const [turn] = await wakeUps.runDue();
    if (turn) await bench.turns.replies(turn);
    bench.clock.advance(HOUR_MS);
    expect(await wakeUps.runDue()).toEqual([]);
    expect(await spoken()).toEqual(['awake at 2026-11-20T03:00:00.000Z']);
  });

  it('comes after a restart, and once when the process dies on the way', async () => {
    const folder = temporaryFolder();
    bench = await startTurns(folder, sleepy);
    await openConversation(bench.store, 'a');
    await say();
    await bench.turns.stop();
    await bench.store.close();

    const crashed = await startTurns(folder, () => new Promise(() => {}));
    crashed.clock.advance(2 * HOUR_MS);
    expect(await wakeUpsOf(crashed).runDue()).toHaveLength(1);
    await crashed.store.close();

    bench = await startTurns(folder, sleepy, crashed.clock);
    expect(await bench.turns.recover()).toBe(1);
    expect(await wakeUpsOf(bench).runDue()).toEqual([]);
    await bench.turns.stop();
    expect(await spoken()).toHaveLength(1);
  });

  it('is put off, kept or cleared as each turn says', async () => {
    await start(async ({ activity }) => {
      const asked = { later: 5000, never: null }[activity.text ?? ''];
      return asked === undefined ? {} : { wakeAt: asked };
    });
    const wakeAt = async (text: string) => {
      const { turns, store } = bench;
      const origin = { conversationId: 'a', ...MERCHANT };
      await turns.replies(await turns.accept(origin, { type: 'message', text }));
      const [row] = await store.read.selectFrom('conversations').select('wake_at').execute();
      return row?.wake_at;
    };
    expect(await wakeAt('x')).toBeNull();
    expect(await wakeAt('later')).toBe(5000);
    expect(await wakeAt('x')).toBe(5000);
    expect(await wakeAt('never')).toBeNull();
  });

  it('reaches every conversation that is due', async () => {
    await start(sleepy);
    const count = 120;
    for (let i = 0; i < count; i++) await openConversation(bench.store, `c${i}`);
    await bench.store.write(async (db) => {
      for (let i = 0; i < count; i++) await setWakeAt(db, { id: `c${i}`, wakeAt: i });
    });
    expect(await wakeUpsOf(bench).runDue()).toHaveLength(count);
  });

  it('is found by itself when the service starts', async () => {
    await start(sleepy);
    await bench.store.write((db) => setWakeAt(db, { id: 'a', wakeAt: 1 }));
    const wakeUps = wakeUpsOf(bench);
    wakeUps.start();
    await wakeUps.stop();
    await bench.turns.stop();
    expect(await spoken()).toHaveLength(1);
  });
});
