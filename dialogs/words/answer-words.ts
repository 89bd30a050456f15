// Everything that short answers are understood with, built once from knowledge/answer-words.yaml.

import { type CommandWords, createCommandWords } from './commands';
import { type CorrectionWords, createCorrections } from './corrections';
import type { NotKnown } from './not-known';
import { createPaperWords, type PaperWords } from './paper-words';
import { createPartEdits, type ReadPartEdit } from './part-edits';
import { createQuestionWords, type QuestionWords } from './question-words';
import { createQuotes, type ReadQuote } from './quotes';
import { createRatingWords, type RatingWords } from './rating-words';
import type { SmallTalk } from './small-talk';
import type { Wish } from './wishes';
import { readWordLists, type WordLists } from './word-lists';
import { createSaysWrong, createSmallTalk, createYesNo, type YesNo } from './yes-no';

export interface AnswerWords
  extends CommandWords,
    CorrectionWords,
    PaperWords,
    QuestionWords,
    RatingWords {
  lists: WordLists;
  yesNo: YesNo;
  saysWrong(said: string): boolean;
  smallTalk(said: string): SmallTalk | undefined;
  notKnown(said: string): NotKnown[];
  wish(said: string): Wish | undefined;
  continuation(said: string): boolean;
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
    notKnown: (said) => {
      const c = createCommandWords(lists).command(said);
      return c === 'unknown' || c === 'skip'
        ? [{ kind: 'unknown' as const, from: 0, to: said.length }]
        : [];
    },
    wish: () => undefined,
    continuation: () => false,
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
