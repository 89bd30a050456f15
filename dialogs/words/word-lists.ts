// Reads knowledge/answer-words.yaml: the lists behind yes, no, skip, commands, ordinals and field names.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ThawError } from '../../src/errors';
import { eventWords, quotingWords, scopeWords, word, words } from './field-word-lists';

export const COMMANDS = [
  'cancel',
  'back',
  'skip',
  'help',
  'person',
  'complaint',
  'report',
  'ticket',
  'restart',
  'chinese',
  'english',
  'unknown',
  'thanks',
  'none-of-these',
  'helpful',
  'not-helpful',
  'what-now',
  'say-plainly',
  'is-frozen',
  'go-on',
  'later',
  'change',
  'message-staff',
  'withdraw',
  'comment',
] as const;
export type Command = (typeof COMMANDS)[number];

export const FIELD_NAMES = [
  'merchantId',
  'terminalId',
  'provider',
  'frozenAt',
  'notice',
  'scope',
  'before',
  'amount',
  'question',
  'contact',
] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

/** Kinds of words of which "I don't know", "there is none" are made. */
export const NOT_KNOWN_WORDS = [
  'filler',
  'not',
  'cannot',
  'lacking',
  'no',
  'nothing',
  'any',
  'have',
  'know',
  'see',
  'at-hand',
  'place',
  'trace',
  'unknown',
  'worn',
  'gone',
  'keep',
  'thing',
  'machine',
  'received',
  'shown',
  'changed',
  'done',
  'usual',
  'usual-time',
  'alike',
  'with',
  'normal',
  'blank',
  'text',
  'inert',
  'person',
  'ask',
  'at',
  'back',
  'look',
  'event',
  'left-out',
  'what-now',
  'never',
] as const;
export type NotKnownWord = (typeof NOT_KNOWN_WORDS)[number];

/** Kinds of words of which a wish is made. */
export const WISH_WORDS = [
  'filler',
  'help',
  'want',
  'softener',
  'report',
  'make',
  'ticket',
  'thing',
  'check',
  'seek',
  'diagnose',
  'cause',
  'reach',
  'person',
  'robot',
  'leave',
  'bye',
  'no-need',
  'reason',
  'asks',
  'never',
] as const;
export type WishWord = (typeof WISH_WORDS)[number];

export const wordListsSchema = z.strictObject({
  yes: words,
  no: words,
  /** Among the words for no: "不对", "wrong". */
  wrong: words,
  doubt: words,
  /** Among the words for yes: those that hand a form over. */
  confirm: words,
  filler: words,
  before: words,
  after: words,
  'small-talk': z.strictObject({ greeting: words, opening: words }),
  commands: z.record(z.enum(COMMANDS), words),
  ordinals: z.array(z.array(word)),
  last: words,
  'from-last': z.array(z.array(word)),
  fields: z.record(z.enum(FIELD_NAMES), words),
  'correct-first': z.strictObject({ lead: words, verbs: words, between: words, to: words }),
  'correct-after': z.strictObject({
    lead: words,
    doubt: words,
    given: words,
    mistaken: words,
    'not-this': words,
    'but-this': words,
  }),
  restate: z.strictObject({ lead: words, is: words }),
  parts: z.strictObject({
    last: words,
    first: words,
    'from-end': words,
    'to-last': words,
    unit: words,
    ends: words,
    starts: words,
    middle: words,
    inside: words,
    of: words,
    that: words,
    letter: words,
    joins: words,
    not: words,
    wrong: words,
    written: words,
    typed: words,
    instead: words,
    tail: words,
  }),
  lacks: z.strictObject({ lead: words, words, between: words, tail: words }),
  questions: z.strictObject({
    first: words,
    inside: words,
    last: words,
    wonders: words,
    elsewhere: words,
    where: words,
    empty: words,
    around: words,
  }),
  /** Words at which the merchant is told what nobody here asks for. */
  trust: words,
  plea: words,
  puzzled: words,
  scope: scopeWords,
  quoting: quotingWords,
  /** Shown as buttons. */
  providers: z.array(z.strictObject({ label: z.string().min(1), words })),
  'more-providers': z.array(z.strictObject({ label: z.string().min(1), words, doubtful: words })),
  /** As they are written: the name that is shown. */
  banks: z.array(z.array(z.string().min(1))).transform((lists) => lists.flat()),
  /** Abbreviation of a bank → how it is shown. */
  'bank-abbreviations': z.record(z.string(), z.string()),
  'provider-words': z.strictObject({
    before: words,
    after: words,
    buying: words,
    others: words,
    'bank-things': words,
    'bank-talk': words,
    'no-name': words,
  }),
  events: eventWords,
  /** By score, from 1 to 5. */
  ratings: z.array(words).length(5),
  'vague-times': words,
  'not-known': z.strictObject({
    contrasts: words,
    joins: words,
    words: z.record(z.enum(NOT_KNOWN_WORDS), words),
    'excuse-not': words,
    who: words,
    'who-knows': words,
    'how-know': words,
    verbs: words,
    'verb-not': words,
    reached: words,
    names: z.partialRecord(z.enum(FIELD_NAMES), words),
    which: z.partialRecord(z.enum(FIELD_NAMES), words),
    'which-any': words,
  }),
  wishes: z.record(z.enum(WISH_WORDS), words),
  'idle-talk': z.strictObject({
    nothing: words,
    /** The merchant is looking for something. */
    pause: words,
    /** What is done for a pause, with what: "戴" + "眼镜", "let me grab" + "the receipt". */
    looking: words,
    'looked-for': words,
    looks: words,
    'looks-not': words,
    /** It was found, or the merchant is back. */
    found: words,
    praise: words,
    friends: words,
    pictures: words,
    about: words,
    anger: words,
  }),
  beginning: z.strictObject({
    filler: words,
    lead: words,
    noun: words,
    time: words,
    number: words,
    ends: words,
    whole: words,
  }),
  papers: z.strictObject({
    names: words,
    all: words,
    done: words,
    other: words,
    lacks: words,
    has: words,
    but: words,
  }),
});
export type WordLists = z.output<typeof wordListsSchema>;

/** @throws ThawError KNOWLEDGE_INVALID naming each list that is missing or not made of words. */
export function readWordLists(knowledgeFolder: string): WordLists {
  const file = join(knowledgeFolder, 'answer-words.yaml');
  try {
    return wordListsSchema.parse(parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const faults =
      cause instanceof z.ZodError
        ? cause.issues.map((issue) => `${file}: ${issue.path.join('.')}: ${issue.message}`)
        : [`${file}: ${String(cause)}`];
    throw new ThawError('KNOWLEDGE_INVALID', { faults: faults.join('\n') }, { cause });
  }
}
