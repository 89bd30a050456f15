// Finds the digits of a text and how they stand together: groups of touching digits, runs of near groups.

/**
 * Flat lists, because a hostile text has a hundred thousand groups. A group is a row of touching digits,
 * a run a row of groups with separators between. The last entry of `groups` and `runs` closes the one before.
 */
export interface DigitRuns {
  /** Value of each digit. */
  digits: Uint8Array;
  /** Its place in the normal text. */
  at: Int32Array;
  /** Index in `digits` at which each group starts. */
  groups: Int32Array;
  /** Index in `groups` at which each run starts. */
  runs: Int32Array;
}

/** " - " between two digits still joins them; a row of blanks counts once. */
const MOST_SEPARATORS = 3;
const SEPARATORS = new Set([..." \n-·.,/_|\\:;*~'、。"].map((s) => s.charCodeAt(0)));
/** Shorter rows of Chinese numerals are words: 一些, 三五天, 四〇〇. */
const SHORTEST_CHINESE_NUMBER = 15;
const FEWEST_CHINESE_DIGITS = 4;
const CHINESE_DIGITS = new Map(
  [
    '零〇○',
    '一壹幺',
    '二贰貳两兩',
    '三叁參',
    '四肆',
    '五伍',
    '六陆陸',
    '七柒',
    '八捌',
    '九玖',
  ].flatMap((spellings, value) => [...spellings].map((s) => [s.charCodeAt(0), value] as const)),
);
const ANY_CHINESE_DIGIT = new RegExp(`[${String.fromCharCode(...CHINESE_DIGITS.keys())}]`);

type DigitAt = (code: number, index: number) => number;

export function findDigitRuns(text: string): DigitRuns {
  if (!ANY_CHINESE_DIGIT.test(text)) return scan(text, asciiDigit);
  const isNumeral = chineseNumbers(text);
  return scan(text, (code, index) => (isNumeral[index] === 1 ? anyDigit(code) : asciiDigit(code)));
}

/** Marks the places where Chinese numerals stand for the digits of one long number. */
function chineseNumbers(text: string): Uint8Array {
  const marks = new Uint8Array(text.length);
  const { at, groups, runs } = scan(text, anyDigit);
  for (let run = 0; run + 1 < runs.length; run++) {
    const places = at.subarray(groups[runs[run] ?? 0], groups[runs[run + 1] ?? 0]);
    if (places.length < SHORTEST_CHINESE_NUMBER) continue;
    const chinese = places.filter((place) => asciiDigit(text.charCodeAt(place)) < 0).length;
    if (chinese >= FEWEST_CHINESE_DIGITS) for (const place of places) marks[place] = 1;
  }
  return marks;
}

function asciiDigit(code: number): number {
  return code >= 48 && code <= 57 ? code - 48 : -1;
}

function anyDigit(code: number): number {
  return code < 128 ? asciiDigit(code) : (CHINESE_DIGITS.get(code) ?? -1);
}

function scan(text: string, digitAt: DigitAt): DigitRuns {
  const digits = new Uint8Array(text.length);
  const at = new Int32Array(text.length);
  const groups = new Int32Array(text.length + 1);
  const runs = new Int32Array(text.length + 1);
  let [count, groupCount, runCount] = [0, 0, 0];
  let separators = MOST_SEPARATORS + 1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const value = digitAt(code, i);
    if (value < 0) {
      const isRepeatedBlank = code === 32 && separators > 0 && text.charCodeAt(i - 1) === 32;
      if (!SEPARATORS.has(code)) separators = MOST_SEPARATORS + 1;
      else if (!isRepeatedBlank) separators++;
      continue;
    }
    if (separators > MOST_SEPARATORS) runs[runCount++] = groupCount;
    if (separators > 0) groups[groupCount++] = count;
    digits[count] = value;
    at[count++] = i;
    separators = 0;
  }
  groups[groupCount] = count;
  runs[runCount] = groupCount;
  return {
    digits: digits.subarray(0, count),
    at: at.subarray(0, count),
    groups: groups.subarray(0, groupCount + 1),
    runs: runs.subarray(0, runCount + 1),
  };
}
