// Misspelt names of days, months and parts of the day: "yestrday", "wendsday".

import type { Rewriter } from './legible';

const NAMES = [
  ...['yesterday', 'tomorrow', 'morning', 'afternoon', 'evening', 'midnight'],
  ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  ...['january', 'february', 'august', 'september', 'october', 'november', 'december'],
];
/** As people shorten and mistype them; too far from the word, or too short, to be told by likeness. */
const KNOWN = new Map([
  ...['yest', 'yday', 'ystd', 'ystday', 'ystdy', 'yesterd', 'yester', "y'day", 'yst'].map(
    (word) => [word, 'yesterday'] as const,
  ),
  ...['tday', 'todya', '2day', 'toda', 'todey', 'tody'].map((word) => [word, 'today'] as const),
  ...['tmr', 'tmrw', 'tmw', 'tomoz', '2moro', 'tomorow'].map((word) => [word, 'tomorrow'] as const),
  ...['nite', 'nigth', 'nihgt'].map((word) => [word, 'night'] as const),
  ['2nite', 'tonight'],
]);
/** Words in their own right. */
const OTHER_WORDS = new Set([
  ...['sundry', 'sundae', 'mourning', 'moaning', 'warning', 'friend', 'remember', 'member'],
  ...['mondays', 'evenings', 'mornings', 'evening', 'sundays', 'fridays'],
]);
const WORD = /(?<![a-z\d@.])[a-z\d'][a-z']{2,10}(?![a-z\d@])/g;
/** A word this long may have two faults. */
const LONG = 8;

export const withDaysSpelt: { pattern: RegExp; rewriter: Rewriter } = {
  pattern: WORD,
  rewriter: ([word]) => KNOWN.get(word) ?? likeness(word),
};

function likeness(word: string): string | undefined {
  if (word.length < 5 || OTHER_WORDS.has(word) || NAMES.includes(word)) return undefined;
  return NAMES.find((name) => {
    const faults = name.length >= LONG ? 2 : 1;
    const isNear = name[0] === word[0] && name.at(-1) === word.at(-1);
    if (!isNear || Math.abs(name.length - word.length) > faults) return false;
    return differences(word, name) <= faults;
  });
}

/** Letters left out, put in, changed or swapped with their neighbour. */
function differences(word: string, name: string): number {
  let twoAgo: number[] = [];
  let last = Array.from({ length: name.length + 1 }, (_, at) => at);
  for (let row = 1; row <= word.length; row++) {
    const current = [row];
    for (let at = 1; at <= name.length; at++) {
      const isSame = word[row - 1] === name[at - 1];
      const isSwapped = word[row - 1] === name[at - 2] && word[row - 2] === name[at - 1];
      current[at] = Math.min(
        (last[at] ?? 0) + 1,
        (current[at - 1] ?? 0) + 1,
        (last[at - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (twoAgo[at - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    twoAgo = last;
    last = current;
  }
  return last[name.length] ?? 0;
}
