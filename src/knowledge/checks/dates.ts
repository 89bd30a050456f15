// Days that a text names and that are past: what was “until 31 October 2026” is to be looked at again.

const ISO = /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/g;
const HAN = /(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})[日号])?(?:底|末)?/g;
const NAMES =
  'January February March April May June July August September October November December';
const NAME = `(${NAMES.split(' ').join('|')})`;
const BRITISH = new RegExp(`\\b(?:(\\d{1,2})(?:st|nd|rd|th)? )?${NAME},? (\\d{4})\\b`, 'g');
const AMERICAN = new RegExp(`\\b${NAME} (\\d{1,2})(?:st|nd|rd|th)?, (\\d{4})\\b`, 'g');
const YEAR = /\b(?:until|till|by|through|before) (?:the end of )?(\d{4})\b/g;
/** What was said, decided or published on a day stays true; what holds until one does not. */
const HAN_UNTIL = /(?:至|到|截至|截止|直到|有效期|期限)[^。；\n]{0,6}$/;
const HAN_AFTER = /^(?:之?前|以前|为止|止|到期|失效|截止|结束)/;
const ENGLISH_UNTIL =
  /\b(?:until|till|by|through|before|expires?(?: on)?|ends?(?: on)?|valid to|no later than|deadline)[^.;\n]{0,12}$/i;

/** The words of each day that something holds until and that lies before today. */
export function datesIn(text: string, today: string): string[] {
  return [...found(text)]
    .filter(({ at, words, last }) => last < today && isUntil(text, at, words))
    .map(({ words }) => words);
}

interface Day {
  at: number;
  words: string;
  /** The last day that is meant. */
  last: string;
}

function* found(text: string): Generator<Day> {
  for (const m of text.matchAll(ISO)) yield dayOf(m, m[1], [m[2], m[3]]);
  for (const m of text.matchAll(HAN)) yield dayOf(m, m[1], [m[2], m[3]]);
  for (const m of text.matchAll(BRITISH)) yield dayOf(m, m[3], [monthOf(m[2]), m[1]]);
  for (const m of text.matchAll(AMERICAN)) yield dayOf(m, m[3], [monthOf(m[1]), m[2]]);
  for (const m of text.matchAll(YEAR)) yield dayOf(m, m[1], []);
}

function dayOf(
  { index, 0: words }: RegExpExecArray,
  year = '',
  [month, day]: (string | undefined)[],
): Day {
  const last = [year, (month ?? '12').padStart(2, '0'), (day ?? '31').padStart(2, '0')].join('-');
  return { at: index, words, last };
}

function monthOf(name = ''): string {
  return String(NAMES.split(' ').indexOf(name) + 1);
}

function isUntil(text: string, at: number, words: string): boolean {
  const [before, after] = [text.slice(0, at), text.slice(at + words.length)];
  return (
    /^(?:until|till|by|through|before) /.test(words) ||
    HAN_UNTIL.test(before) ||
    HAN_AFTER.test(after) ||
    ENGLISH_UNTIL.test(before)
  );
}
