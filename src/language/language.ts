// The two languages of the product and how the language of a message is told.

export const LANGUAGES = ['zh-Hans', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const HAN = /\p{Script=Han}/gu;
const LATIN_WORD = /[A-Za-z]{2,}/g;
/** Trade words that Chinese speakers write in Latin letters; they say nothing about the language. */
const NEUTRAL_WORDS = new Set(['pos', 'app', 'id', 'ok', 'pin', 'sn', 'hi', 'ic', 'nfc', 'atm', 'vip']);

/**
 * Tells the language by script, because statistical detectors fail on short text.
 * Two Han characters weigh more than any number of borrowed Latin words up to three per character.
 * @returns undefined when the text has neither (digits, emoji, a merchant number): keep the language in use.
 */
export function detectLanguage(text: string): Language | undefined {
  const han = text.match(HAN)?.length ?? 0;
  const words = (text.match(LATIN_WORD) ?? []).filter((w) => !NEUTRAL_WORDS.has(w.toLowerCase()));
  if (han === 0) return words.length > 0 ? 'en' : undefined;
  return words.length > han * 2 ? 'en' : 'zh-Hans';
}

/** Maps a BCP 47 tag or its careless spellings (zh_CN, zh-TW, EN) to one of our languages. */
export function languageOfLocale(locale: string | undefined): Language | undefined {
  const head = locale?.toLowerCase().split(/[-_]/)[0];
  if (head === 'zh') return 'zh-Hans';
  return head === 'en' ? 'en' : undefined;
}
