// Reads which answer of a question a message means: tapped, counted ("the second one") or said in words.

import type { DiagnosisAnswer, DiagnosisQuestion } from '../../src/knowledge/diagnosis';
import { foldText } from '../../src/language/fold';
import { LANGUAGES } from '../../src/language/language';
import { cutsWord, shortText } from '../words/short-text';

/** Longer messages are read up to here. */
const LONGEST = 500;
/** A word of fewer Han characters, or of fewer Latin letters, stands in too many sentences. */
const SHORTEST = { han: 2, latin: 4 };
/** Two characters as the terminal shows them: 05, A0. In a sentence a code counts behind a word such as "code" alone. */
const CODE = /^[a-z\d]\d$/;
const BEFORE_CODE =
  /(?:码|错误|提示|显示|屏幕|返回|应答|报错?|写着?|出|\b(?:codes?|error|response|says|shows|rc|number))(?:的?是|为|了|个)?[\s:#"'“”‘(（[【=]*$|[(（[【]\s*$/;
/** How far before a word what changes its meaning may stand. */
const REACH = 24;
const AFTER_CODE = /^\s*(?:号?错误|号?报错|代码|error|code)/;
const AFTER_NUMBER =
  /^(?:[.:%]?\d|[%℃]|\s*(?:[元块万千百年月日号天点分秒笔张台次家个]|yuan|rmb|days?|min|sec|hours?|%))/;
const HAN = /\p{Script=Han}/u;
/** "不管" and such before a word deny nothing. */
const DENIED_HAN = /(?:没|不(?![管论光仅但止只])|无(?!论)|未)\p{Script=Han}{0,3}$/u;
const DENIED_LATIN =
  /(?:\b(?:no|not|never|without|(?:do|does|did|wo|ca|is|are|has|have)nt)|n't)(?: [a-z]+){0,2} $/;

export type ReadAnswer =
  | { kind: 'one'; answer: DiagnosisAnswer }
  /** Words of several answers. */
  | { kind: 'several'; answers: DiagnosisAnswer[] }
  | { kind: 'none' };

/** The label in either language, or a word of the answer that is all that was said. */
export function answerSaidExactly(
  { answers }: DiagnosisQuestion,
  said: string,
): DiagnosisAnswer | undefined {
  const text = shortText(said);
  if (text === '') return undefined;
  return answers.find(({ label, words, alone }) =>
    LANGUAGES.some((language) =>
      [label[language], ...words[language], ...alone[language]].some(
        (each) => shortText(each) === text,
      ),
    ),
  );
}

/** True when all that was said is a word of the answer, and no label and no word that counts alone. */
export function isWordOf({ words }: DiagnosisAnswer, said: string): boolean {
  const text = shortText(said);
  return LANGUAGES.some((language) => words[language].some((word) => shortText(word) === text));
}

/**
 * Words anywhere in the message; those after "not" do not count.
 * @param taken answers that the message gave to other questions: their words do not count twice
 */
export function answerInWords(
  { answers }: DiagnosisQuestion,
  said: string,
  taken: readonly DiagnosisAnswer[] = [],
): ReadAnswer {
  const text = evened(said);
  const used = new Set(taken.flatMap(wordsOf));
  const found = answers.flatMap((answer) =>
    wordsOf(answer)
      .filter((word) => !used.has(word))
      .flatMap((word) => placesOf(word, text))
      .filter(({ from }) => !isDenied(before(text, from)) || opensWith(answer, text.slice(0, from)))
      .map((place) => ({ answer, ...place })),
  );
  // "System maintenance" inside "system maintenance notice" is no word of its own.
  const whole = found.filter(
    (one) =>
      !found.some(
        (other) =>
          other.from <= one.from && other.to >= one.to && other.to - other.from > one.to - one.from,
      ),
  );
  const named = answers.filter((answer) => whole.some((one) => one.answer === answer));
  const meant = named.filter(({ id }) => !named.some(({ over }) => over.includes(id)));
  const [first, ...others] = meant;
  if (!first) return { kind: 'none' };
  return others.length === 0 ? { kind: 'one', answer: first } : { kind: 'several', answers: meant };
}

/** "No, every card fails": the no is the answer itself, and denies nothing of it. */
function opensWith({ alone }: DiagnosisAnswer, opening: string): boolean {
  const said = shortText(opening);
  return LANGUAGES.some((language) => alone[language].some((word) => shortText(word) === said));
}

/** True when the message holds words of an answer, be it only to deny them. */
export function mentionsAnswer({ answers }: DiagnosisQuestion, said: string): boolean {
  const text = evened(said);
  return answers.flatMap(wordsOf).some((word) => placesOf(word, text).length > 0);
}

/** True when it names what the question is about: "扫码还好使". */
export function isAbout({ about }: DiagnosisQuestion, said: string): boolean {
  const text = evened(said);
  return about.some((word) => placesOf(foldText(word), text).length > 0);
}

function evened(said: string): string {
  return foldText(said.slice(0, LONGEST)).replaceAll('’', "'");
}

function wordsOf({ words }: DiagnosisAnswer): string[] {
  return LANGUAGES.flatMap((language) => words[language])
    .map((word) => foldText(word))
    .filter(countsInSentence);
}

function countsInSentence(word: string): boolean {
  if (CODE.test(word)) return true;
  return word.length >= (HAN.test(word) ? SHORTEST.han : SHORTEST.latin);
}

function placesOf(word: string, text: string): { from: number; to: number }[] {
  const places = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const to = at + word.length;
    if (cutsWord(text, at) || cutsWord(text, to)) continue;
    if (!CODE.test(word) || isCodeAt(text, at, to)) places.push({ from: at, to });
  }
  return places;
}

/** "显示05", "05 不予承兑" and "商户无效，03" tell a code; "显示 51 秒" and "2.05" do not. */
function isCodeAt(text: string, from: number, to: number): boolean {
  const after = text.slice(to, to + REACH);
  const start = before(text, from);
  if (AFTER_NUMBER.test(after)) return false;
  if (start === '' || (after === '' && /[\s,，。:]$/.test(start))) return true;
  return BEFORE_CODE.test(start) || AFTER_CODE.test(after);
}

function before(text: string, at: number): string {
  return text.slice(Math.max(0, at - REACH), at);
}

function isDenied(start: string): boolean {
  return DENIED_HAN.test(start) || DENIED_LATIN.test(start);
}
