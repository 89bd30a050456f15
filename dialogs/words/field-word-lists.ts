// The lists by which the words of a field are found in a message: the schema of their blocks in answer-words.yaml.

import { z } from 'zod';
import { foldText } from '../../src/language/fold';

export const word = z.string().min(1).transform(foldText);
/** A flat list, or lists by language that are joined: both languages are understood at any time. */
export const words = z.array(z.union([word, z.array(word)])).transform((lists) => lists.flat());

/** What is said of the machine and of the money. */
export const scopeWords = z.strictObject({
  terminal: words,
  funds: words,
  neither: words,
  'terminal-stopped': words,
  'funds-stopped': words,
  'terminal-runs': words,
  'funds-runs': words,
  stopped: words,
  runs: words,
  'runs-last': words,
  not: words,
  all: words,
  both: words,
  'around-both': words,
  but: words,
  joins: words,
  cards: words,
  only: words,
  denies: words,
  affirms: words,
  'terminal-acts': words,
  'funds-acts': words,
  arrives: words,
  'arrives-stopped': words,
  acts: words,
  trouble: words,
  unable: words,
  'in-between': words,
  own: words,
  if: words,
  wish: words,
});

/** What is quoted from the machine, and where it ends. */
export const quotingWords = z.strictObject({
  where: words,
  shows: words,
  says: words,
  appears: words,
  persons: words,
  pronouns: words,
  vague: words,
  unread: words,
  between: words,
  headed: words,
  heading: words,
  nothing: words,
  shown: words,
  'not-behind': words,
  ends: words,
  codes: words,
  'machine-words': words,
  pasted: words,
  own: words,
  /** Who speaks for the provider, … */
  tellers: words,
  /** … and words for their speaking; */
  tells: words,
  'tells-alone': words,
  'reason-is': words,
  reasons: words,
  'tells-on': words,
});

export const eventWords = z.strictObject({
  happened: words,
  changing: words,
  moving: words,
  things: words,
  changed: words,
  did: words,
  deeds: words,
  fresh: words,
  past: words,
  'past-behind': words,
  days: words,
  not: words,
  lead: words,
  cuts: words,
  seams: words,
});
