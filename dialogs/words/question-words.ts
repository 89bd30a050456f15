// Tells whether a message in the middle of a form is a question rather than the answer asked for.

import { foldText } from '../../src/language/fold';
import { cutsWord } from './short-text';
import type { WordLists } from './word-lists';

export interface QuestionWords {
  looksLikeQuestion(said: string): boolean;
  /** Opens with a word such as "why": no machine would put it like that. */
  opensAsQuestion(said: string): boolean;
  /** "机器没坏吧": a question where a number is asked for, though elsewhere it may be an answer. */
  wonders(said: string): boolean;
  /** "Where do I find it?" at a number field; "where is my money" is about something else. */
  asksWhere(said: string): boolean;
}

const QUESTION_MARK = /[?？]\s*$/;
const CLOSING = /[\s。.!！,，~]+$/;
const LONGEST_WHERE = 40;

export function createQuestionWords(lists: WordLists): QuestionWords {
  const { first, inside, last, wonders, elsewhere, where } = lists.questions;
  const numbers = [...lists.fields.merchantId, ...lists.fields.terminalId];
  const opens = (text: string) =>
    first.some((word) => text.startsWith(word) && !cutsWord(text, word.length));
  return {
    opensAsQuestion: (said) => opens(foldText(said)),
    looksLikeQuestion(said) {
      if (QUESTION_MARK.test(said)) return true;
      const text = foldText(said).replace(CLOSING, '');
      return (
        opens(text) ||
        inside.some((word) => holds(text, word)) ||
        last.some((word) => text.endsWith(word))
      );
    },
    wonders(said) {
      const text = foldText(said).replace(CLOSING, '');
      return wonders.some((word) => text.endsWith(word));
    },
    asksWhere(said) {
      if (said.length > LONGEST_WHERE || /\d{6}/.test(said)) return false;
      const text = foldText(said);
      const isElsewhere = elsewhere.some((word) => holds(text, word));
      if (isElsewhere && !numbers.some((word) => holds(text, word))) return false;
      return where.some((word) => holds(text, word));
    },
  };
}

/** True when the word stands in the text, latin words as whole words. */
export function holds(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!cutsWord(text, at) && !cutsWord(text, at + word.length)) return true;
  }
  return false;
}
