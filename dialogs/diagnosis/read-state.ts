// Reads from general words whether what is asked about works: "好使", "approved", "刷不动", "won't take it".

import type { DiagnosisAnswer, DiagnosisQuestion } from '../../src/knowledge/diagnosis';
import { evenSaid } from '../fields/said-words';
import { tokensOf } from '../fields/scope-tokens';
import type { Reading } from '../reading/reading';
import type { WordLists } from '../words/word-lists';
import type { ReadAnswer } from './read-answer';

const LONGEST = 500;

/** "刷卡没毛病，就是钱迟迟不到": it runs, and money does not come. */
export function unpaidOf(
  { answers }: DiagnosisQuestion,
  { said, finds, readers }: Reading,
): DiagnosisAnswer | undefined {
  const answer = answers.find(({ state }) => state === 'unpaid');
  if (!answer || !tellsOfFunds(finds)) return undefined;
  return statesIn(said, readers.words.lists).has('runs') ? answer : undefined;
}

function tellsOfFunds({ scope }: Reading['finds']): boolean {
  return scope.some(({ value, counts }) => value === 'funds' && counts === 'anywhere');
}

/** For a question whose answers say so; "农行的不行，工行的可以" fits both of them. */
export function answerByState({ answers }: DiagnosisQuestion, reading: Reading): ReadAnswer {
  if (answers.every(({ state }) => state === undefined)) return { kind: 'none' };
  const states = statesIn(reading.said, reading.readers.words.lists);
  const [first, ...others] = answers.filter(({ state }) => state && states.has(state));
  if (!first) return { kind: 'none' };
  if (others.length === 0) return { kind: 'one', answer: first };
  return { kind: 'several', answers: [first, ...others] };
}

/** "terminal-stopped", "acts-runs", "runs-last" */
function statesIn(said: string, lists: WordLists): Set<string> {
  const tokens = tokensOf(evenSaid(said.slice(0, LONGEST)), lists);
  return new Set(tokens.map((token) => token.class.match(/runs|stopped/)?.[0] ?? ''));
}
