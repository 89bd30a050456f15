// Everything that short answers are understood with, built once from knowledge/answer-words.yaml.

import { type CommandWords, createCommandWords } from './words/commands';
import { type CorrectionWords, createCorrections } from './words/corrections';
import { createPaperWords, type PaperWords } from './words/paper-words';
import { createPartEdits, type ReadPartEdit } from './words/part-edits';
import { createQuestionWords, type QuestionWords } from './words/question-words';
import { createRatingWords, type RatingWords } from './words/rating-words';
import { readWordLists, type WordLists } from './words/word-lists';
import {
  createSaysWrong,
  createSmallTalk,
  createYesNo,
  type SmallTalk,
  type YesNo,
} from './words/yes-no';

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
    saysWrong: createSaysWrong(lists, yesNo),
    ...createCorrections(lists),
    ...createCommandWords(lists),
    ...createQuestionWords(lists),
    ...createRatingWords(lists),
    ...createPaperWords(lists),
  };
}
