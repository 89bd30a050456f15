// A message made easy to read for times; every character knows which characters of the message it stands for.

import { evenText } from '../../../src/language/even';
import { withDigits } from './numerals';
import { withDaysSpelt } from './spelling';

const LONGEST = 2000;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const SPACE_AT_HAN = /(?<=\p{Script=Han}) +(?=[\p{Script=Han}\d])|(?<=\d) +(?=\p{Script=Han})/gu;
const SPACES = / {2,}/g;
/** A greeting names no time of day, and ends a sentence. */
const GREETINGS =
  /\bgood ?(?:morning|afternoon|evening|night|day)\b|(?:早上|上午|中午|下午|晚上)好(?!像|似|几|多)|[早午晚]安(?!装|排|全|检)|^(?:(?:你|您)?好[,，!！ ]*)?早晨(?=[,，。.!！ \n])|^(?:(?:hi|hello|hey)[, ]*)?(?:morning|evening|afternoon)(?=[,.!] ?[a-z\p{Script=Han}])/gu;
const APOSTROPHES = /[’‘`´]/g;

export interface Legible {
  text: string;
  /** Where the words from `from` to `to` stand in the message as written. */
  span(from: number, to: number): { from: number; to: number };
}

/** Tells what to write for a match; undefined leaves it. */
export type Rewriter = (match: RegExpExecArray, text: string) => string | undefined;

interface Mapped {
  text: string;
  starts: number[];
  ends: number[];
}

export function legible(said: string): Legible {
  const written = said.slice(0, LONGEST);
  const places = Array.from({ length: written.length }, (_, at) => at);
  const asWritten = { text: written, starts: places, ends: places.map((at) => at + 1) };
  const visible = rewrite(asWritten, INVISIBLE, () => '');
  let mapped: Mapped = {
    ...visible,
    text: withLines(evenText(visible.text), visible.text).replace(APOSTROPHES, "'"),
  };
  mapped = rewrite(mapped, SPACES, () => ' ');
  mapped = rewrite(mapped, SPACE_AT_HAN, () => '');
  mapped = rewrite(mapped, withDaysSpelt.pattern, withDaysSpelt.rewriter);
  mapped = rewrite(mapped, GREETINGS, () => '。');
  mapped = rewrite(mapped, withDigits.pattern, withDigits.rewriter);
  const { text, starts, ends } = mapped;
  return {
    text,
    span: (from, to) => ({ from: starts[from] ?? written.length, to: ends[to - 1] ?? 0 }),
  };
}

/** A new line ends a clause, as it does for who wrote it. */
function withLines(even: string, written: string): string {
  return even.replace(/\s/g, (space, at: number) => (written[at] === '\n' ? '\n' : space));
}

function rewrite(mapped: Mapped, pattern: RegExp, rewriter: Rewriter): Mapped {
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let copied = 0;
  const copyTo = (end: number) => {
    pieces.push(mapped.text.slice(copied, end));
    for (let at = copied; at < end; at++) {
      starts.push(mapped.starts[at] ?? 0);
      ends.push(mapped.ends[at] ?? 0);
    }
  };
  for (const match of mapped.text.matchAll(pattern)) {
    const to = rewriter(match, mapped.text);
    if (to === undefined || to === match[0]) continue;
    const end = match.index + match[0].length;
    copyTo(match.index);
    copied = end;
    pieces.push(to);
    for (let at = 0; at < to.length; at++) {
      starts.push(mapped.starts[match.index] ?? 0);
      ends.push(mapped.ends[end - 1] ?? 0);
    }
  }
  if (copied === 0) return mapped;
  copyTo(mapped.text.length);
  return { text: pieces.join(''), starts, ends };
}
