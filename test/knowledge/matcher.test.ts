// The matcher on the shipped knowledge: what it answers, offers and refuses.

import type { Knowledge } from '../../src/knowledge/load';
import { createMatcher, type Match } from '../../src/knowledge/matcher';
import { LANGUAGES } from '../../src/language/language';
import { loadProduct } from '../support/learned';

let knowledge: Knowledge;
beforeAll(async () => {
  knowledge = await loadProduct();
});

const shownBy = (match: Match) =>
  match.decision === 'answer'
    ? [match.id]
    : match.decision === 'choices'
      ? match.choices.map(({ id }) => id)
      : [];

it.each([
  ['my pos termnal is forzen', 'intent.report-freeze'],
  ['我的POS机被冻结了', 'intent.report-freeze'],
  ['我的終端機被凍結了', 'intent.report-freeze'],
  ['POS被freeze了', 'intent.report-freeze'],
  ['拉卡啦电签要激活费吗', 'product.lakala-esign-fee'],
  ['小票弄丢了怎么办，平时要留着吗', 'prevent.keep-receipts'],
  ['can I talk to a real person', 'intent.human-agent'],
  ['能帮我套现吗', 'policy.no-evasion'],
])('finds for "%s" the entry %s', (question, id) => {
  expect(shownBy(knowledge.matcher.match(question))).toContain(id);
});

it.each([
  ['机器被冻节了', 'intent.report-freeze'],
  ['wo de pos ji bei dongjie le', 'intent.report-freeze'],
  ['怎么jiedong', 'overview.how-to-unfreeze'],
  ['审合要多久', 'faq.review-time'],
  ['机七被东结了', 'intent.report-freeze'],
])('understands "%s" by its sound', (question, id) => {
  expect(shownBy(knowledge.matcher.match(question))).toContain(id);
});

it('answers in one language what was learned in the other', () => {
  const lessons = {
    weather: ['will it rain today', 'is it sunny outside', 'how hot is it tomorrow', 'snow today'],
    alarm: ['wake me up at seven', 'set an alarm clock', 'cancel my alarm', 'change the alarm'],
    music: ['play a song', 'play jazz music', 'turn up the music', 'skip this song'],
  };
  const examples = Object.entries(lessons).flatMap(([label, texts]) =>
    texts.map((text) => ({ label, text })),
  );
  const { match } = createMatcher(examples);
  expect(match('今天会下雨吗').candidates[0]?.id).toBe('weather');
  expect(match('帮我设一个闹钟').candidates[0]?.id).toBe('alarm');
  expect(match('播放音乐').candidates[0]?.id).toBe('music');
});

it.each([
  '',
  '   ',
  '?!。。。',
  '🔒🔒🔒',
  '\u200b',
  'asdkjh qwpoeiru zmxncb',
  '1234567890123456',
  '锕嚏骉燚龘',
  'ßßß ñandú œuvre',
])('answers nothing to %j', (question) => {
  const match = knowledge.matcher.match(question);
  expect(match.decision).toBe('none');
  expect(match.confidence).toBeLessThan(0.5);
});

it.each([
  'who painted the Mona Lisa',
  '珠穆朗玛峰有多高',
  'recipe for apple pie',
  '周末去哪里爬山好',
])('refuses "%s", which is none of its business', (question) => {
  expect(knowledge.matcher.match(question).decision).toBe('none');
});

it('gives at most five candidates with falling confidence between 0 and 1', () => {
  for (const question of ['冻结', 'how long', 'asdf', '审核要多久', '']) {
    const { candidates, confidence } = knowledge.matcher.match(question);
    const values = candidates.map((candidate) => candidate.confidence);
    expect(candidates.length).toBeLessThanOrEqual(5);
    expect(values).toEqual([...values].sort((a, b) => b - a));
    for (const value of [confidence, ...values]) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
    }
  }
});

it('offers two or three choices on near ties', () => {
  const examples = ['red', 'blue', 'green', 'black', 'white', 'brown'].flatMap((colour) => [
    { text: `paint the house ${colour}`, label: colour },
    { text: `paint my door or my house in ${colour}`, label: colour },
  ]);
  const match = createMatcher(examples).match('paint my door in red or in blue');
  expect(match).toMatchObject({ decision: 'choices' });
  expect(shownBy(match).slice(0, 2).sort()).toEqual(['blue', 'red']);
  expect([2, 3]).toContain(shownBy(match).length);
});

it('always gives the same match, whatever was asked before', () => {
  const first = knowledge.matcher.match('审核要几天');
  for (const other of ['', 'x', 'my money is held', '解冻']) knowledge.matcher.match(other);
  expect(knowledge.matcher.match('审核要几天')).toEqual(first);
});

it('understands an unknown word that is one letter off', () => {
  const examples = ['where is my parcel', 'parcel not here', 'track a parcel'].map((text) => ({
    text,
    label: 'parcel',
  }));
  const others = ['close the account', 'account closing', 'end my account'].map((text) => ({
    text,
    label: 'close',
  }));
  const matcher = createMatcher([...examples, ...others]);
  expect(matcher.match('my percel').candidates[0]?.id).toBe('parcel');
});

it('reads the words in a label', () => {
  const matcher = createMatcher([
    { text: 'where has it got to', label: 'card_arrival' },
    { text: 'it was turned down', label: 'declinedPayment' },
  ]);
  expect(matcher.match('has my card arrived').candidates[0]?.id).toBe('card_arrival');
  expect(matcher.match('payments are declined').candidates[0]?.id).toBe('declinedPayment');
});

it('learns from examples labelled oos what lies outside', () => {
  const inside = ['refund my order', 'order refund', 'I want a refund'].map((text) => ({
    text,
    label: 'refund',
  }));
  const outside = ['refund policy of the airline', 'airline refund'].map((text) => ({
    text,
    label: 'oos',
  }));
  const matcher = createMatcher([...inside, ...outside]);
  const match = matcher.match('airline refund policy');
  expect(match.decision).toBe('none');
  expect(match.candidates.map(({ id }) => id)).not.toContain('oos');
});

it('stays bounded on a very long message', () => {
  const match = knowledge.matcher.match('为什么我的终端被冻结了 '.repeat(2_000));
  expect(match.candidates.length).toBeGreaterThan(0);
});

it('builds from one example and from none', () => {
  expect(createMatcher([]).match('hello')).toEqual({
    decision: 'none',
    confidence: 0,
    candidates: [],
  });
  expect(
    createMatcher([{ text: 'hello', label: 'greeting' }]).match('hello').candidates[0]?.id,
  ).toBe('greeting');
});

it('has title and answer in both languages for everything but the intents', () => {
  for (const entry of knowledge.entries.values()) {
    for (const language of LANGUAGES) {
      expect(entry[language].title).toMatch(/\S/);
      if (!entry.id.startsWith('intent.')) expect(entry[language].answer).toMatch(/\S/);
    }
  }
});

it.each([
  ['mymachineisfrozen', 'intent.report-freeze'],
  ['mymachine isfrozen', 'intent.report-freeze'],
  ['my mahcine is frozne', 'intent.report-freeze'],
  ['heeeeelp', 'intent.help'],
  ['help help help', 'intent.help'],
])('reads "%s" as it was meant', (question, id) => {
  expect(shownBy(knowledge.matcher.match(question))).toContain(id);
});

it.each(['的的的的', '是是是是', '了了了了了', 'the the the the'])('refuses "%s"', (question) => {
  expect(shownBy(knowledge.matcher.match(question))).toEqual([]);
});
