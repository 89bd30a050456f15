// Corrects an earlier answer of the diagnosis by its name: "改提示", "the message should be system maintenance".

import type { Given } from '../turn/memory';
import { keepGiven } from './give';
import { type OpenDiagnosis, walkOf } from './open-diagnosis';
import { answerInWords } from './read-answer';

/** Later answers are kept for where they are asked for again. @returns false when nothing earlier is named */
export function correctEarlier(open: OpenDiagnosis): boolean {
  const { turn } = open;
  const { steps, next } = walkOf(open);
  const found = turn.reading.looseCorrection;
  if (found?.field === next?.fills) return false;
  const at = steps.findIndex(({ question }) => question.fills === found?.field);
  const question = steps[at]?.question;
  if (!found || !question) return false;
  const given = steps.map((step) => step.given);
  const before = given.slice(0, at);
  open.state.later = given.slice(at + 1);
  // What is taken back says nothing for later questions either.
  open.state.told = open.state.told.filter((text) => text !== given[at]?.said);
  const read = answerInWords(question, found.value);
  // Without a value that can be read it is asked again, with the choices to see.
  keepGiven(open, before);
  if (read.kind !== 'one') return true;
  const corrected: Given = { question: question.id, answer: read.answer.id, said: found.value };
  keepGiven(open, [...before, corrected]);
  turn.lead(turn.t('diagnosis.noted', { answers: read.answer.label[turn.language] }));
  return true;
}
