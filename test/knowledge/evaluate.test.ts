// The counting behind `kb evaluate`.

import { evaluate } from '../../src/knowledge/evaluate';
import type { Match, Matcher } from '../../src/knowledge/matcher';

const candidate = (id: string) => ({ id, confidence: 0.5 });
const MATCHES: Record<string, Match> = {
  right: { decision: 'answer', id: 'a', confidence: 0.9, candidates: [candidate('a')] },
  wrong: { decision: 'answer', id: 'b', confidence: 0.9, candidates: [candidate('b')] },
  chosen: {
    decision: 'choices',
    choices: [candidate('b'), candidate('a')],
    confidence: 0.5,
    candidates: [candidate('b'), candidate('a')],
  },
  refused: { decision: 'none', confidence: 0.1, candidates: [candidate('a')] },
};
const matcher: Matcher = { match: (question) => MATCHES[question] as Match };

it('counts the best candidate, answers, choices and refusals apart', () => {
  const questions = Object.keys(MATCHES).map((text) => ({ text, label: 'a' }));
  const { inScope, outOfScope, total, accuracy } = evaluate(matcher, questions);
  expect(inScope).toEqual({ total: 4, top1: 2, answered: 3, right: 2 });
  expect(outOfScope).toEqual({ total: 0, refused: 0 });
  expect({ total, accuracy }).toEqual({ total: 4, accuracy: 0.5 });
});

it('expects a refusal for oos', () => {
  const { outOfScope, inScope } = evaluate(matcher, [
    { text: 'refused', label: 'oos' },
    { text: 'right', label: 'oos' },
  ]);
  expect(outOfScope).toEqual({ total: 2, refused: 1 });
  expect(inScope.total).toBe(0);
});

it('accepts either of two labels', () => {
  expect(evaluate(matcher, [{ text: 'wrong', label: 'a|b' }]).inScope).toMatchObject({
    top1: 1,
    right: 1,
  });
});

it('gives a correlation of 1 when all is right and about 0 when the answer never varies', () => {
  const right = [
    { text: 'right', label: 'a' },
    { text: 'wrong', label: 'b' },
    { text: 'refused', label: 'oos' },
  ];
  expect(evaluate(matcher, right).mcc).toBeCloseTo(1);
  expect(
    evaluate(matcher, [
      { text: 'right', label: 'a' },
      { text: 'right', label: 'oos' },
    ]).mcc,
  ).toBe(0);
});

it('keeps what was shown with every prediction', () => {
  expect(evaluate(matcher, [{ text: 'chosen', label: 'a' }]).predictions).toEqual([
    {
      text: 'chosen',
      expected: 'a',
      top: 'b',
      confidence: 0.5,
      decision: 'choices',
      choices: ['b', 'a'],
    },
  ]);
});
