// Finds the codes that a message says the screen showed: with or without words, in digits or spoken; and no other numbers.

import { evenText } from '../../language/even';
import { cues } from './cues';
import type { ScreenCode } from './file';
import { codeSpoken, SPOKEN } from './spoken-code';

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

/** Longer texts are read up to here. */
const LONGEST_READ = 2000;
const MOST_CODES = 3;
const SHORTEST_NAME = 3;
/** So many characters in a row nobody writes but after a screen. */
const LONG_NAME = 7;
const HAN_ONLY = /^\p{Script=Han}+$/u;
const CONTEXT = 40;
/** Behind "code", "err" and the like a code may follow at once. */
const WRITTEN =
  /(?:(?<![a-z0-9+*]|\d[.:/,，_-])|(?<=code|err|error|resp|(?<![a-z])rc))(?:\d\d|[a-z] ?\d|\d)(?![a-z0-9]|[.:/-]\d|,\d{3}(?!\d))/g;
const CLAUSE = /[,，。;；!！?？\n]/;
/** Punctuation and blanks: words of a screen are written with and without. */
const LOOSE = /[\s\p{P}\p{S}]+/gu;
/** Words alone name a code when they are this much of what was said. */
const MOSTLY = 0.6;

interface Candidate {
  code: string;
  from: number;
  to: number;
  form: 'written' | 'spoken' | 'one-digit';
}

export type CodeFinder = (text: string) => FoundCode[];

export function codeFinder(codes: ReadonlyMap<string, ScreenCode>): CodeFinder {
  const phrases = new Map([...codes.values()].map((each) => [each.code, phrasesOf(each)]));
  const names = namesOf([...codes.values()]);
  return (said) => {
    const text = withLines(evenText(said.slice(0, LONGEST_READ)), said);
    const found = candidatesIn(text).flatMap((each) => {
      const own = phrases.get(each.code) ?? [];
      const counts = countsOf(text, each, { isKnown: codes.has(each.code), phrases: own });
      return counts ? [{ code: each.code, ...withPhrase(text, each, own), counts }] : [];
    });
    const distinct = found.filter(
      ({ code }, index) => found.findIndex((other) => other.code === code) === index,
    );
    return distinct.length > 0 ? distinct.slice(0, MOST_CODES) : namedIn(text, names);
  };
}

/** "ACQ.TRADE_NOT_ALLOW", "错误码 10031": an app's or a wallet's own code, which no table of terminals names. */
export function hasForeignCode(said: string): boolean {
  const text = said.slice(0, LONGEST_READ);
  return cues.foreign.test(text) || cues.foreignNumber.test(evenText(text));
}

/** Evened text has blanks where lines end; on a slip a line is a clause. */
function withLines(even: string, said: string): string {
  return said.includes('\n')
    ? [...even].map((sign, at) => (said[at] === '\n' ? '\n' : sign)).join('')
    : even;
}

interface Name {
  code: string;
  /** Without punctuation and blanks. */
  name: string;
}

/** The longest first. What terminals write for one code alone names it, too. */
function namesOf(codes: readonly ScreenCode[]): Name[] {
  const shown = codes.flatMap(({ shows }) => [...new Set(shows.map(bareWords))]);
  const once = (name: string) => shown.filter((other) => other === name).length === 1;
  return codes
    .flatMap(({ code, names, shows }) => [
      ...names.map((name) => ({ code, name: bareWords(name) })),
      ...shows.map((name) => ({ code, name: bareWords(name) })).filter(({ name }) => once(name)),
    ])
    .filter(({ name }) => name.length >= SHORTEST_NAME)
    .sort((a, b) => b.name.length - a.name.length);
}

function bareWords(text: string): string {
  return evenText(text).replace(LOOSE, '');
}

function candidatesIn(text: string): Candidate[] {
  const written = [...text.matchAll(WRITTEN)].map(({ 0: sign, index }) => {
    const bare = sign.replace(' ', '').toUpperCase();
    const code = bare.length === 1 ? `0${bare}` : bare;
    const form = bare.length === 1 ? 'one-digit' : 'written';
    return { code, from: index, to: index + sign.length, form } as const;
  });
  const spoken = [...text.matchAll(SPOKEN)].flatMap(({ 0: words, index }) => {
    const code = codeSpoken(words);
    return code ? [{ code, from: index, to: index + words.length, form: 'spoken' as const }] : [];
  });
  return [...written, ...spoken].sort((a, b) => a.from - b.from);
}

function countsOf(
  text: string,
  { code, from, to, form }: Candidate,
  { isKnown, phrases }: { isKnown: boolean; phrases: readonly string[] },
): FoundCode['counts'] | undefined {
  const before = clauseBefore(text, from);
  const behind = text.slice(to, to + CONTEXT);
  if (cues.unit.test(behind) || isOthers(before)) return undefined;
  if (isBeside(text, { from, to }, phrases) || cues.strong.test(before)) return 'anywhere';
  const isNext = cues.next.test(before);
  if (!isKnown || form === 'one-digit') return undefined;
  if (cues.numbered.test(before) && !isNext) return undefined;
  if (isAlone(text, { from, to })) return 'alone';
  if (cues.behind.test(behind)) return 'anywhere';
  const isPlain = form === 'written' || /^[零〇洞oza]/.test(text.slice(from));
  const isLed =
    cues.leads.test(before) ||
    (isPlain && cues.trade.test(text) && (/^[0A]/.test(code) || cues.weak.test(before)));
  if (isLed && cues.ends.test(behind)) return 'anywhere';
  return isNext || cues.opening.test(text.slice(0, from)) ? 'asked' : undefined;
}

/** A wallet's or an app's own code, unless a card or a terminal is named between. */
function isOthers(before: string): boolean {
  const last = [...before.matchAll(cues.others)].at(-1);
  return last !== undefined && !cues.terminals.test(before.slice(last.index + last[0].length));
}

function clauseBefore(text: string, from: number): string {
  const before = text.slice(Math.max(0, from - CONTEXT), from);
  const trimmed = before.replace(/[\s,，:：]+$/, '');
  const cut = Math.max(...[...trimmed.matchAll(new RegExp(CLAUSE, 'g'))].map((m) => m.index), -1);
  return before.slice(cut + 1);
}

/** "03 商户未登记", "do not honour (05)". */
function isBeside(
  text: string,
  { from, to }: { from: number; to: number },
  phrases: readonly string[],
): boolean {
  const behind = text.slice(to, to + CONTEXT).replace(LOOSE, '');
  const before = text.slice(Math.max(0, from - CONTEXT), from).replace(LOOSE, '');
  return phrases.some((phrase) => behind.startsWith(phrase) || before.endsWith(phrase));
}

/** The code with the words of its screen that follow. */
function withPhrase(
  text: string,
  { from, to }: Candidate,
  phrases: readonly string[],
): { from: number; to: number } {
  const ends = phrases.map((phrase) => endOf(text, to, phrase));
  return { from, to: Math.max(to, ...ends) };
}

/** Where a phrase ends that stands at `at`, whatever blanks and marks are in it; 0 where it does not stand. */
function endOf(text: string, at: number, phrase: string): number {
  let place = at;
  for (const sign of phrase) {
    while (place < text.length && /[\s\p{P}\p{S}]/u.test(text[place] ?? '')) place += 1;
    if (text[place] !== sign) return 0;
    place += 1;
  }
  return place;
}

function phrasesOf({ shows, names, meaning }: ScreenCode): string[] {
  const whole = [...shows, ...names, ...Object.values(meaning)];
  const parts = shows.flatMap((shown) => shown.split(/[，,]/));
  return [...new Set([...whole, ...parts].map(bareWords))].filter(({ length }) => length > 2);
}

/** "05", "58是什么意思" */
function isAlone(text: string, { from, to }: { from: number; to: number }): boolean {
  const rest = `${text.slice(0, from)} ${text.slice(to)}`;
  return rest.length < CONTEXT && rest.replace(cues.idle, '') === '';
}

/** "屏幕写着受限制的卡": the words, where a screen is quoted or little else is said. */
function namedIn(text: string, names: readonly Name[]): FoundCode[] {
  const places = [...text.matchAll(/[\p{L}\p{N}]/gu)].map(({ index }) => index);
  const loose = places.map((at) => text[at]).join('');
  const said = text.replace(cues.idle, '').length;
  for (const { code, name } of names) {
    const at = loose.indexOf(name);
    const from = places[at];
    const last = places[at + name.length - 1];
    if (at < 0 || from === undefined || last === undefined) continue;
    const to = last + 1;
    const before = clauseBefore(text, from);
    if (isOthers(before) || /[a-z]$/.test(text.slice(0, from))) continue;
    const isQuoted = cues.leads.test(before) || cues.strong.test(before);
    const opens = before.trim() === '' && cues.goesOn.test(text.slice(to));
    const isOnlyThere = HAN_ONLY.test(name) && name.length >= LONG_NAME;
    if (isQuoted || opens || isOnlyThere || name.length >= said * MOSTLY) {
      return [{ code, from, to, counts: 'anywhere' }];
    }
  }
  return [];
}
