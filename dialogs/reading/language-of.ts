// Which language a message is in; names, numbers, quotations and words that are the same for everybody say nothing of it.

import { hasPinyin, isPinyin, syllablesOf } from '../../src/knowledge/sounds';
import { detectLanguage, type Language } from '../../src/language/language';
import type { Find } from '../fields/find';
import type { Reading } from './reading';

export interface Place {
  /** True when the merchant has written before: a bare word no longer tells the language. */
  isSettled: boolean;
  /** True while a form or another talk is open. */
  inTalk: boolean;
  /** True where a notice is asked for, which the machine words and not the merchant. */
  quotes: boolean;
  inUse: Language;
}

/** "merchant id 8983…" may stand in a Chinese talk; with more words of its own a message speaks its language. */
const FEWEST_WORDS = 2;
/** "I want to complain" is a sentence; a word such as "withdraw my ticket" may be a button that was seen. */
const MOST_WORDS = 3;
/** "没有提示", "I don't know that" */
const MOST_WORDS_OF_NONE = 4;

/** Shorter ones may be somebody's name. */
const FEWEST_SYLLABLES = 4;
const MOST_SYLLABLES = 30;
/** English words that a syllable of Chinese is spelled like. */
const ENGLISH_SYLLABLES = new Set(
  'a an can change die fan fun he hen long lung man me men nun pan pen ran run she song sun ten tie too us'.split(
    ' ',
  ),
);

/** @returns undefined when it says nothing about the language: keep the one in use */
export function languageOf(
  reading: Reading,
  { isSettled, inTalk, quotes, inUse }: Place,
): Language | undefined {
  const { said } = reading;
  const whole = languageIn(said, () => withoutProviders(reading));
  if (whole === undefined || whole === inUse || !isSettled) return whole;
  if (isShortAnswer(reading) || saysNone(reading)) return undefined;
  if (!inTalk) return whole;
  if (reading.saysNothing || reading.titled !== undefined) return undefined;
  if (quotes && !reading.asks && !reading.correction) return undefined;
  const rest = withoutNames(reading);
  return wordsIn(rest) < FEWEST_WORDS ? undefined : languageIn(rest);
}

/** Pinyin is Chinese, also one syllable at a time: "lai ka la de". "Lakala" in "are you Lakala" is a name. */
function languageIn(text: string, withoutNames = () => text): Language | undefined {
  if (isSyllables(text)) return 'zh-Hans';
  // The names are looked for only where they matter: it is most of the work.
  if (!hasPinyin(text)) return detectLanguage(text);
  const rest = withoutNames();
  if (isPinyin(rest)) return 'zh-Hans';
  return isPinyin(text) && !/\p{L}/u.test(rest) ? undefined : detectLanguage(text);
}

function withoutProviders({ said, finds }: Reading): string {
  return blanked(said, finds.provider);
}

function isSyllables(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < FEWEST_SYLLABLES || words.length > MOST_SYLLABLES) return false;
  return words.every((word) => syllablesOf(word).length > 0 && !ENGLISH_SYLLABLES.has(word));
}

/** "cancel", "ok", "沒有": understood in any language and script, and typed in any. */
export function isShortAnswer(reading: Reading): boolean {
  const { command, yesNo, fieldNamed, said } = reading;
  const isWord = command !== undefined || yesNo !== undefined || fieldNamed !== undefined;
  return isWord && wordsIn(said) <= MOST_WORDS;
}

/** "no idea", "没有TID" */
function saysNone({ notKnown, said }: Reading): boolean {
  return notKnown.length > 0 && wordsIn(said) <= MOST_WORDS_OF_NONE;
}

function wordsIn(text: string): number {
  return text.match(/\p{Script=Han}|\p{Script=Latin}+/gu)?.length ?? 0;
}

function withoutNames({ said, finds }: Reading): string {
  const names: readonly Find<unknown>[] = [
    ...[...finds.merchantId, ...finds.terminalId, ...finds.contact],
    ...finds.provider,
    ...finds.notice.filter(({ counts }) => counts === 'anywhere'),
  ];
  return blanked(said, names);
}

function blanked(said: string, names: readonly Find<unknown>[]): string {
  let rest = said;
  for (const { from, to } of names) {
    rest = rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to);
  }
  return rest;
}
