// One field of a form: how it is asked, read, found in a longer sentence and shown again.

import type { Picture } from '../../src/knowledge/pictures';
import type { FoundCode } from '../../src/knowledge/screen-codes/find';
import type { Language } from '../../src/language/language';
import type { Translate } from '../../src/language/translator';
import type { TicketFields } from '../../src/tickets/ticket';
import type { AnswerWords } from '../words/answer-words';
import type { FieldName } from '../words/word-lists';
import type { Finds } from './finds';

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
  /** True for a command, a yes or a no: no name of anything. */
  isShortAnswer?: boolean;
  /** Whether a part of the message is a question. */
  asks(text: string): boolean;
  /** Codes that the message says the screen showed. */
  screenCodes?: readonly FoundCode[];
}

export interface LeftWords {
  text: string;
  /** The message told nothing else. */
  isAll: boolean;
  words: AnswerWords;
}

export interface Reason {
  /** Key of the wording that says what is wrong and how to put it right. */
  key: string;
  variables?: Record<string, string | number>;
}

export interface Field<N extends FieldName = FieldName> {
  name: N;
  /** Under which name its wording stands, where a form asks for it in other words. */
  wording?: string;
  /** Offered to be left out: "skip". */
  optional: boolean;
  /** How often it is asked for again when it is not known: what staff cannot do without, always. */
  insists: 'never' | 'once' | 'always';
  /** Set for numbers that the redaction must let through while they are awaited. */
  awaits?: AwaitedNumber;
  /** Shows where its value stands. */
  picture?: Picture;
  /** Takes the merchant's own words, so that what is left of a message is its value; `questions`: those too. */
  keepsWords?: 'statements' | 'questions';
  /** What else tells of it, wherever the form stands. */
  alsoTold?: 'reasons';
  /** Whether what is left of a message may be its value. */
  takesWords?(left: LeftWords): boolean;
  /** Its words are told from other answers by their look, so that they count where another field is asked. */
  isPlain?: true;
  /** Its values in the order in which they are offered: "the second one" picks from them. */
  choices?: readonly FieldValue<N>[];
  /** Button labels besides "skip", in the order shown. */
  buttons?(t: Translate, words: AnswerWords): string[];
  /** Why a message that was meant as an answer holds none. */
  refusal(said: string, finds: Finds): Reason;
  /** What is kept of an answer that was refused and is given again. */
  asGiven?(finds: Finds): FieldValue<N> | undefined;
  /** A value told in passing that is not the whole one is kept, and whether it is all is asked for: a yes means the whole. */
  rest?: {
    whole: FieldValue<N>;
    ask(told: FieldValue<N>): Reason;
  };
  /** What stands when it is told once more; without it the newer value does. */
  merge?(known: FieldValue<N>, told: FieldValue<N>): FieldValue<N>;
  /** True where what is told later says the same and more. */
  refines?(known: FieldValue<N>, told: FieldValue<N>): boolean;
  /** Asks back a value that is not sure, and what of it counts without an answer. */
  doubt?: {
    ask(value: FieldValue<N>, view: { t: Translate; language: Language }): string;
    without(value: FieldValue<N>): FieldValue<N>;
  };
  /** True for a value that was read from other words: it is said back, so that a wrong reading is seen at once. */
  echoes?(value: FieldValue<N>): boolean;
  show(value: FieldValue<N>, view: { t: Translate; language: Language }): string;
}
