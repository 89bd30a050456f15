// Codes in words: "零五", "五十八", "A零", "oh five", "fifty-one", "double nine".

const HAN = '零一二三四五六七八九';
const SAME = new Map([...'〇洞○'].map((sign) => [sign, '零'] as const));
const ONES = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TEENS =
  'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ZERO = 'oh|o|nought|naught';
const DIGIT = `(?:${ONES.join('|')}|${ZERO})`;
const NUMERAL = `[${HAN}〇洞○幺]`;

/** Two digits or a letter and a digit, in words; of more than these none is taken. */
export const SPOKEN = new RegExp(
  [
    `(?<![${HAN}〇洞○幺十百千万点第两几])(?:(?<![a-z])[a-z] ?${NUMERAL}|${NUMERAL} ?${NUMERAL}|[一二三四五六七八九]?十[一二三四五六七八九]?)(?![${HAN}〇洞○幺十百千万点几])`,
    `(?<![a-z0-9])(?:(?:${TENS.join('|')})(?:[ -]?(?:${ONES.slice(1).join('|')}))?|${TEENS.join('|')}|double[ -]${DIGIT}|(?:${DIGIT}|a)[ -]${DIGIT})(?![a-z0-9]|[ -]${DIGIT}(?![a-z]))`,
  ].join('|'),
  'g',
);

/** @returns the code in two characters; undefined for words that are none */
export function codeSpoken(words: string): string | undefined {
  const code = /\p{Script=Han}/u.test(words) ? hanCode(words) : englishCode(words);
  return code !== undefined && /^(?:\d|[a-z])\d$/.test(code) ? code.toUpperCase() : undefined;
}

function hanCode(words: string): string | undefined {
  const plain = [...words.replace(/ /g, '')].map((sign) => SAME.get(sign) ?? sign).join('');
  const [tens, ones] = plain.split('十');
  if (ones !== undefined) return `${tens ? HAN.indexOf(tens) : 1}${ones ? HAN.indexOf(ones) : 0}`;
  return [...plain.replaceAll('幺', '一')]
    .map((sign) => (HAN.includes(sign) ? HAN.indexOf(sign) : sign))
    .join('');
}

function englishCode(words: string): string | undefined {
  const teen = TEENS.indexOf(words);
  if (teen >= 0) return `${teen + 10}`;
  const tens = TENS.findIndex((each) => words.startsWith(each));
  if (tens >= 0) {
    const ones = words.slice(TENS[tens]?.length).replace(/^[ -]/, '');
    return `${tens + 2}${ones ? ONES.indexOf(ones) : 0}`;
  }
  const [first = '', second = ''] = words.split(/[ -]/);
  if (first === 'double') return `${digit(second)}${digit(second)}`;
  return `${first === 'a' ? 'a' : digit(first)}${digit(second)}`;
}

function digit(word: string): number {
  return ZERO.split('|').includes(word) ? 0 : ONES.indexOf(word);
}
