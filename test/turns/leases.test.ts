// Several processes on one store: who runs a conversation's turns, and what becomes of them when a process ends.

import type { ReplyActivity } from '../../src/bot/turn';
import { insertInternalEvent } from '../../src/turns/internal-event';
import { Signal } from '../../src/turns/signal';
import { Cluster, type Member, rounds } from '../support/cluster';
import { until } from '../support/direct-line-client';
import { SteppedClock } from '../support/stepped-clock';
import { echo, MERCHANT, openConversation, type Script, transcript } from '../support/turn-bench';

const message = (text: string) => ({ type: 'message' as const, text });
const from = (channelActivityId?: string) => ({
  conversationId: 'a',
  ...MERCHANT,
  channelActivityId,
});

let cluster: Cluster;
beforeEach(async () => {
  cluster = await Cluster.open();
  await openConversation(cluster.store, 'a');
});
afterEach(() => cluster.close());

const texts = (replies: ReplyActivity[]) => replies.map(({ text }) => text);
const answers = async () =>
  (await transcript(cluster.store, 'a')).flatMap(({ role, visible, activity }) =>
    role === 'bot' && visible ? activity.text : [],
  );
const holder = async () =>
  (await cluster.store.read.selectFrom('conversations').select('holder').executeTakeFirstOrThrow())
    .holder;
const attempts = async () =>
  (
    await cluster.store.read.selectFrom('activities').select('attempts').orderBy('seq').execute()
  ).map((row) => row.attempts);

/** Answers only when it is let. */
function slow(name = 'echo'): { script: Script; answer: () => void; heard: string[] } {
  let answer = () => {};
  const waits = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const heard: string[] = [];
  const script: Script = async (request) => {
    heard.push(request.activity.text ?? request.activity.name ?? '');
    await waits;
    return { replies: [{ type: 'message', text: `${name} ${request.activity.text}` }] };
  };
  return { script, answer, heard };
}

const isHeard = ({ heard }: { heard: string[] }) =>
  until(() => (heard.length > 0 ? true : undefined));

it('answers messages that come to several processes in turn once, in order and one at a time', async () => {
  let underWay = 0;
  let most = 0;
  const script: Script = async (request) => {
    most = Math.max(most, ++underWay);
    await rounds(Math.floor(Math.random() * 4));
    underWay--;
    return echo(request);
  };
  const members = [await cluster.start(script), await cluster.start(script)];
  const sent: Promise<string[]>[] = [];
  for (let i = 0; i < 30; i++) {
    const { turns } = members[i % 2] as Member;
    const accepted = await turns.accept(from(), message(`${i}`));
    sent.push(turns.replies(accepted).then((replies) => replies.map(({ text }) => String(text))));
    await rounds(i % 5);
  }
  const expected = Array.from({ length: 30 }, (_, i) => `echo ${i}`);
  expect((await Promise.all(sent)).flat()).toEqual(expected);
  expect(await answers()).toEqual(expected);
  expect(most).toBe(1);
});

it('is free again when everything is answered', async () => {
  const { turns } = await cluster.start(echo);
  const sent = [await turns.accept(from(), message('1')), await turns.accept(from(), message('2'))];
  for (const accepted of sent) await turns.replies(accepted);
  expect(await holder()).toBeNull();
});

it('is not held for the sake of a repeated message', async () => {
  const one = await cluster.start(echo);
  const other = await cluster.start(echo);
  await one.turns.replies(await one.turns.accept(from('x1'), message('1')));
  const again = await other.turns.accept(from('x1'), message('1'));
  expect(again).toMatchObject({ repeated: true });
  expect(texts(await other.turns.replies(again))).toEqual(['echo 1']);
  expect(await holder()).toBeNull();
});

it('leaves a message to the process that holds the conversation', async () => {
  const busy = slow();
  const one = await cluster.start(busy.script);
  const other = await cluster.start(() => Promise.reject(new Error('the other one runs it')));
  const first = await one.turns.accept(from(), message('1'));
  const second = await other.turns.accept(from(), message('2'), { isAwaited: true });
  await other.turns.pickUp();
  expect(other.turns.underWay).toBe(0);
  busy.answer();
  expect(texts(await other.turns.replies(second))).toEqual(['echo 2']);
  expect(texts(await one.turns.replies(first))).toEqual(['echo 1']);
  expect(await attempts()).toEqual([0, 0, 0, 0]);
});

it('leaves an event of the service to it as well', async () => {
  const busy = slow('one');
  const one = await cluster.start(busy.script);
  const other = await cluster.start(() => Promise.reject(new Error('the other one runs it')));
  await one.turns.accept(from(), message('1'));
  const event = await other.turns.notify('a', { name: 'thaw/test' });
  busy.answer();
  expect(texts(await other.turns.replies(event))).toEqual(['one undefined']);
});

it('hears at once what was left to it, when it is told', async () => {
  await cluster.close();
  cluster = await Cluster.open(new SteppedClock());
  await openConversation(cluster.store, 'a');
  const listen: Script = async ({ activity }) => ({
    replies: [{ type: 'message', text: String(activity.text) }],
    ...(!activity.text?.endsWith('.') && { incomplete: true as const }),
  });
  const one = await cluster.start(listen);
  const other = await cluster.start(listen);
  const first = await one.turns.accept(from(), message('it is'));
  await (cluster.clock as SteppedClock).untilSleeping();
  await other.turns.accept(from(), message('frozen.'));
  await one.turns.lookInto('a');
  expect(texts(await one.turns.replies(first))).toEqual(['it is\nfrozen.']);
});

it('answers first what came first, wherever it was accepted', async () => {
  const one = await cluster.start(echo);
  // As `kb tickets set` does.
  await cluster.store.write((db) => insertInternalEvent(db, 'a', { name: 'thaw/test', now: 1 }));
  const accepted = await one.turns.accept(from(), message('2'));
  await one.turns.replies(accepted);
  expect(await answers()).toEqual(['echo undefined', 'echo 2']);
});

it('tells where nobody here listens that the merchant types', async () => {
  const told: string[] = [];
  const busy = slow();
  const one = await cluster.start(busy.script);
  const signal = new Signal();
  signal.listen(({ typing = [] }) => told.push(...typing));
  const other = await cluster.start(echo, { signal });
  await one.turns.accept(from(), message('1'));
  other.turns.noteTyping('a');
  expect(told).toEqual(['a']);
  expect([one.turns.hearTyping('a'), other.turns.hearTyping('a')]).toEqual([true, false]);
  busy.answer();
});

describe('when a process dies', () => {
  it('another one goes on, and counts the attempt', async () => {
    const one = await cluster.start(slow().script);
    const other = await cluster.start(echo);
    await one.turns.accept(from(), message('1'));
    await one.turns.accept(from(), message('2'));
    one.die();
    await cluster.second();
    expect(other.turns.underWay).toBe(0);
    await cluster.noticeDeaths();
    await other.turns.stop();
    expect(await answers()).toEqual(['echo 1', 'echo 2']);
    expect(await attempts()).toEqual([1, 1, 0, 0]);
  });

  it('a message that comes before that is noticed waits for it', async () => {
    const one = await cluster.start(slow().script);
    const other = await cluster.start(echo);
    await one.turns.accept(from(), message('1'));
    one.die();
    const accepted = await other.turns.accept(from(), message('2'));
    await cluster.noticeDeaths();
    expect(texts(await other.turns.replies(accepted))).toEqual(['echo 2']);
    expect(await answers()).toEqual(['echo 1', 'echo 2']);
  });

  it('a message that ends every process is given up', async () => {
    for (let life = 0; life < 3; life++) {
      const doomed = await cluster.start(() => new Promise(() => {}));
      if (life === 0) await doomed.turns.accept(from(), message('poison'));
      else await cluster.noticeDeaths();
      doomed.die();
    }
    const last = await cluster.start(() => new Promise(() => {}));
    await cluster.noticeDeaths();
    await last.turns.stop();
    expect(await answers()).toEqual(['sorry']);
  });
});

describe('a process that only paused', () => {
  it('stores nothing of a turn that another one has run meanwhile', async () => {
    const busy = slow();
    const one = await cluster.start(busy.script);
    const other = await cluster.start(echo);
    const first = await one.turns.accept(from(), message('1'));
    await one.turns.accept(from(), message('2'));
    await isHeard(busy);
    one.pause();
    await cluster.noticeDeaths();
    expect(texts(await other.turns.replies(first))).toEqual(['echo 1']);
    one.wake();
    busy.answer();
    expect(texts(await one.turns.replies(first))).toEqual(['echo 1']);
    await one.turns.stop();
    await other.turns.stop();
    expect(await answers()).toEqual(['echo 1', 'echo 2']);
    // Nothing was run by it that the other one had.
    expect(busy.heard).toEqual(['1']);
  });

  it('stores nothing of a turn that another one has under way', async () => {
    const [busy, busyToo] = [slow('one'), slow('other')];
    const one = await cluster.start(busy.script);
    const other = await cluster.start(busyToo.script);
    const accepted = await one.turns.accept(from(), message('1'));
    await isHeard(busy);
    one.pause();
    await cluster.noticeDeaths();
    await isHeard(busyToo);
    one.wake();
    busy.answer();
    await one.turns.stop();
    expect(await answers()).toEqual([]);
    busyToo.answer();
    expect(texts(await other.turns.replies(accepted))).toEqual(['other 1']);
  });

  it('stores nothing of what it made before the conversation changed', async () => {
    const count: Script = async ({ state }) => {
      const turns = ((state as unknown as { turns?: number })?.turns ?? 0) + 1;
      return { state: { version: 1, turns } as never };
    };
    let answer = () => {};
    const waits = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const one = await cluster.start(async (request) => {
      const made = await count(request);
      await waits;
      return made;
    });
    await one.turns.accept(from(), message('1'));
    await rounds(5);
    one.pause();
    const other = await cluster.start(count);
    await cluster.noticeDeaths();
    // Taken, answered and let go; and then taken by the one that paused.
    await until(async () => ((await holder()) === null ? true : undefined));
    one.wake();
    const second = await one.turns.accept(from(), message('2'));
    answer();
    await one.turns.replies(second);
    await other.turns.stop();
    const { state } = await cluster.store.read
      .selectFrom('conversations')
      .select('state')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(String(state))).toMatchObject({ turns: 2 });
  });
});

describe('a clean stop', () => {
  it('leaves what others have accepted to them, at once and without an attempt counted', async () => {
    const busy = slow();
    const one = await cluster.start(busy.script);
    const other = await cluster.start(echo);
    await one.turns.accept(from(), message('1'));
    const second = await other.turns.accept(from(), message('2'));
    const stopped = one.turns.stop();
    busy.answer();
    await stopped;
    expect(await holder()).toBeNull();
    await other.turns.pickUp();
    expect(texts(await other.turns.replies(second))).toEqual(['echo 2']);
    expect(await answers()).toEqual(['echo 1', 'echo 2']);
    expect(await attempts()).toEqual([0, 0, 0, 0]);
  });

  it('lets a request that waits for another process go', async () => {
    const busy = slow();
    const one = await cluster.start(busy.script);
    const other = await cluster.start(echo);
    await one.turns.accept(from(), message('1'));
    const second = await other.turns.accept(from(), message('2'), { isAwaited: true });
    const replies = other.turns.replies(second);
    await rounds(3);
    await other.stop();
    expect(await replies).toEqual([]);
    busy.answer();
    await until(async () => ((await answers()).length === 2 ? true : undefined));
  });
});

describe('replies to a request of another process', () => {
  const deliveries = async () =>
    (await cluster.store.read.selectFrom('outbox').select('payload').execute()).map(
      ({ payload }) => JSON.parse(payload).activity.text,
    );
  const setAddress = () =>
    cluster.store.write((db) => db.updateTable('conversations').set({ address: '{}' }).execute());

  it('are not delivered while it waits for them', async () => {
    await setAddress();
    const busy = slow();
    const one = await cluster.start(busy.script);
    const other = await cluster.start(echo);
    await one.turns.accept(from(), message('1'));
    const second = await other.turns.accept(from(), message('2'), { isAwaited: true });
    busy.answer();
    expect(texts(await other.turns.replies(second))).toEqual(['echo 2']);
    expect(await deliveries()).toEqual(['echo 1']);
  });

  it('are delivered when it died', async () => {
    await setAddress();
    const busy = slow();
    const one = await cluster.start(busy.script);
    const other = await cluster.start(echo);
    await one.turns.accept(from(), message('1'));
    await other.turns.accept(from(), message('2'), { isAwaited: true });
    other.die();
    await cluster.noticeDeaths();
    busy.answer();
    await until(async () => ((await answers()).length === 2 ? true : undefined));
    expect(await deliveries()).toEqual(['echo 1', 'echo 2']);
  });
});

it('holds up nothing by a turn that cannot be ended, and tries it again at a start', async () => {
  const cannot: Script = async (request) =>
    // The column takes no null: neither this nor the apology can be stored.
    request.activity.text === 'bad' ? { questions: [{ text: null } as never] } : echo(request);
  const apologies = { questions: [{ text: null } as never] };
  const one = await cluster.start(cannot, { apology: apologies });
  await one.turns.accept(from(), message('bad'));
  const second = await one.turns.accept(from(), message('good'));
  expect(texts(await one.turns.replies(second))).toEqual(['echo good']);
  expect(await one.turns.pickUp()).toBe(0);
  expect(await holder()).toBeNull();
  const newer = await cluster.start(echo);
  expect(await newer.turns.recover()).toBe(1);
  await newer.turns.stop();
  expect(await answers()).toEqual(['echo good', 'echo bad']);
});

it('wakes a conversation once, however many processes look', async () => {
  const members = await Promise.all([
    cluster.start(echo),
    cluster.start(echo),
    cluster.start(echo),
  ]);
  await cluster.store.write((db) => db.updateTable('conversations').set({ wake_at: 1 }).execute());
  await Promise.all(members.map(({ wakeUps }) => wakeUps.runDue()));
  for (const { turns } of members) await turns.stop();
  expect(await answers()).toEqual(['echo undefined']);
});
