// Reads which answer of a question a message means: tapped, counted ("the second one") or said in words.

import type { DiagnosisAnswer, DiagnosisQuestion } from '../../src/knowledge/diagnosis';
import { foldText } from '../../src/language/fold';
import { LANGUAGES } from '../../src/language/language';
import { cutsWord, shortText } from '../words/short-text';

/** Longer messages are read up to here. */
const LONGEST = 500;
/** A word of fewer Han characters, or of fewer Latin letters, stands in too many sentences. */
const SHORTEST = { han: 2, latin: 4 };
/** Alone these are an answer; in a sentence they only turn the next word round. */
const DENIALS = new Set(['没有', '没', '无', 'no', 'none', 'yes', 'nothing']);
/** How far before a word its "not" may stand. */
const DENIAL_REACH = 24;
const HAN = /\p{Script=Han}/u;
const DENIED_HAN = /(?:没|不|无|未)\p{Script=Han}{0,3}$/u;
const DENIED_LATIN = /(?:\b(?:no|not|never|without)|n't)(?: [a-z]+){0,2} $/;

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
  return answers.find(({ label, words }) =>
    LANGUAGES.some((language) =>
      [label[language], ...words[language]].some((each) => shortText(each) === text),
    ),
  );
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
      .filter(({ from }) => !isDenied(text.slice(Math.max(0, from - DENIAL_REACH), from)))
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
  const meant = answers.filter((answer) => whole.some((one) => one.answer === answer));
  const [first, ...others] = meant;
  if (!first) return { kind: 'none' };
  return others.length === 0 ? { kind: 'one', answer: first } : { kind: 'several', answers: meant };
}

/** True when the message holds words of an answer, be it only to deny them. */
export function mentionsAnswer({ answers }: DiagnosisQuestion, said: string): boolean {
  const text = evened(said);
  return answers.flatMap(wordsOf).some((word) => placesOf(word, text).length > 0);
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
  if (DENIALS.has(word)) return false;
  return word.length >= (HAN.test(word) ? SHORTEST.han : SHORTEST.latin);
}

function placesOf(word: string, text: string): { from: number; to: number }[] {
  const places = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const to = at + word.length;
    if (!cutsWord(text, at) && !cutsWord(text, to)) places.push({ from: at, to });
  }
  return places;
}

function isDenied(before: string): boolean {
  return DENIED_HAN.test(before) || DENIED_LATIN.test(before);
}
