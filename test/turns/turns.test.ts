import { setTimeout as pause } from 'node:timers/promises';
import { temporaryFolder } from '../support/temporary-folder';
import {
  echo,
  MERCHANT,
  openConversation,
  startTurns,
  type TurnBench,
  transcript,
} from '../support/turn-bench';

const message = (text: string) => ({ type: 'message' as const, text });
const from = (conversationId: string, channelActivityId?: string) => ({
  conversationId,
  ...MERCHANT,
  channelActivityId,
});

let bench: TurnBench;
afterEach(async () => {
  await bench.turns.stop();
  await bench.store.close();
});

async function start(script = echo): Promise<TurnBench> {
  bench = await startTurns(temporaryFolder(), script);
  await openConversation(bench.store, 'a');
  return bench;
}

const texts = async (conversationId: string) =>
  (await transcript(bench.store, conversationId)).map((row) => row.activity.text);

it('stores the message before the turn and the reply with it', async () => {
  const { turns, store } = await start();
  const accepted = await turns.accept(from('a'), message('hello'));
  expect(accepted.id).toBe('a|0000001');
  const replies = await turns.replies(accepted);
  expect(replies).toMatchObject([{ id: 'a|0000002', text: 'echo hello', replyToId: 'a|0000001' }]);
  expect((await transcript(store, 'a')).map((row) => [row.role, row.pending])).toEqual([
    ['merchant', 0],
    ['bot', 0],
  ]);
});

it('makes the conversation with its first activity only when that is asked for', async () => {
  const { turns } = await start();
  await expect(turns.accept(from('b'), message('hello'))).rejects.toMatchObject({
    code: 'CONVERSATION_UNKNOWN',
  });
  const open = () => turns.accept(from('b', 'start'), message('hello'), { opens: true });
  expect(await Promise.all([open(), open()])).toMatchObject([
    { id: 'b|0000001', repeated: false },
    { id: 'b|0000001', repeated: true },
  ]);
});

it('runs the turns of one conversation in order, however long each takes', async () => {
  await start(async (request) => {
    await pause(request.activity.text === '0' ? 30 : Math.random() * 3);
    return echo(request);
  });
  const sent = await Promise.all(
    Array.from({ length: 30 }, (_, i) => bench.turns.accept(from('a'), message(String(i)))),
  );
  await Promise.all(sent.map((each) => bench.turns.replies(each)));
  const replies = (await texts('a')).filter((text) => text.startsWith('echo'));
  expect(replies).toEqual(Array.from({ length: 30 }, (_, i) => `echo ${i}`));
});

it('does not lose a change to state when messages come at once', async () => {
  await start(async ({ state }) => {
    const count = (state as unknown as { count?: number })?.count ?? 0;
    await pause(1);
    return { state: { version: 1, count: count + 1 } as never };
  });
  const sent = await Promise.all(
    Array.from({ length: 20 }, () => bench.turns.accept(from('a'), message('x'))),
  );
  await Promise.all(sent.map((each) => bench.turns.replies(each)));
  const row = await bench.store.read
    .selectFrom('conversations')
    .select('state')
    .executeTakeFirstOrThrow();
  expect(JSON.parse(row.state ?? '')).toMatchObject({ count: 20 });
});

it('lets a fast conversation pass a slow one', async () => {
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { turns, store } = await start(async (request) => {
    if (request.activity.text === 'slow') await gate;
    return echo(request);
  });
  await openConversation(store, 'b');
  const slow = await turns.accept(from('a'), message('slow'));
  const fast = await turns.accept(from('b'), message('fast'));
  expect(await turns.replies(fast)).toMatchObject([{ text: 'echo fast' }]);
  release();
  expect(await turns.replies(slow)).toMatchObject([{ text: 'echo slow' }]);
});

it('answers a repeat of the same activity with the first replies and runs no second turn', async () => {
  let runs = 0;
  const { turns } = await start(async (request) => {
    runs++;
    return echo(request);
  });
  const [first, again] = await Promise.all([
    turns.accept(from('a', 'x1'), message('hello')),
    turns.accept(from('a', 'x1'), message('hello')),
  ]);
  const replies = await turns.replies(first);
  expect(await turns.replies(again)).toEqual(replies);
  expect(again).toMatchObject({ repeated: true, id: first.id });
  const later = await turns.accept(from('a', 'x1'), message('hello'));
  expect(await turns.replies(later)).toEqual(replies);
  expect(runs).toBe(1);
});

it('cuts card numbers before the first write and tells the bot', async () => {
  let told: readonly string[] = [];
  const { turns, store } = await start(async (request) => {
    told = request.redacted;
    return echo(request);
  });
  const accepted = await turns.accept(from('a'), {
    ...message('my card is 4111 1111 1111 1111'),
    value: { note: '4111111111111111' },
    channelData: { clientActivityID: 'c1', thaw: { ticket: 'forged' } },
  });
  await turns.replies(accepted);
  const [stored] = await transcript(store, 'a');
  expect(stored?.body).not.toMatch(/4111.?1111/);
  expect(stored?.activity.text).toContain('1111');
  expect(stored?.activity.channelData).toEqual({
    clientActivityID: 'c1',
    thaw: { redacted: ['card'] },
  });
  expect(told).toEqual(['card']);
});

it.each([
  ['the id that a client gives', { clientActivityID: '4111111111111111' }],
  ['an id that is a number', { clientActivityID: 4111111111111111 }],
  ['a time', { clientTimestamp: '4111111111111111' }],
  ['where it comes from', { tenant: { id: '6222021234567890123' }, tenantId: '378282246310005' }],
  ['the way it took', { 'x-trace-id': '4111111111111111', hops: [{ spanId: '4111111111111111' }] }],
])('leaves %s as it is and warns of nothing', async (_, channelData) => {
  let told: readonly string[] = [];
  const { turns, store } = await start(async (request) => {
    told = request.redacted;
    return echo(request);
  });
  await turns.replies(await turns.accept(from('a'), { ...message('hello'), channelData }));
  const [stored] = await transcript(store, 'a');
  expect(stored?.activity.channelData).toEqual(channelData);
  expect(told).toEqual([]);
});

it.each([
  ['words that a channel copies', { message: { text: 'my card is 4111111111111111' } }],
  ['words in the place of an id', { clientActivityID: 'my card is 4111111111111111' }],
  ['a number in the place of a key', { '4111111111111111': { id: 'x' } }],
  ['a number that no key calls an id', { note: '4111111111111111' }],
])('cuts a card number out of %s', async (_, channelData) => {
  const { turns, store } = await start();
  await turns.replies(await turns.accept(from('a'), { ...message('hello'), channelData }));
  const [stored] = await transcript(store, 'a');
  expect(stored?.body).not.toContain('4111111111111111');
  expect(stored?.body).toContain('[••••1111]');
});

it('stamps growing times even when the clock is set back', async () => {
  const { turns, clock, store } = await start();
  await turns.replies(await turns.accept(from('a'), message('one')));
  clock.advance(-60_000);
  await turns.replies(await turns.accept(from('a'), message('two')));
  const stamps = (await transcript(store, 'a')).map((row) => row.activity.timestamp);
  expect(stamps).toEqual([...new Set(stamps)].sort());
});

it('apologises when the bot fails, keeps the state, and goes on', async () => {
  const { turns, lines } = await start(async (request) => {
    if (request.activity.text === 'bad') throw new Error('dialog broke');
    return echo(request);
  });
  expect(await turns.replies(await turns.accept(from('a'), message('bad')))).toMatchObject([
    { text: 'sorry' },
  ]);
  expect(await turns.replies(await turns.accept(from('a'), message('good')))).toMatchObject([
    { text: 'echo good' },
  ]);
  expect(lines.map((line) => line.msg)).toContain('the bot could not finish the turn');
});

it('apologises when what the bot made cannot be stored', async () => {
  const { turns } = await start(async (request) =>
    // The column takes no null: the commit fails, not the bot.
    request.activity.text === 'bad' ? { questions: [{ text: null } as never] } : echo(request),
  );
  expect(await turns.replies(await turns.accept(from('a'), message('bad')))).toMatchObject([
    { text: 'sorry' },
  ]);
  expect(await turns.replies(await turns.accept(from('a'), message('good')))).toMatchObject([
    { text: 'echo good' },
  ]);
});

it('refuses an unknown conversation and stores nothing', async () => {
  await start();
  await expect(bench.turns.accept(from('nobody'), message('x'))).rejects.toMatchObject({
    code: 'CONVERSATION_UNKNOWN',
  });
  expect(await transcript(bench.store, 'nobody')).toEqual([]);
});

describe('after a crash', () => {
  it('runs what was accepted and not committed, once, in order', async () => {
    const folder = temporaryFolder();
    const crashed = await startTurns(folder, () => new Promise(() => {}));
    await openConversation(crashed.store, 'a');
    await crashed.turns.accept(from('a'), message('one'));
    await crashed.turns.accept(from('a'), message('two'));
    await crashed.store.close();

    bench = await startTurns(folder, echo);
    expect(await bench.turns.recover()).toBe(2);
    await bench.turns.stop();
    expect(await texts('a')).toEqual(['one', 'two', 'echo one', 'echo two']);
    expect(await bench.turns.recover()).toBe(0);
  });

  it('gives up on an activity that ends the process every time', async () => {
    const folder = temporaryFolder();
    for (let life = 0; life < 3; life++) {
      const crashed = await startTurns(folder, () => new Promise(() => {}));
      if (life === 0) {
        await openConversation(crashed.store, 'a');
        await crashed.turns.accept(from('a'), message('poison'));
      } else {
        await crashed.turns.recover();
      }
      await crashed.store.close();
    }
    bench = await startTurns(folder, () => new Promise(() => {}));
    await bench.turns.recover();
    await bench.turns.stop();
    expect(await texts('a')).toEqual(['poison', 'sorry']);
  });
});
