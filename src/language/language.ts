// The languages of the product and how the language of a message is told.

import { FURTHER_LANGUAGES, OWN_LANGUAGES } from './locale-files';

/**
 * One of `LANGUAGES`. A further language has no name in the code: what treats Chinese or English apart
 * does for it what it does for English.
 */
export type Language = (typeof OWN_LANGUAGES)[number];
export const LANGUAGES: readonly [Language, ...Language[]] = [
  ...OWN_LANGUAGES,
  ...(FURTHER_LANGUAGES as readonly Language[]),
];

const HAN = /\p{Script=Han}/gu;
const LATIN_WORD = /\p{Script=Latin}{2,}/gu;
const LETTER_OF_OTHER_SCRIPT = /(?!\p{Script=Han}|\p{Script=Latin})\p{L}/gu;
/** Rows of ASCII, among them addresses, and words of letters and digits, among them codes. */
const ASCII_ROW = /[!-~]+/g;
const ADDRESS = /@|:\/\/|www\./;
const ASCII_WORD = /[A-Za-z0-9]+/g;
/** Trade words, names of providers and greetings that Chinese speakers write in Latin letters. */
const NEUTRAL_WORDS = new Set(
  (
    'pos mpos app id ok okay pin sn hi ic nfc atm vip sim wifi sms otp cvv mcc mid tid qr pdf fz ' +
    'lakala shengpay unionpay alipay wechat visa mastercard pax sunmi newland landi verifone ingenico'
  ).split(' '),
);
/** Words that make a sentence: they tell whose sentence it is when the other language lends it nouns. */
const ENGLISH_FRAME = new Set(
  (
    'the is are was my me you your it can do does how what why when where who please help to of for and not with ' +
    'has have did been this that if'
  ).split(' '),
);
const CHINESE_FRAME =
  /怎么|怎样|怎麼|什么|什麼|为什么|如何|请问|請問|多久|多少|哪里|吗|嗎|呢|吧|的|了|我|你|是|不|没|沒|被|有|點|唔|係|咗|嘅|冇|喺/g;
/** Here a Chinese sentence repeats what the machine shows in English. */
const QUOTES_MACHINE = /显示|顯示|提示|报错|報錯|弹出|彈出|出现|出現|写着|寫著|说是/;

/**
 * Tells the language by script, because statistical detectors fail on short text. In a mixed sentence each word and
 * each Han character counts one, and the words that frame a sentence count once more.
 * @returns undefined when the text has neither (digits, emoji, a merchant number, a script of no language of ours): keep the language in use.
 */
export function detectLanguage(text: string): Language | undefined {
  const plain = withoutCodes(text.normalize('NFKC'));
  const han = count(plain, HAN);
  const words = (plain.toLowerCase().match(LATIN_WORD) ?? []).filter((w) => !NEUTRAL_WORDS.has(w));
  if (count(plain, LETTER_OF_OTHER_SCRIPT) > Math.max(han, words.join('').length) / 2)
    return LANGUAGES.find((language) => scripts.get(language)?.test(plain));
  if (han === 0) return words.length > 0 ? 'en' : undefined;
  if (QUOTES_MACHINE.test(plain)) return 'zh-Hans';
  const english = words.length + words.filter((w) => ENGLISH_FRAME.has(w)).length;
  return english > han + count(plain, CHINESE_FRAME) ? 'en' : 'zh-Hans';
}

/** What Intl calls the mixtures that a language is written in. */
const SCRIPT_NAMES: Record<string, string> = { Kore: 'Hangul', Jpan: 'Hiragana' };

/** A letter of the script of each further language that has one of its own; Latin ones cannot be told from English. */
const scripts = new Map(
  LANGUAGES.flatMap((language) => {
    const { script = 'Latn' } = new Intl.Locale(language).maximize();
    if (/^(?:Latn|Han.)$/.test(script)) return [];
    return [[language, new RegExp(`\\p{Script=${SCRIPT_NAMES[script] ?? script}}`, 'u')] as const];
  }),
);

/** Addresses and codes (N910, SN62A) say nothing about the language. */
function withoutCodes(text: string): string {
  return text.replace(ASCII_ROW, (row) =>
    ADDRESS.test(row) ? ' ' : row.replace(ASCII_WORD, (word) => (/\d/.test(word) ? ' ' : word)),
  );
}

/** Maps a BCP 47 tag or its careless spellings (zh_CN, zh-TW, EN, pt_BR.UTF-8) to one of our languages. */
export function languageOfLocale(locale: string | undefined): Language | undefined {
  const tag = locale?.trim().toLowerCase().replaceAll('_', '-').split('.')[0] ?? '';
  const [head] = tag.split('-');
  if (head === 'zh') return 'zh-Hans';
  const tags = LANGUAGES.map((language) => language.toLowerCase());
  const isOf = (own: string) => own === head || own.startsWith(`${head}-`);
  const place = tags.includes(tag) ? tags.indexOf(tag) : tags.findIndex(isOf);
  return LANGUAGES[place];
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
