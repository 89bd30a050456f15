// Messages that belong together are one turn; each stays stored and acknowledged by itself.

import type { TurnOutcome, TurnRequest } from '../../src/bot/turn';
import { checkFiles } from '../../src/tickets/paper';
import { findConversation } from '../../src/turns/conversation-store';
import type { Incoming } from '../../src/turns/incoming';
import type { AcceptOptions } from '../../src/turns/turns';
import { sampleFile } from '../support/sample-files';
import { SteppedClock } from '../support/stepped-clock';
import { temporaryFolder } from '../support/temporary-folder';
import {
  echo,
  MERCHANT,
  openConversation,
  type Script,
  startTurns,
  type TurnBench,
  transcript,
} from '../support/turn-bench';

/** Complete is what ends with a full stop, and every event. */
const isComplete = ({ activity }: TurnRequest) =>
  activity.type !== 'message' || (activity.text ?? '').endsWith('.');

/** Answers with all words of the turn; counts the turns in the state. */
const listen: Script = async (request) => {
  const { turns = 0 } = (request.state ?? {}) as { turns?: number };
  const { text = request.activity.name } = request.activity;
  return {
    state: { version: 1, turns: turns + 1 } as unknown as TurnOutcome['state'],
    replies: [{ type: 'message', text: `heard ${text}` }],
    ...(!isComplete(request) && { incomplete: true as const }),
  };
};

let bench: TurnBench;
let clock: SteppedClock;
afterEach(async () => {
  await bench.turns.stop();
  await bench.store.close();
});

async function start(script = listen, folder = temporaryFolder()): Promise<void> {
  clock = new SteppedClock();
  bench = await startTurns(folder, script, clock);
  for (const id of ['a', 'b']) await openConversation(bench.store, id);
}

function send(incoming: string | Incoming, options?: Partial<AcceptOptions>, conversationId = 'a') {
  const origin = { conversationId, ...MERCHANT };
  const activity =
    typeof incoming === 'string' ? { type: 'message' as const, text: incoming } : incoming;
  return bench.turns.accept(origin, activity, { ...options });
}

async function sendAll(...texts: string[]) {
  const accepted = [];
  for (const text of texts) accepted.push(await send(text));
  return accepted;
}

/** What the bot said in the conversation. */
async function heard(conversationId = 'a'): Promise<string[]> {
  const rows = await transcript(bench.store, conversationId);
  return rows.filter((row) => row.reply_to && row.role === 'bot').map((row) => row.activity.text);
}

const pending = async () =>
  (await transcript(bench.store, 'a')).filter((row) => row.pending).map((row) => row.activity.text);

it('stores and acknowledges each message by itself and shows nothing while it waits', async () => {
  await start();
  const [first, second] = await sendAll('my terminal', 'since yesterday');
  await clock.untilSleeping();
  expect([first?.id, second?.id]).toEqual(['a|0000001', 'a|0000002']);
  expect(await pending()).toEqual(['my terminal', 'since yesterday']);
  expect(await heard()).toEqual([]);
});

it('answers what belongs together with one set of replies that names the last message', async () => {
  await start();
  const sent = await sendAll('my terminal', 'since yesterday', 'does not work.');
  const replies = await Promise.all(sent.map((each) => bench.turns.replies(each)));
  expect(replies[0]).toMatchObject([
    { text: 'heard my terminal\nsince yesterday\ndoes not work.', replyToId: sent[2]?.id },
  ]);
  expect(replies[1]).toEqual(replies[0]);
  expect(replies[2]).toEqual(replies[0]);
  expect(await heard()).toHaveLength(1);
  expect(await pending()).toEqual([]);
  const { state } = (await findConversation(bench.store.read, 'a')) ?? {};
  expect(JSON.parse(state ?? '')).toMatchObject({ turns: 1 });
});

it('gives the same replies for each joined message when they are asked for later', async () => {
  await start();
  const sent = await sendAll('my terminal', 'is frozen.');
  const replies = await bench.turns.replies(sent[1] as never);
  for (const each of sent) expect(await bench.turns.replies(each)).toEqual(replies);
});

it('answers a complete message at once and joins nothing to it', async () => {
  await start();
  const sent = await sendAll('why?.', 'and', 'when.');
  await Promise.all(sent.map((each) => bench.turns.replies(each)));
  expect(await heard()).toEqual(['heard why?.', 'heard and\nwhen.']);
  expect(clock.sleeping).toBe(0);
});

it('answers an incomplete message by itself after a second and a half', async () => {
  await start();
  await send('my terminal');
  await clock.untilSleeping();
  clock.advance(1499);
  expect(clock.sleeping).toBe(1);
  clock.advance(1);
  await bench.turns.stop();
  expect(await heard()).toEqual(['heard my terminal']);
});

it('counts the time from the last message', async () => {
  await start();
  for (const text of ['one', 'two', 'three']) {
    await send(text);
    await clock.untilSleeping();
    clock.advance(1400);
    expect(await heard()).toEqual([]);
  }
  clock.advance(100);
  await clock.untilSleeping(0);
  await bench.turns.stop();
  expect(await heard()).toEqual(['heard one\ntwo\nthree']);
});

it('waits six seconds in all while the merchant types, and not longer', async () => {
  await start();
  const sent = await send('my terminal');
  for (const step of [1000, 3000, 1999]) {
    await clock.untilSleeping();
    clock.advance(step);
    bench.turns.noteTyping('a');
  }
  await clock.untilSleeping();
  expect(await heard()).toEqual([]);
  clock.advance(1);
  expect(await bench.turns.replies(sent)).toMatchObject([{ text: 'heard my terminal' }]);
});

it('hears of the typing from another process, too', async () => {
  await start();
  const sent = await send('my terminal');
  await clock.untilSleeping();
  bench.signal.heard({ typing: ['b', 'a'] });
  clock.advance(5999);
  await clock.untilSleeping();
  expect(await heard()).toEqual([]);
  clock.advance(1);
  expect(await bench.turns.replies(sent)).toMatchObject([{ text: 'heard my terminal' }]);
});

it('does not take the typing before a message for typing after it', async () => {
  await start();
  await send('my terminal');
  bench.turns.noteTyping('a');
  const second = await send('is it');
  await clock.untilSleeping();
  clock.advance(1500);
  expect(await bench.turns.replies(second)).toMatchObject([{ text: 'heard my terminal\nis it' }]);
});

it('takes typing in an idle or unknown conversation for nothing', async () => {
  await start();
  bench.turns.noteTyping('a');
  bench.turns.noteTyping('nobody');
  expect(bench.turns.underWay).toBe(0);
});

describe('ends the waiting and answers in order', () => {
  const card: Incoming = { type: 'message', value: { thaw: { action: 'submit' } } };
  it.each<[string, Incoming, Partial<AcceptOptions>, string]>([
    ['a card', card, {}, 'heard undefined'],
    ['an event', { type: 'event', name: 'thumb' }, {}, 'heard thumb'],
    ['an arrival', { type: 'conversationUpdate', membersAdded: [] }, {}, 'heard undefined'],
    ['a request', { type: 'message', text: 'x.' }, { isAwaited: true }, 'heard x.'],
  ])('at %s', async (_, incoming, options, answer) => {
    await start();
    await send('my terminal');
    await clock.untilSleeping();
    await bench.turns.replies(await send(incoming, options));
    expect(await heard()).toEqual(['heard my terminal', answer]);
  });

  it('at an event of the service itself', async () => {
    await start();
    await send('my terminal');
    await clock.untilSleeping();
    await bench.turns.replies(await bench.turns.notify('a', { name: 'thaw/wake' }));
    expect(await heard()).toEqual(['heard my terminal', 'heard thaw/wake']);
  });
});

it('does not wait with a card or a request that stays open, whatever the bot says', async () => {
  await start();
  await bench.turns.replies(await send('hello', { isAwaited: true }));
  await bench.turns.replies(await send({ type: 'message', text: 'x', value: 1 }));
  expect(await heard()).toEqual(['heard hello', 'heard x']);
  expect(clock.sleeping).toBe(0);
});

it('does not let two conversations wait for each other', async () => {
  await start();
  const slow = await send('my terminal');
  await clock.untilSleeping();
  const fast = await send('why.', {}, 'b');
  expect(await bench.turns.replies(fast)).toMatchObject([{ text: 'heard why.' }]);
  clock.advance(1500);
  expect(await bench.turns.replies(slow)).toMatchObject([{ text: 'heard my terminal' }]);
});

it('begins a new turn after eight messages', async () => {
  await start();
  await sendAll(...'12345678', 'end.');
  await bench.turns.stop();
  expect(await heard()).toEqual([`heard ${[...'12345678'].join('\n')}`, 'heard end.']);
});

it('begins a new turn when joined texts would be longer than one message may be', async () => {
  await start();
  const [long, more] = ['x'.repeat(1500), 'y'.repeat(499)];
  await sendAll(long, more, 'end.');
  await bench.turns.stop();
  expect(await heard()).toEqual([`heard ${long}\n${more}`, 'heard end.']);
});

it('hears the last message alone when nothing else makes sense of all', async () => {
  const runs: (string | undefined)[] = [];
  await start(async (request) => {
    runs.push(request.activity.text);
    const isTap = request.activity.text === 'Yes';
    return { ...(await listen(request)), ...(isTap && { incomplete: undefined as never }) };
  });
  const [, tap] = await sendAll('erm', 'Yes');
  await clock.untilSleeping();
  clock.advance(1500);
  expect(await bench.turns.replies(tap as never)).toMatchObject([{ text: 'heard Yes' }]);
  expect(runs).toEqual(['erm', 'erm\nYes', 'Yes']);
  expect(await pending()).toEqual([]);
});

it('brings the files of all messages, and what was cut out of any', async () => {
  const requests: TurnRequest[] = [];
  await start(async (request) => {
    requests.push(request);
    return listen(request);
  });
  const files = (...names: string[]) => ({ files: checkFiles(names.map(sampleFile)) });
  await send('this', files('执照.png', '合同.exe'));
  await send({ type: 'message' }, files('流水.pdf'));
  await bench.turns.replies(await send('my card 4111 1111 1111 1111.'));
  const { activity, redacted } = requests.at(-1) as TurnRequest;
  expect(activity.attachments?.map(({ name }) => name)).toEqual(['执照.png', '流水.pdf']);
  expect(activity.refused?.map(({ name }) => name)).toEqual(['合同.exe']);
  expect(activity.text).toMatch(/^this\nmy card/);
  expect(redacted).toEqual(['card']);
});

it('awaits no file any more that arrived in the same turn', async () => {
  const awaited: unknown[] = [];
  await start(async (request) => {
    awaited.push(request.activity.awaitsFiles);
    return listen(request);
  });
  await send('here', { fetch: { payload: {}, count: 2 } });
  await send({ type: 'message' }, { files: checkFiles([sampleFile('执照.png')]) });
  await bench.turns.replies(await send('so.'));
  expect(awaited.at(0)).toBe(2);
  expect(awaited.at(-1)).toBe(1);
});

it('ends the waiting when the service stops, and answers', async () => {
  await start();
  const sent = await send('my terminal');
  await clock.untilSleeping();
  const replies = bench.turns.replies(sent);
  await bench.turns.stop();
  expect(await replies).toMatchObject([{ text: 'heard my terminal' }]);
  // What comes in meanwhile is stored, and does not wait either.
  expect(await bench.turns.replies(await send('more'))).toMatchObject([{ text: 'heard more' }]);
});

it('does not wait with what is accepted while the service stops', async () => {
  await start();
  const accepting = send('my terminal');
  const stopped = bench.turns.stop();
  const accepted = await accepting;
  expect(await bench.turns.replies(accepted)).toMatchObject([{ text: 'heard my terminal' }]);
  await stopped;
});

it.each([
  ['the bot fails', 'does not work. break', 'the bot could not finish the turn'],
  ['the outcome cannot be stored', 'does not work. null', 'the turn could not be committed'],
])('says sorry once for all when %s', async (_, text, logged) => {
  await start(async (request) => {
    const said = request.activity.text ?? '';
    if (said.endsWith('break')) throw new Error('dialog broke');
    if (said.endsWith('null')) return { questions: [{ text: null } as never] };
    return listen(request);
  });
  const sent = await sendAll('my terminal', text);
  const replies = await Promise.all(sent.map((each) => bench.turns.replies(each)));
  expect(replies.map(([reply]) => reply?.text)).toEqual(['sorry', 'sorry']);
  expect(await heard()).toEqual(['sorry']);
  expect(bench.lines.map((line) => line.msg)).toContain(logged);
});

describe('after a crash', () => {
  const never = () => new Promise<never>(() => {});
  const joins = ({ activity }: TurnRequest) => activity.text?.includes('\n');

  /** Where the process dies, as a bot that goes no further. */
  const POINTS: [string, Script][] = [
    ['before the first run', never],
    ['in the waiting time', listen],
    ['in the run of all', async (request) => (joins(request) ? never() : listen(request))],
  ];

  it.each(POINTS)('%s: answers all in one turn, once, without waiting again', async (_, script) => {
    const folder = temporaryFolder();
    await start(script, folder);
    await sendAll('my terminal', 'since yesterday');
    if (script === listen) await clock.untilSleeping();
    await bench.store.close();

    await start(listen, folder);
    expect(await bench.turns.recover()).toBe(2);
    await bench.turns.replies({ conversationId: 'a', seq: 2 } as never);
    expect(await heard()).toEqual(['heard my terminal\nsince yesterday']);
    expect(await pending()).toEqual([]);
    expect(await bench.turns.recover()).toBe(0);
  });

  it('joins what the merchant sends after the restart, when it comes in time', async () => {
    const folder = temporaryFolder();
    await start(listen, folder);
    await send('my terminal');
    await clock.untilSleeping();
    await bench.store.close();

    await start(listen, folder);
    await bench.turns.recover();
    await send('is frozen.');
    await bench.turns.stop();
    expect((await heard()).join('\n')).toMatch(/^heard my terminal\n(heard )?is frozen\.$/);
  });

  it('gives up on a burst that ends the process every time', async () => {
    const folder = temporaryFolder();
    const poisoned: Script = async (request) => (joins(request) ? never() : listen(request));
    for (let life = 0; life < 3; life++) {
      await start(poisoned, folder);
      if (life === 0) await sendAll('my terminal', 'poison');
      else await bench.turns.recover();
      await bench.store.close();
    }
    await start(poisoned, folder);
    await bench.turns.recover();
    await bench.turns.stop();
    expect(await heard()).toEqual(['sorry', 'sorry']);
    expect(await pending()).toEqual([]);
  });
});

it('keeps the other promises with a bot that is always complete', async () => {
  await start(echo);
  const sent = await sendAll('one', 'two');
  await Promise.all(sent.map((each) => bench.turns.replies(each)));
  expect(await heard()).toEqual(['echo one', 'echo two']);
});
