// Turns digits that are spelt out into digits: "八九八三", "幺三九", "eight nine", "double three", with the way back.

import { characterEnd, type NormalText } from './normal-text';

/** A normal text with spelt digits as 0-9. `to[i]` is the UTF-16 offset in the original behind `text[i]`. */
export interface DigitText extends NormalText {
  to: Int32Array;
}

/** As written, for payments (formal), and as spoken on the telephone (幺 1, 洞 0, 拐 7, 勾 9). */
const CHINESE = new Map(
  [
    '零〇○洞',
    '一壹幺',
    '二贰貳两兩',
    '三叁參参叄',
    '四肆',
    '五伍',
    '六陆陸',
    '七柒拐',
    '八捌',
    '九玖勾',
  ].flatMap((spellings, digit) => [...spellings].map((s) => [s, String(digit)] as const)),
);
const ONES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const ENGLISH = new Map([
  ...['zero', 'oh', 'o', 'nought', 'naught', 'nil'].map((word) => [word, '0'] as const),
  ...ONES.map((word, index) => [word, String(index + 1)] as const),
  ['niner', '9'],
  ...['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen'].map(
    (word, index) => [word, String(index + 10)] as const,
  ),
  ['eighteen', '18'],
  ['nineteen', '19'],
  ...['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'].map(
    (word, index) => [word, String(index * 10 + 20)] as const,
  ),
]);
const TIMES = new Map([
  ...Object.entries({ double: 2, triple: 3, treble: 3, quadruple: 4 }),
  ...[...'两二三四五六'].map((word, index) => [word, Math.max(2, index + 1)] as const),
  ['兩', 2],
]);
const HAN = `[${[...CHINESE.keys()].join('')}]`;
const WORD = [...ENGLISH.keys()].join('|');
const TOKEN = new RegExp(
  [
    `(?<![a-z])(?<times>double|triple|treble|quadruple)[ -]{1,2}(?<repeated>${WORD}|\\d)(?![a-z0-9])`,
    `(?<![a-z])(?<tens>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[ -](?<ones>${ONES.join('|')})(?![a-z])`,
    `(?<![a-z])(?<word>${WORD})(?![a-z])`,
    `(?<count>[两兩二三四五六])[个個](?<same>${HAN}(?![个個])|\\d(?![\\d个個]))`,
    `(?<han>(?:${HAN}(?![个個](?:${HAN}|\\d)))+)`,
    '(?<plain>\\d+)',
  ].join('|'),
  'g',
);
const ANY = new RegExp(`${HAN}|(?<![a-z])(?:${WORD})(?![a-z])`);
const GAP = /^[ \n\-·.,/、。_|\\:;*~']{0,3}$/;
/** 十 and its like make the numerals around them a count, not digits. */
const MULTIPLIER = /[十百千万萬亿億拾佰仟]/;
/** Fewer in a row are words: 一些, 三五天, "one or two". */
const FEWEST_IN_A_ROW = 3;
/** Single numerals with something between them: 一 三 九 一 二. */
const FEWEST_SCATTERED = 5;

interface Token {
  from: number;
  to: number;
  digits: string;
  kind: 'plain' | 'han' | 'english' | 'repeated';
  /** "double", "triple". */
  isTimes?: boolean;
}

export function readSpokenDigits(original: string, normal: NormalText): DigitText {
  const spoken = ANY.test(normal.text) ? runsOf(normal.text).flatMap(spokenIn) : [];
  return replace(original, normal, spoken);
}

/** Rows of number words and digits with no more than a separator between. */
function runsOf(text: string): Token[][] {
  const runs: Token[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const match of text.matchAll(TOKEN)) {
    const token = tokenOf(match, text);
    if (token === undefined) continue;
    const isNear = token.from - end <= 3 && GAP.test(text.slice(end, token.from));
    if (isNear) runs.at(-1)?.push(token);
    else runs.push([token]);
    end = token.to;
  }
  return runs;
}

function tokenOf(match: RegExpMatchArray, text: string): Token | undefined {
  const { times, repeated, tens, ones, word, count, same, han, plain } = match.groups ?? {};
  const from = match.index ?? 0;
  const place = { from, to: from + match[0].length };
  if (plain) return { ...place, digits: plain, kind: 'plain' };
  if (word) return { ...place, digits: digitsOf(word), kind: 'english' };
  if (tens) {
    return { ...place, digits: `${digitsOf(tens)[0]}${digitsOf(ones ?? '')}`, kind: 'english' };
  }
  const many = TIMES.get(times ?? count ?? '');
  if (many) {
    const kind = count ? 'repeated' : 'english';
    return { ...place, digits: digitsOf(repeated ?? same ?? '').repeat(many), kind, isTimes: true };
  }
  const numerals = [...(han ?? '')];
  const isCount = MULTIPLIER.test(text[place.to] ?? '') || MULTIPLIER.test(text[from - 1] ?? '');
  if (isCount && numerals.length < FEWEST_IN_A_ROW) return undefined;
  return { ...place, digits: numerals.map(digitsOf).join(''), kind: 'han' };
}

function digitsOf(word: string): string {
  return CHINESE.get(word) ?? ENGLISH.get(word) ?? word;
}

/** Of a run, what is surely meant as digits. */
function spokenIn(run: Token[]): Token[] {
  const hanDigits = run.filter(({ kind }) => kind === 'han').map(({ digits }) => digits.length);
  const isScattered = hanDigits.reduce((sum, length) => sum + length, 0) >= FEWEST_SCATTERED;
  const isLong = run.reduce((sum, { digits }) => sum + digits.length, 0) > FEWEST_SCATTERED;
  return rowsOf(run).flatMap((row) => {
    if (row.kind === 'plain') return [];
    if (row.kind === 'repeated') return isLong ? row.tokens : [];
    if (row.besides === 2 && row.tokens.length < FEWEST_IN_A_ROW) return row.tokens;
    if (row.kind === 'english') return isEnglishNumber(row, isLong) ? row.tokens : [];
    return row.tokens.filter(({ digits }) => isScattered || digits.length >= FEWEST_IN_A_ROW);
  });
}

interface Row {
  kind: Token['kind'];
  tokens: Token[];
  /** On how many sides there are digits. */
  besides: number;
}

/** The neighbours of one kind. */
function rowsOf(run: Token[]): Row[] {
  const rows: Row[] = [];
  for (const token of run) {
    const last = rows.at(-1);
    if (last?.kind === token.kind) last.tokens.push(token);
    else rows.push({ kind: token.kind, tokens: [token], besides: last?.kind === 'plain' ? 1 : 0 });
    if (token.kind === 'plain' && last && last.kind !== 'plain') last.besides++;
  }
  return rows;
}

/** "139 double eight 1234", "8983 one oh 14": beside digits a repetition or two words are enough. */
function isEnglishNumber({ tokens, besides }: Row, isLong: boolean): boolean {
  if (tokens.length >= FEWEST_IN_A_ROW) return true;
  const isRepetition = tokens.some(({ isTimes }) => isTimes);
  return isLong && besides > 0 && (tokens.length > 1 || isRepetition);
}

function replace(original: string, normal: NormalText, spoken: Token[]): DigitText {
  const size = normal.text.length + spoken.reduce((sum, { digits }) => sum + digits.length, 0);
  const [from, to] = [new Int32Array(size), new Int32Array(size)];
  let text = '';
  let done = 0;
  let length = 0;
  const copy = (end: number) => {
    text += normal.text.slice(done, end);
    for (; done < end; done++, length++) {
      from[length] = normal.from[done] ?? original.length;
      to[length] = characterEnd(original, from[length] ?? 0);
    }
  };
  for (const token of spoken) {
    copy(token.from);
    text += token.digits;
    // The digits of one character row keep their own places; those of a word share its place.
    const isRow = token.to - token.from === token.digits.length;
    for (let i = 0; i < token.digits.length; i++, length++) {
      from[length] = normal.from[isRow ? token.from + i : token.from] ?? original.length;
      const last = isRow ? token.from + i : token.to - 1;
      to[length] = characterEnd(original, normal.from[last] ?? original.length);
    }
    done = token.to;
  }
  copy(normal.text.length);
  return { text, from: from.subarray(0, length), to: to.subarray(0, length) };
}
