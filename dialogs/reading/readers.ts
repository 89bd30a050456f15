// What messages are read with.

import type { Match } from '../../src/knowledge/matcher';
import type { FoundCode } from '../../src/knowledge/screen-codes/find';
import type { ReadingAids } from '../fields/field';
import type { Finds } from '../fields/finds';
import type { AnswerWords } from '../words/answer-words';
import type { Named } from '../words/paper-words';

export interface Span {
  from: number;
  to: number;
}

/** What readings are made with; built once, the same for all messages. */
export interface Readers {
  words: AnswerWords;
  match(text: string): Match;
  /** Codes that a text says the screen showed. */
  screenCodes(text: string): FoundCode[];
  find(said: string, aids: ReadingAids, isNone: (part: Span) => boolean): Finds;
  /** The entry whose title this is: a button that was tapped. */
  entryTitled(said: string): string | undefined;
  /** The kinds of papers with all that they are called. */
  papers: readonly Named[];
}
