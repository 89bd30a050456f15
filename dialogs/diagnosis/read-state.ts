// Reads from general words whether what is asked about works: "好使", "approved", "刷不动", "won't take it".

import type { DiagnosisAnswer, DiagnosisQuestion } from '../../src/knowledge/diagnosis';
import { evenSaid } from '../fields/said-words';
import { tokensOf } from '../fields/scope-tokens';
import type { Reading } from '../reading/reading';
import type { WordLists } from '../words/word-lists';
import type { ReadAnswer } from './read-answer';

const LONGEST = 500;
const MONEY = /^funds(?:$|-acts|-stopped)/;

/** "刷卡没毛病，就是钱迟迟不到": it runs, and money is spoken of. */
export function unpaidOf(
  { answers }: DiagnosisQuestion,
  { said, readers }: Reading,
): DiagnosisAnswer | undefined {
  const answer = answers.find(({ state }) => state === 'unpaid');
  if (!answer) return undefined;
  const classes = classesIn(said, readers.words.lists);
  const isUnpaid = statesOf(classes).has('runs') && classes.some((name) => MONEY.test(name));
  return isUnpaid ? answer : undefined;
}

/** For a question whose answers say so; "农行的不行，工行的可以" fits both of them. */
export function answerByState({ answers }: DiagnosisQuestion, reading: Reading): ReadAnswer {
  if (answers.every(({ state }) => state === undefined)) return { kind: 'none' };
  const states = statesOf(classesIn(reading.said, reading.readers.words.lists));
  const [first, ...others] = answers.filter(({ state }) => state && states.has(state));
  if (!first) return { kind: 'none' };
  if (others.length === 0) return { kind: 'one', answer: first };
  return { kind: 'several', answers: [first, ...others] };
}

function classesIn(said: string, lists: WordLists): string[] {
  return tokensOf(evenSaid(said.slice(0, LONGEST)), lists).map((token) => token.class);
}

/** "terminal-stopped", "acts-runs", "runs-last" */
function statesOf(classes: readonly string[]): Set<string> {
  return new Set(classes.flatMap((name) => name.match(/runs|stopped/)?.[0] ?? []));
}
