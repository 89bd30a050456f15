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

const ZERO = 48;
const NINE = 57;
/** " - " between two digits still joins them; a row of blanks counts once. */
const MOST_SEPARATORS = 3;
const SEPARATORS = new Set([..." \n-·.,/_|\\:;*~'、。"].map((s) => s.charCodeAt(0)));

export function findDigitRuns(text: string): DigitRuns {
  const digits = new Uint8Array(text.length);
  const at = new Int32Array(text.length);
  const groups = new Int32Array(text.length + 1);
  const runs = new Int32Array(text.length + 1);
  let [count, groupCount, runCount] = [0, 0, 0];
  let separators = MOST_SEPARATORS + 1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < ZERO || code > NINE) {
      const isRepeatedBlank = code === 32 && separators > 0 && text.charCodeAt(i - 1) === 32;
      if (!SEPARATORS.has(code)) separators = MOST_SEPARATORS + 1;
      else if (!isRepeatedBlank) separators++;
      continue;
    }
    if (separators > MOST_SEPARATORS) runs[runCount++] = groupCount;
    if (separators > 0) groups[groupCount++] = count;
    digits[count] = code - ZERO;
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
