// Takes an answer and goes on: to the next question, past what was said before, or to the end.

import { type DiagnosisAnswer, type DiagnosisQuestion, END } from '../../src/knowledge/diagnosis';
import type { Given } from '../turn/memory';
import { askQuestion } from './ask';
import { type DiagnosisStep, type OpenDiagnosis, walkOf } from './open-diagnosis';
import { answerInWords } from './read-answer';
import { tellResult } from './result';

const LONGEST = 500;

/** @param said the merchant's own words, where the answer was not tapped */
export async function give(
  open: OpenDiagnosis,
  answer: DiagnosisAnswer | undefined,
  said?: string,
): Promise<DiagnosisStep> {
  const { turn, state } = open;
  const { next } = walkOf(open);
  const words = [...state.heard, ...(said === undefined ? [] : [said])].join('\n');
  if (next) {
    append(open, {
      question: next.id,
      answer: answer?.id ?? null,
      ...(words !== '' && { said: words.slice(0, LONGEST) }),
    });
  }
  if (said !== undefined && answer) {
    turn.lead(turn.t('diagnosis.noted', { answers: answer.label[turn.language] }));
  }
  return goOn(open);
}

/** Leaves out what the merchant has said already, and says so. */
export async function goOn(open: OpenDiagnosis): Promise<DiagnosisStep> {
  const { turn } = open;
  const { t, language } = turn;
  const labels: string[] = [];
  for (let { next } = walkOf(open); next; { next } = walkOf(open)) {
    const kept = givenBefore(open, next);
    if (kept) {
      append(open, kept);
      continue;
    }
    const found = saidBefore(open, next);
    if (!found) break;
    const { answer, said } = found;
    append(open, { question: next.id, answer: answer.id, said });
    labels.push(answer.label[language]);
  }
  if (labels.length > 0) {
    turn.lead(t('diagnosis.assumed', { answers: labels.join(t('diagnosis.listSeparator')) }));
  }
  if (walkOf(open).next) {
    await askQuestion(open);
    return 'waiting';
  }
  await tellResult(turn);
  return 'finished';
}

function givenBefore({ state }: OpenDiagnosis, question: DiagnosisQuestion): Given | undefined {
  return state.later.find((given) => given.question === question.id);
}

function saidBefore(
  open: OpenDiagnosis,
  question: DiagnosisQuestion,
): { answer: DiagnosisAnswer; said: string } | undefined {
  const taken = walkOf(open).steps.flatMap(({ answer }) => answer ?? []);
  for (const said of open.state.told) {
    const read = answerInWords(question, said, taken);
    if (read.kind === 'one' && !isTooSoon(read.answer, taken)) return { answer: read.answer, said };
  }
  return undefined;
}

/** "It took cards until noon" is no answer to the first question: what ends it all must be said to it. */
function isTooSoon({ next }: DiagnosisAnswer, taken: readonly DiagnosisAnswer[]): boolean {
  return taken.length === 0 && next === END;
}

/** After the answers that the tree still has. */
function append(open: OpenDiagnosis, given: Given): void {
  const before = walkOf(open).steps.map((step) => step.given);
  keepGiven(open, [...before, given]);
}

export function keepGiven(open: OpenDiagnosis, given: Given[]): void {
  const { turn, state, record } = open;
  state.wrong = 0;
  state.heard = [];
  open.record = { ...record, given };
  turn.memory.diagnosis = open.record;
}
