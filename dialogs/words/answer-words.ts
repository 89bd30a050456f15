// Everything that short answers are understood with, built once from knowledge/answer-words.yaml.

import { type CommandWords, createCommandWords } from './commands';
import { type CorrectionWords, createCorrections } from './corrections';
import { createPaperWords, type PaperWords } from './paper-words';
import { createPartEdits, type ReadPartEdit } from './part-edits';
import { createQuestionWords, type QuestionWords } from './question-words';
import { createQuotes, type ReadQuote } from './quotes';
import { createRatingWords, type RatingWords } from './rating-words';
import { readWordLists, type WordLists } from './word-lists';
import {
  createSaysWrong,
  createSmallTalk,
  createYesNo,
  type SmallTalk,
  type YesNo,
} from './yes-no';

export interface AnswerWords
  extends CommandWords,
    CorrectionWords,
    PaperWords,
    QuestionWords,
    RatingWords {
  lists: WordLists;
  yesNo: YesNo;
  saysWrong(said: string): boolean;
  smallTalk: SmallTalk;
  /** A few characters of a number corrected. */
  partEdit: ReadPartEdit;
  /** What is quoted from the machine's screen or a message. */
  quote: ReadQuote;
}

/** @throws ThawError KNOWLEDGE_INVALID when the file is missing or has faults. */
export function loadAnswerWords(knowledgeFolder: string): AnswerWords {
  const lists = readWordLists(knowledgeFolder);
  const yesNo = createYesNo(lists);
  return {
    lists,
    yesNo,
    smallTalk: createSmallTalk(lists),
    partEdit: createPartEdits(lists),
    quote: createQuotes(lists),
    saysWrong: createSaysWrong(lists, yesNo),
    ...createCorrections(lists),
    ...createCommandWords(lists),
    ...createQuestionWords(lists),
    ...createRatingWords(lists),
    ...createPaperWords(lists),
  };
}
