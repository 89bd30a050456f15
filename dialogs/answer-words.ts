// Everything that short answers are understood with, built once from knowledge/answer-words.yaml.

import { type CommandWords, createCommandWords } from './words/commands';
import { createContinuation, type ReadContinuation } from './words/continuation';
import { type CorrectionWords, createCorrections } from './words/corrections';
import { createNotKnown, type ReadNotKnown } from './words/not-known';
import { createPaperWords, type PaperWords } from './words/paper-words';
import { createPartEdits, type ReadPartEdit } from './words/part-edits';
import { createQuestionWords, type QuestionWords } from './words/question-words';
import { createQuotes, type ReadQuote } from './words/quotes';
import { createRatingWords, type RatingWords } from './words/rating-words';
import { createIdleTalk, createSmallTalk, type IdleTalk, type SmallTalk } from './words/small-talk';
import { createWishes, type ReadWish } from './words/wishes';
import { readWordLists, type WordLists } from './words/word-lists';
import { createSaysWrong, createYesNo, type YesNo } from './words/yes-no';

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
  /** As `smallTalk`, and laughter, pictures and abuse; an agreement is left to `yesNo`. */
  idleTalk: IdleTalk;
  /** What cannot be said, and what there is none of. */
  notKnown: ReadNotKnown;
  /** A clear wish with words around it. */
  wish: ReadWish;
  /** A beginning that the next message will finish. */
  continuation: ReadContinuation;
  /** A few characters of a number corrected. */
  partEdit: ReadPartEdit;
  /** What is quoted from the machine's screen or a message. */
  quote: ReadQuote;
}

/** As many as can be picked by their number. */
const MOST_LISTED = 10;

/** @throws ThawError KNOWLEDGE_INVALID when the file is missing or has faults. */
export function loadAnswerWords(knowledgeFolder: string): AnswerWords {
  const lists = readWordLists(knowledgeFolder);
  const yesNo = createYesNo(lists);
  const smallTalk = createSmallTalk(lists);
  const words = { ...createCommandWords(lists), ...createRatingWords(lists) };
  return {
    lists,
    yesNo,
    smallTalk,
    idleTalk: createIdleTalk(lists, smallTalk, yesNo),
    notKnown: createNotKnown(lists),
    wish: createWishes(lists),
    continuation: createContinuation(lists, {
      answer: (said) => yesNo(said) !== undefined || smallTalk(said) !== undefined,
      choice: (said) => picks(words, said),
    }),
    partEdit: createPartEdits(lists),
    quote: createQuotes(lists),
    saysWrong: createSaysWrong(lists, yesNo),
    ...createCorrections(lists),
    ...words,
    ...createQuestionWords(lists),
    ...createPaperWords(lists),
  };
}

function picks({ command, ordinal, rating }: CommandWords & RatingWords, said: string): boolean {
  return (
    command(said) !== undefined ||
    ordinal(said, MOST_LISTED) !== undefined ||
    rating(said) !== undefined
  );
}
