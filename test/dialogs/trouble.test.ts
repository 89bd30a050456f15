// What the bot says when it does not understand: one step on each time, never in a circle, and soon to a person.

import fc from 'fast-check';
import { createSupportBot } from '../../src/bot/support-bot';
import type { TurnOutcome } from '../../src/bot/turn';
import type { Candidate, Match } from '../../src/knowledge/matcher';
import { botParts, MemoryTickets } from '../bot/parts';

const PERSON = ['转人工客服', 'Talk to a person'];
const RIGHT = 'faq.review-time';
const TIES: readonly (readonly [string, string])[] = [
  ['step.await-review', 'faq.review-rejected'],
  ['note.keep-evidence', 'prevent.keep-receipts'],
  ['cause.maintenance', 'cause.violations'],
];

function candidates(ids: readonly string[], confidence: number): Candidate[] {
  return ids.map((id, place) => ({ id, confidence: confidence - place / 100 }));
}

/** Decides by the words, so that each kind of trouble can be called up. */
function decide(text: string): Match {
  const [kind = '', number = '0'] = text.split(' ');
  if (kind === '正解') {
    return { decision: 'answer', id: RIGHT, confidence: 0.9, candidates: candidates([RIGHT], 0.9) };
  }
  const tie = TIES[Number(number)] ?? [];
  if (kind === 'tie') {
    const choices = candidates(tie, 0.4);
    return { decision: 'choices', choices, confidence: 0.4, candidates: choices };
  }
  const confidence = kind === 'likely' ? 0.3 : 0.02;
  return { decision: 'none', confidence, candidates: candidates(tie, confidence) };
}

async function open() {
  const parts = await botParts(new MemoryTickets());
  const knowledge = { ...parts.knowledge, matcher: { match: decide } };
  const bot = createSupportBot({ ...parts, knowledge });
  let state: TurnOutcome['state'] | null = null;
  return async (text: string): Promise<TurnOutcome> => {
    const outcome: TurnOutcome = await bot.run({
      activity: {
        type: 'message',
        id: 'a',
        channelId: 'directline',
        conversation: { id: 'c' },
        from: { id: 'merchant' },
        timestamp: '2026-11-23T02:00:00.000Z',
        text,
      },
      state,
      redacted: [],
      now: new Date('2026-11-23T02:00:00Z'),
    });
    state = JSON.parse(JSON.stringify(outcome.state));
    return outcome;
  };
}

const textOf = ({ replies }: TurnOutcome) => replies.map(({ text }) => text).join('\n');

function offersPerson({ replies }: TurnOutcome): boolean {
  const last = replies.at(-1)?.suggestedActions as { actions: { value: string }[] } | undefined;
  return last?.actions.some(({ value }) => PERSON.includes(value)) ?? false;
}

it('asks which one, then for other words, then offers a person', async () => {
  const say = await open();
  expect(textOf(await say('tie 0'))).toMatch(/您想问的是下面哪一个|Which of these/);
  expect(textOf(await say('都不是'))).toMatch(/换个说法|another way/);
  const third = await say('tie 0');
  expect(textOf(third)).toMatch(/转给工作人员吗|pass it on/);
  expect(offersPerson(third)).toBe(true);
});

it('goes on without choices when nothing is likely', async () => {
  const say = await open();
  expect(textOf(await say('胡言 0'))).toContain('换个说法');
  expect(textOf(await say('胡言 0'))).toContain('要转给工作人员吗');
  expect(textOf(await say('胡言 0'))).toContain('这个我也答不上来');
  expect(textOf(await say('胡言 0'))).toContain('还是没看懂');
  expect(textOf(await say('胡言 0'))).toContain('这个我也答不上来');
});

it('guesses once at a question that it refused, and takes yes for the only guess', async () => {
  const say = await open();
  const first = await say('likely 1');
  expect(textOf(first)).toMatch(/不太确定|not sure/);
  expect(textOf(first)).toContain('1. ');
  const next = await say('likely 2');
  expect(textOf(next)).toMatch(/换个说法|another way/);
  expect(textOf(await say('likely 0'))).toMatch(/转给工作人员吗|pass it on/);
});

it('keeps a rejected list as a miss', async () => {
  const say = await open();
  await say('tie 0');
  const { questions } = await say('不是');
  expect(questions).toMatchObject([{ text: 'tie 0', decision: 'none', entry: null }]);
});

it('waits for more after what is not understood alone, and not after a refused list', async () => {
  const say = await open();
  const missed = await say('胡言乱语说了一大堆没有人看得懂的话');
  expect(missed.incomplete).toBe(true);
  const understood = await say('正解 说了一大堆看得懂的话也没有要接着说的');
  expect(understood.incomplete).toBeUndefined();
  expect((await say('tie 0')).incomplete).toBe(true);
  expect((await say('不是')).incomplete).toBeUndefined();
});

it('begins anew after a right answer', async () => {
  const say = await open();
  for (const text of ['胡言 0', '胡言 0', '胡言 0', '正解']) await say(text);
  const again = await say('胡言 0');
  expect(textOf(again)).toMatch(/换个说法|another way/);
  expect(textOf(await say('tie 0'))).toContain('1. ');
});

it('shows another near tie together with a person from the third trouble on', async () => {
  const say = await open();
  await say('tie 0');
  await say('tie 1');
  const third = await say('tie 2');
  expect(textOf(third)).toContain('1. ');
  expect(offersPerson(third)).toBe(true);
});

it('never says the same twice in a row and offers a person at the third trouble at the latest', async () => {
  const message = fc.constantFrom(
    ...['胡言 0', 'gibberish 0', 'likely 0', 'likely 1', 'tie 0', 'tie 1', 'tie 2'],
    ...['都不是', 'none of these', '不是', '正解'],
  );
  await fc.assert(
    fc.asyncProperty(fc.array(message, { minLength: 3, maxLength: 40 }), async (messages) => {
      const say = await open();
      let troubles = 0;
      let before = '';
      let wasList = false;
      for (const text of messages) {
        // Without a list "不是" answers nothing that was asked.
        if (text === '不是' && !wasList) continue;
        const outcome = await say(text);
        const said = textOf(outcome);
        troubles = text === '正解' ? 0 : troubles + 1;
        if (troubles > 1) expect(said).not.toBe(before);
        if (troubles >= 3) expect(offersPerson(outcome)).toBe(true);
        if (troubles > 0) expect(outcome.state.misses).toBe(troubles);
        before = said;
        wasList = said.includes('1. ');
      }
    }),
    { numRuns: 150 },
  );
});
