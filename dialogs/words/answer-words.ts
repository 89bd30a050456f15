// Everything that short answers are understood with, built once from knowledge/answer-words.yaml.

import { foldText } from '../../src/language/fold';
import { type CommandWords, createCommandWords } from './commands';
import { createContinuation, type ReadContinuation } from './continuation';
import { type CorrectionWords, createCorrections } from './corrections';
import { consistsOf, evenWords } from './cover';
import { createNotKnown, type ReadNotKnown } from './not-known';
import { createPaperWords, type PaperWords } from './paper-words';
import { createPartEdits, type ReadPartEdit } from './part-edits';
import { createQuestionWords, holds, type QuestionWords } from './question-words';
import { createRatingWords, type RatingWords } from './rating-words';
import { createIdleTalk, createSmallTalk, type IdleTalk } from './small-talk';
import { createWishes, type ReadWish } from './wishes';
import { readWordLists, type WordLists } from './word-lists';
import { createSaysWrong, createYesNo, type YesNo } from './yes-no';

export interface AnswerWords
  extends CommandWords,
    CorrectionWords,
    PaperWords,
    QuestionWords,
    RatingWords {
  lists: WordLists;
  yesNo: YesNo;
  saysWrong(said: string): boolean;
  /** Greetings, beginnings, laughter, pictures and abuse; an agreement is left to `yesNo`. */
  smallTalk: IdleTalk;
  /** What cannot be said, and what there is none of. */
  notKnown: ReadNotKnown;
  /** A clear wish with words around it. */
  wish: ReadWish;
  /** A beginning that the next message will finish; not for what is an answer or a command. */
  continuation: ReadContinuation;
  /** "求求你们帮忙", "small shop, please fix it" */
  begs(said: string): boolean;
  /** "What do you mean?", and nothing besides. */
  isPuzzled(said: string): boolean;
  /** A few characters of a number corrected. */
  partEdit: ReadPartEdit;
}

/** @throws ThawError KNOWLEDGE_INVALID when the file is missing or has faults. */
export function loadAnswerWords(knowledgeFolder: string): AnswerWords {
  return answerWordsOf(readWordLists(knowledgeFolder));
}

export function answerWordsOf(lists: WordLists): AnswerWords {
  const yesNo = createYesNo(lists);
  const isPuzzled = consistsOf(lists.puzzled, [...lists.filler, ...lists.questions.around]);
  return {
    lists,
    yesNo,
    smallTalk: createIdleTalk(lists, createSmallTalk(lists), yesNo),
    notKnown: createNotKnown(lists),
    wish: createWishes(lists),
    continuation: createContinuation(lists),
    partEdit: createPartEdits(lists),
    saysWrong: createSaysWrong(lists, yesNo),
    begs: (said) => lists.plea.some((word) => holds(foldText(said), word)),
    isPuzzled: (said) => isPuzzled(evenWords(said)),
    ...createCorrections(lists),
    ...createCommandWords(lists),
    ...createQuestionWords(lists),
    ...createRatingWords(lists),
    ...createPaperWords(lists),
  };
}
