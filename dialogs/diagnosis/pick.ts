// Reads an answer that was picked: tapped, counted, or said in just the words of the list.

import type { DiagnosisAnswer, DiagnosisQuestion } from '../../src/knowledge/diagnosis';
import { LANGUAGES } from '../../src/language/language';
import type { DialogTurn } from '../turn/dialog-turn';
import { shortText } from '../words/short-text';
import { type OpenDiagnosis, tellsWhatHappened } from './open-diagnosis';
import { answerSaidExactly, isWordOf } from './read-answer';

/** A tap, "the second one", or a word of the answer and nothing else; `null` is "not sure". */
export function picked(
  { turn, state }: OpenDiagnosis,
  next: DiagnosisQuestion,
): DiagnosisAnswer | null | undefined {
  const { translator } = turn.services;
  const said = shortText(turn.said);
  const unsure = LANGUAGES.map((each) => shortText(translator.for(each)('diagnosis.unsure')));
  if (unsure.includes(said)) return null;
  const exactly = answerSaidExactly(next, turn.said) ?? answerSaidExactly(next, bareYesOrNo(turn));
  if (exactly) return exactly;
  const { among } = state;
  const offered = next.answers.filter(({ id, tap }) => among?.includes(id) ?? tap);
  const index = turn.reading.ordinal(offered.length + 1);
  return index === undefined ? undefined : (offered[index] ?? null);
}

/** "97" and "终端未登记" are the merchant's words for the report; a button's label, a number and a yes are none. */
export function quoted(
  answer: DiagnosisAnswer | null,
  { turn }: OpenDiagnosis,
  next: DiagnosisQuestion,
): string | undefined {
  const isQuoted = tellsWhatHappened(next) && answer && isWordOf(answer, turn.said);
  return isQuoted ? turn.said : undefined;
}

/** "没有啊" and "嗯，有的" as the plain words that an answer may list. */
function bareYesOrNo({ reading }: DialogTurn): string {
  return reading.yesNo ?? '';
}
