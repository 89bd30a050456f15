// Reads from general words whether what is asked about works: "好使", "approved", "刷不动", "won't take it".

import type { DiagnosisAnswer, DiagnosisQuestion } from '../../src/knowledge/diagnosis';
import { evenSaid } from '../fields/said-words';
import { tokensOf } from '../fields/scope-tokens';
import type { Reading } from '../reading/reading';
import type { WordLists } from '../words/word-lists';
import type { ReadAnswer } from './read-answer';

const LONGEST = 500;

/** "刷卡没毛病，就是钱迟迟不到" */
export function unpaidOf(
  { answers }: DiagnosisQuestion,
  { finds }: Reading,
): DiagnosisAnswer | undefined {
  const isUnpaid = finds.scope.some(
    ({ value, counts }) => value === 'funds' && counts === 'anywhere',
  );
  return isUnpaid ? answers.find(({ state }) => state === 'unpaid') : undefined;
}

/** For a question whose answers say so; "农行的不行，工行的可以" fits both of them. */
export function answerByState(
  { answers }: DiagnosisQuestion,
  said: string,
  lists: WordLists,
): ReadAnswer {
  if (answers.every(({ state }) => state === undefined)) return { kind: 'none' };
  const classes = tokensOf(evenSaid(said.slice(0, LONGEST)), lists).map((token) => token.class);
  const [first, ...others] = answers.filter(
    ({ state }) => state && classes.some((name) => name === state || name.endsWith(`-${state}`)),
  );
  if (!first) return { kind: 'none' };
  if (others.length === 0) return { kind: 'one', answer: first };
  return { kind: 'several', answers: [first, ...others] };
}
