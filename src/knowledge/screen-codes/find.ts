// Finds the codes that a message says the screen showed: with or without words, in digits or spoken; and no other numbers.

import { evenText } from '../../language/even';
import { type Candidate, candidatesIn } from './candidates';
import { isOf, type Token } from './cues';
import { type DisplayWords, DisplayWordsFinder } from './display-words';
import {
  aroundOf,
  evidenceFor,
  isOfTrade,
  isSurelyNone,
  type Scene,
  type Sight,
  sightsOf,
  weigh,
} from './evidence';
import type { ScreenCodes } from './file';
import { nameIn } from './named';

export interface FoundCode {
  /** Two characters; of a code that no table names it is all that is known. */
  code: string;
  /** UTF-16 offsets in the text as written; the words of the screen beside the code are in it. */
  from: number;
  to: number;
  /**
   * `anywhere`: its words say that it is a code. `alone`: nothing else is said, so that it may be another number where
   * one is asked for. `asked`: only where it is asked what the screen shows.
   */
  counts: 'anywhere' | 'alone' | 'asked';
}

interface Weighed extends FoundCode {
  weight: number;
}

export type CodeFinder = (text: string) => FoundCode[];

/** Longer texts are read up to here. */
const LONGEST_READ = 2000;
const MOST_CODES = 3;
const MOST_CANDIDATES = 30;
/** On slips and in manuals the field of the code has a number, too. */
const FIELD = /(?<![a-z0-9])(?:f|de|df|field|bit) ?39(?!\d)|39号?域|域39/g;
const FILE = /\.(?:jpe?g|png|heic|webp|gif|bmp|mp4|mov|pdf)\s*$/;
/** The ending, dates and running numbers, and the number of a copy. */
const FILE_PARTS = /\.[a-z0-9]+\s*$|(?<!\d)\d{4}-\d\d-\d\d|\d{3,}|\(\d\)/g;
/** Around a code that stands alone. */
const LONGEST_IDLE = 40;
const IDLE = ['courtesy', 'asks'] as const;
/** Less than this speaks against a code even where it is asked what the screen shows. */
const LEAST_ASKED = -3;
const LEAST_BESIDE = -1;

export function codeFinder(codes: ScreenCodes): CodeFinder {
  const displayWords = new DisplayWordsFinder(codes.values());
  const find = (said: string): FoundCode[] => {
    const scene = sceneOf(said, codes, displayWords);
    const found = besideTold(
      toWeigh(scene, codes).flatMap((each) => {
        const counts = countsOf(scene, each);
        return counts ? [{ ...each.sight.candidate, ...counts }] : [];
      }),
    );
    const isTold = found.some(({ counts }) => counts !== 'asked');
    const named = isTold ? undefined : nameIn(scene, said);
    return named ? [named] : distinct(found).map((each) => withWords(each, scene));
  };
  // A turn asks several times of the same words.
  let last = { said: '', found: find('') };
  return (said) => {
    if (said !== last.said) last = { said, found: find(said) };
    return last.found;
  };
}

export function sceneOf(said: string, codes: ScreenCodes, displayWords: DisplayWordsFinder): Scene {
  const even = withLines(evenText(said.slice(0, LONGEST_READ)), said);
  const named = FILE.test(even)
    ? even.replace(FILE_PARTS, (part) => ' '.repeat(part.length))
    : even;
  const text = named.replace(FIELD, (field) => 'rc'.padEnd(field.length));
  const candidates = candidatesIn(text).slice(0, MOST_CANDIDATES);
  const signs = text.replaceAll('_', ' ').split('');
  for (const { from, to } of candidates) signs.fill('0', from, to);
  const tokens = codes.cues.tokens(signs.join(''));
  return { text, candidates, tokens, displays: displayWords.find(text) };
}

/** Evened text has blanks where lines end; on a slip a line is a clause. */
function withLines(even: string, said: string): string {
  if (!said.includes('\n')) return even;
  return Array.from({ length: even.length }, (_, at) => (said[at] === '\n' ? '\n' : even[at])).join(
    '',
  );
}

/** What is denied is no code; what is only called wrong may be the one meant, where there is no other. */
function held(sights: readonly Sight[]): readonly Sight[] {
  const held = sights.filter(({ denied }) => denied === undefined);
  return held.length > 0 ? held : sights.filter(({ denied }) => denied === 'maybe');
}

interface ToWeigh {
  sight: Sight;
  seen: readonly string[];
  isKnown: boolean;
}

/** What is neither denied nor surely something else. */
export function toWeigh(scene: Scene, codes: ScreenCodes): ToWeigh[] {
  const around = aroundOf(scene, sightsOf(scene));
  return held(around.sights).flatMap((sight) => {
    const isKnown = codes.has(sight.candidate.code);
    const seen = evidenceFor(scene, sight, around);
    return isSurelyNone(sight, seen, isKnown) ? [] : [{ sight, seen, isKnown }];
  });
}

function countsOf(
  scene: Scene,
  { sight, seen, isKnown }: ToWeigh,
): Pick<Weighed, 'counts' | 'weight'> | undefined {
  const weight = weigh(seen);
  if (isKnown && isAlone(scene, sight.candidate)) return { counts: 'alone', weight };
  if (weight > 0 && isOfTrade(sight, seen)) return { counts: 'anywhere', weight };
  const isNumbered = sight.left === 'numbered' || sight.left === 'things';
  return isKnown && !isNumbered && weight > LEAST_ASKED ? { counts: 'asked', weight } : undefined;
}

/** "应答码91和96来回跳": beside a code that is told another needs less. */
function besideTold(found: readonly Weighed[]): Weighed[] {
  if (!found.some(({ counts }) => counts === 'anywhere')) return [...found];
  return found.map((each) =>
    each.counts === 'asked' && each.weight > LEAST_BESIDE ? { ...each, counts: 'anywhere' } : each,
  );
}

/** "05", "58是什么意思", "91，91！" */
export function isAlone({ tokens, text, candidates }: Scene, { code }: Candidate): boolean {
  const own = candidates.filter((each) => each.code === code);
  const isIdle = (token: Token) =>
    own.some(({ from, to }) => token.from >= from && token.to <= to) ||
    (token.type !== 'number' && IDLE.some((kind) => isOf(token, kind))) ||
    token.type === 'mark' ||
    token.type === 'cut';
  return text.length < LONGEST_IDLE && tokens.every(isIdle);
}

/** Each once, as it stands first. */
function distinct<T extends { code: string }>(found: readonly T[]): T[] {
  const first = new Map(found.toReversed().map((each) => [each.code, each]));
  return found.filter((each) => first.get(each.code) === each).slice(0, MOST_CODES);
}

/** The code with the words of its screen that follow. */
function withWords({ code, from, to, counts }: FoundCode, { displays, text }: Scene): FoundCode {
  const follows = ({ codes, ...words }: DisplayWords) =>
    codes.includes(code) && words.from >= to && !/[\p{L}\p{N}]/u.test(text.slice(to, words.from));
  const end = displays.filter(follows).map((words) => words.to);
  return { code, from, to: Math.max(to, ...end), counts };
}
