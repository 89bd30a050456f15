// One field of a form: how it is asked, read, found in a longer sentence and shown again.

import type { Language } from '../../src/language/language';
import type { Translate } from '../../src/language/translator';
import type { TicketFields } from '../../src/tickets/ticket';
import type { AnswerWords } from '../words/answer-words';
import type { FieldName } from '../words/word-lists';

/** The values of a form while it is being filled. */
export type FormValues = Partial<TicketFields>;
export type FieldValue<N extends FieldName> = NonNullable<TicketFields[N]>;

/** Number fields whose digits are let through while they are awaited. */
export type AwaitedNumber = 'merchantId' | 'terminalId' | 'contact';

/** What a field may know when it reads: words, and the day it is for the merchant. */
export interface ReadingAids {
  words: AnswerWords;
  now: Date;
  /** IANA name. */
  timeZone: string;
}

export interface Reason {
  /** Key of the wording that says what is wrong and how to put it right. */
  key: string;
  variables?: Record<string, string | number>;
}

/** `settleFor` is taken when the merchant stays with an answer that could not be read. */
export type Reading<T> =
  | { kind: 'value'; value: T }
  | { kind: 'wrong'; reason: Reason; settleFor?: T };

export interface Field<N extends FieldName = FieldName> {
  name: N;
  /** Under which name its wording stands, where the form asks for it in other words. */
  wording?: string;
  /** Offered to be left out: "skip", "没有". */
  optional: boolean;
  /** Cannot be left out even by one who does not know it. */
  needed: boolean;
  /** Set for numbers that the redaction must let through while they are awaited. */
  awaits?: AwaitedNumber;
  /** Reads almost anything, so a question is answered before it is taken for a value. */
  questionsFirst: boolean;
  /** Keeps the words as they are said; no other values are looked for in them. */
  freeText: boolean;
  /** Its values are names and quotations: they do not change the language of the conversation. */
  speaksNoLanguage: boolean;
  /** Button labels besides "skip", in the order shown. */
  buttons?(t: Translate, words: AnswerWords): string[];
  read(said: string, aids: ReadingAids): Reading<FieldValue<N>>;
  /** Looks for the value inside a longer sentence; only sure finds. */
  find?(said: string, aids: ReadingAids): FieldValue<N> | undefined;
  /** True for a value that was read from other words: it is said back, so that a wrong reading is seen at once. */
  echoes?(value: FieldValue<N>): boolean;
  show(value: FieldValue<N>, view: { t: Translate; language: Language }): string;
}

export function value<T>(read: T): Reading<T> {
  return { kind: 'value', value: read };
}

export function wrong<T>(
  key: string,
  more: { variables?: Record<string, string | number>; settleFor?: T } = {},
): Reading<T> {
  const { variables, settleFor } = more;
  return {
    kind: 'wrong',
    reason: { key, ...(variables && { variables }) },
    ...(settleFor !== undefined && { settleFor }),
  };
}
