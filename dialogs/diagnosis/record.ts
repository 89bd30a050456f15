// What a diagnosis remembers: the answers given so far, and where they lead in the tree of today.

import type { Diagnosis, DiagnosisAnswer, DiagnosisQuestion } from '../../src/knowledge/diagnosis';
import type { DiagnosisRecord, Given } from '../turn/memory';

/** What is said later is about another day. */
const FRESH_MS = 3 * 24 * 60 * 60 * 1000;

export function isFresh({ at }: DiagnosisRecord, now: Date): boolean {
  return now.getTime() - Date.parse(at) < FRESH_MS;
}

export interface Step {
  question: DiagnosisQuestion;
  answer: DiagnosisAnswer | undefined;
  given: Given;
}

export interface Walk {
  steps: Step[];
  /** What is to be asked next; undefined at the end. */
  next: DiagnosisQuestion | undefined;
}

/** Follows the answers from the first question on. One that the tree no longer has ends the walk: it is asked afresh. */
export function walk({ questions }: Diagnosis, given: readonly Given[]): Walk {
  const steps: Step[] = [];
  let next = questions[0];
  for (const each of given) {
    if (!next || next.id !== each.question) break;
    const answer = next.answers.find(({ id }) => id === each.answer);
    if (!answer && each.answer !== null) break;
    steps.push({ question: next, answer, given: each });
    const to = answer?.next ?? next.unsure;
    next = questions.find(({ id }) => id === to);
  }
  return { steps, next };
}
