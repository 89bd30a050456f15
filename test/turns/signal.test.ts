import { Signal, type Touched } from '../../src/turns/signal';
import { until } from '../support/direct-line-client';
import { Party } from '../support/party';

function heardBy(signal: Signal): [Touched, string][] {
  const heard: [Touched, string][] = [];
  signal.listen((touched, from) => heard.push([touched, from]));
  return heard;
}

it('wakes who listens to a conversation, and nobody else', () => {
  const signal = new Signal();
  const woken: string[] = [];
  const stop = signal.listenTo('a', () => woken.push('a'));
  signal.listenTo('b', () => woken.push('b'));
  signal.touched({ conversations: ['a'] });
  expect(woken).toEqual(['a']);
  stop();
  signal.touched({ conversations: ['a'], tickets: true });
  expect(woken).toEqual(['a']);
  expect(signal.listenedTo).toEqual(['b']);
});

it('tells the other process, and not itself again', async () => {
  const party = new Party();
  const [a, b] = [new Signal(party.join()), new Signal(party.join())];
  const [atA, atB] = [heardBy(a), heardBy(b)];
  const touched = { tickets: true, typing: ['z'], company: ['w'], presence: true };
  a.touched({ conversations: ['x', 'y'], ...touched });
  await until(() => atB.length > 0 || undefined);
  expect(atB).toEqual([[{ conversations: ['x', 'y'], ...touched }, 'elsewhere']]);
  expect(atA.map(([, from]) => from)).toEqual(['here']);
});

it('gathers what is touched within a moment into one hint', async () => {
  const party = new Party();
  const [a, b] = [new Signal(party.join()), new Signal(party.join())];
  const atB = heardBy(b);
  for (let i = 0; i < 50; i++) a.touched({ conversations: [`c${i % 10}`] });
  await until(() => atB.length > 0 || undefined);
  expect(party.told).toHaveLength(1);
  expect(atB[0]?.[0].conversations).toHaveLength(10);
});

it('splits what does not fit, in bytes, and loses nothing', async () => {
  const party = new Party();
  const [a, b] = [new Signal(party.join()), new Signal(party.join())];
  const atB = heardBy(b);
  const ids = Array.from({ length: 600 }, (_, i) => `${i}|"冻结"${'终'.repeat(i % 50)}`);
  a.touched({ conversations: ids, tickets: true });
  const found = () => atB.flatMap(([{ conversations = [] }]) => conversations);
  await until(() => found().length >= ids.length || undefined);
  expect(found()).toEqual(ids);
  expect(atB.filter(([{ tickets }]) => tickets)).toHaveLength(1);
  expect(Math.max(...party.told.map((text) => Buffer.byteLength(text)))).toBeLessThan(7900);
  expect(party.told.length).toBeGreaterThan(3);
});

it('says nothing to the others of what only its own outbox sends', async () => {
  const party = new Party();
  const [a, b] = [new Signal(party.join()), new Signal(party.join())];
  const atB = heardBy(b);
  a.touched({ outbox: true });
  a.touched({ tickets: true });
  await until(() => atB.length > 0 || undefined);
  expect(atB).toHaveLength(1);
  expect(atB[0]?.[0].outbox).toBeUndefined();
});

it('takes what nobody of us has written for nothing', async () => {
  const party = new Party();
  const stranger = party.join();
  const atB = heardBy(new Signal(party.join()));
  for (const text of ['', 'hello', '[]', '{"c":7}', 'null']) await stranger.tell(text);
  await stranger.tell('{"c":["x"],"later":true}');
  expect(atB.map(([{ conversations }]) => conversations)).toEqual([['x']]);
});

it('has everybody look once after a time in which nothing could be heard', () => {
  const party = new Party();
  const signal = new Signal(party.join());
  const atB = heardBy(signal);
  const woken: string[] = [];
  signal.listenTo('a', () => woken.push('a'));
  party.heal();
  expect(woken).toEqual(['a']);
  const all = { tickets: true, outbox: true, presence: true };
  expect(atB).toEqual([[{ conversations: ['a'], ...all }, 'elsewhere']]);
});
