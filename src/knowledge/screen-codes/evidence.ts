// What the words around a number say for and against its being a code of the screen.

import type { Candidate } from './candidates';
import { bitsOf, isOf, type Kind, type Token } from './cues';
import type { DisplayWords } from './display-words';
import { BASE, WEIGHTS } from './weights';

export interface Scene {
  text: string;
  tokens: readonly Token[];
  candidates: readonly Candidate[];
  displays: readonly DisplayWords[];
}

/** A candidate with what stands around it. */
export interface Sight {
  candidate: Candidate;
  /** Its place among the tokens. */
  at: number;
  left: string;
  /** Words between it and what stands on its left. */
  skipped: number;
  right: string;
  /** "not 05"; beside another code, "I wrote 19 before, that's wrong". */
  denied: 'surely' | 'maybe' | undefined;
}

/** Of words that stand nearest on a side, the first kind that one is of. */
const LEFT: readonly Kind[] = [
  ...(['denies', 'things', 'numbered', 'labels', 'shows', 'refused', 'screens'] as const),
  ...(['again', 'asks', 'money', 'gets', 'trade', 'places'] as const),
];
const RIGHT: readonly Kind[] = [
  ...(['counted', 'asks', 'labels', 'refused', 'shows', 'goesOn', 'screens', 'trade'] as const),
  ...(['things', 'numbered', 'again', 'courtesy', 'fillers', 'places', 'denies', 'wrong'] as const),
];
const SUBJECT: readonly Kind[] = [
  ...(['labels', 'shows', 'screens', 'refused', 'trade', 'asks', 'gets', 'money'] as const),
];
/** Tokens looked at. */
const MOST_LEFT = 7;
const MOST_RIGHT = 3;
const MOST_DENIED = 8;
const MOST_IN_CLAUSE = 40;
const PLURAL = /[a-z]{2}s$/;
const DASH = /^[-—]+$/;

export function sightsOf(scene: Scene): Sight[] {
  const { tokens, candidates } = scene;
  let at = 0;
  return candidates.map((candidate, order) => {
    while (at < tokens.length - 1 && (tokens[at] as Token).to <= candidate.from) at += 1;
    const next = candidates[order + 1]?.from ?? Infinity;
    const { kind: left, skipped } = leftOf(tokens, at);
    const denied = denialBefore(tokens, at) ?? denialBehind(tokens, at, next);
    return { candidate, at, left, skipped, right: rightOf(scene, at), denied };
  });
}

function leftOf(tokens: readonly Token[], at: number): { kind: string; skipped: number } {
  let skipped = 0;
  let isApart = false;
  for (let place = at - 1; place >= Math.max(0, at - MOST_LEFT); place--) {
    const token = tokens[place] as Token;
    const kind = LEFT.find((each) => isOf(token, each));
    if (kind === 'shows' && isThing(tokens[place - 1])) return { kind: 'things', skipped };
    if (kind) return { kind: isApart && kind === 'places' ? 'cut' : kind, skipped };
    if (token.type === 'mark') {
      isApart ||= DASH.test(token.text);
      continue;
    }
    if (token.type === 'cut' && token.text === '.' && isShortened(tokens[place - 1])) continue;
    if (token.type === 'cut' || token.type === 'number') return { kind: token.type, skipped };
    if (!isOf(token, 'fillers') && !isOf(token, 'courtesy')) {
      const other = isOf(token, 'goesOn') ? 'goesOn' : token.type;
      return { kind: isApart ? 'cut' : other, skipped };
    }
    skipped += 1;
  }
  return { kind: 'start', skipped };
}

/** "The total says 58", "电量显示41" */
function isThing(token: Token | undefined): boolean {
  return token !== undefined && isOf(token, 'things') && !isOf(token, 'labels');
}

/** "resp. 97", "no. 62" */
function isShortened(token: Token | undefined): boolean {
  const isKnown =
    token && (isOf(token, 'labels') || isOf(token, 'numbered') || isOf(token, 'things'));
  return isKnown === true && token?.type === 'latin' && token.text.length < 5;
}

function rightOf({ tokens, text }: Scene, at: number): string {
  for (let place = at + 1; place <= Math.min(tokens.length - 1, at + MOST_RIGHT); place++) {
    const token = tokens[place] as Token;
    if (token.type === 'mark') continue;
    if (token.type === 'cut') return 'end';
    if (token.type === 'number') return 'number';
    const isNext = place === at + 1;
    const next = tokens[place + 1];
    const kind = RIGHT.find((each) => isOf(token, each) && (isNext || each !== 'counted'));
    if (isNext && token.type === 'latin' && (kind === undefined || isCountable(kind))) {
      if (next?.type === 'latin' && isOf(next, 'counted')) return 'counted';
      if (kind === undefined) return PLURAL.test(token.text) ? 'plural' : 'latin';
    }
    if (kind === 'fillers' && next && isOf(next, 'labels')) return 'labels';
    return kind ?? (text[token.from - 1] === ' ' ? `${token.type} apart` : token.type);
  }
  return 'end';
}

/** "62 card sales" */
const isCountable = (kind: Kind) => kind === 'trade' || kind === 'screens';

function denialBefore(tokens: readonly Token[], at: number): Sight['denied'] {
  for (let place = at - 1; place >= Math.max(0, at - MOST_LEFT); place--) {
    const token = tokens[place] as Token;
    if (isOf(token, 'denies')) return 'surely';
    if (isOf(token, 'wrong')) return 'maybe';
    if (token.type !== 'mark' && !isOf(token, 'fillers') && !isOf(token, 'labels')) break;
  }
  return undefined;
}

function denialBehind(tokens: readonly Token[], at: number, until: number): Sight['denied'] {
  let cuts = 0;
  for (let place = at + 1; place <= at + MOST_DENIED; place++) {
    const token = tokens[place];
    if (token?.type === 'cut') cuts += 1;
    if (!token || token.from >= until || cuts > 1) return undefined;
    if (isOf(token, 'wrong')) return 'maybe';
  }
  return undefined;
}

/** Names of what is seen, as in `WEIGHTS`. */
export function evidenceFor(scene: Scene, sight: Sight, around: Around): string[] {
  const { candidate, left, right, at } = sight;
  const seen = [`form ${candidate.form}`, `left ${left}`, `right ${right}`];
  if (candidate.form === 'han' || candidate.form === 'english') {
    seen.push(`spoken left ${left}`, `spoken right ${right}`);
  }
  seen.push(...around.text, ...clauseEvidence(scene.tokens, at));
  const own = ownWords(scene, candidate);
  if (own) seen.push(own);
  const others = around.sights.filter((other) => other.candidate.code !== candidate.code);
  if (others.some(({ denied }) => denied)) seen.push('other denied');
  if (left !== 'labels' && others.some((other) => other.left === 'labels'))
    seen.push('other labelled');
  if (left !== 'shows' && others.some((other) => other.left === 'shows')) seen.push('other shown');
  if (others.some((other) => other.left === left)) seen.push('like other');
  if (sight.skipped > 1) seen.push('left far');
  if (candidate.isGlued) seen.push('glued');
  if (candidate.code.startsWith('0') || candidate.form === 'letter')
    seen.push('odd', `odd left ${left}`);
  return seen;
}

/** What is seen of the whole text, once for all its candidates. */
export interface Around {
  sights: readonly Sight[];
  text: readonly string[];
}

export function aroundOf({ tokens, text }: Scene, sights: readonly Sight[]): Around {
  const kinds = tokens.reduce((all, token) => all | token.kinds, 0);
  const seen = SUBJECT.filter((kind) => kinds & bitsOf(kind)).map((kind) => `text ${kind}`);
  if (kinds & bitsOf('others')) seen.push('text others');
  if (text.length < 14) seen.push('short');
  if (sights.length === 1) seen.push('only one');
  return { sights, text: seen };
}

/** What else is said in the clause before and behind. */
function clauseEvidence(tokens: readonly Token[], at: number): string[] {
  const [before, isOfOthers] = kindsBefore(tokens, at);
  let behind = 0;
  for (let place = at + 1; place < Math.min(tokens.length, at + MOST_IN_CLAUSE); place++) {
    if (tokens[place]?.type === 'cut') break;
    behind |= (tokens[place] as Token).kinds;
  }
  const seen = SUBJECT.filter((kind) => before & bitsOf(kind)).map((kind) => `before ${kind}`);
  for (const kind of SUBJECT) if (behind & bitsOf(kind)) seen.push(`behind ${kind}`);
  if (before & (bitsOf('numbered') | bitsOf('things'))) seen.push('before numbered');
  if (behind & bitsOf('others')) seen.push('others behind');
  if (isOfOthers) seen.push('others');
  return seen;
}

/** A wallet's or an app's own code, unless a card or a terminal is named between. */
function kindsBefore(tokens: readonly Token[], at: number): [kinds: number, isOfOthers: boolean] {
  let kinds = 0;
  let isOfOthers = false;
  for (let place = at - 1; place >= Math.max(0, at - MOST_IN_CLAUSE); place--) {
    const token = tokens[place] as Token;
    if (token.type === 'cut') break;
    if (isOf(token, 'others') && !(kinds & bitsOf('terminals'))) isOfOthers = true;
    kinds |= token.kinds;
  }
  return [kinds, isOfOthers];
}

/** "03 商户未登记", "do not honour (05)": what the screen writes for this very code. */
function ownWords({ displays, tokens }: Scene, { code, from, to }: Candidate): string | undefined {
  const own = displays.filter(({ codes }) => codes.includes(code));
  if (own.length === 0) return undefined;
  const isBeside = own.some((display) => {
    const [start, end] = display.from >= to ? [to, display.from] : [display.to, from];
    return tokens.every((token) => token.from < start || token.to > end || isBetween(token));
  });
  return isBeside ? 'own words beside' : 'own words';
}

function isBetween(token: Token): boolean {
  const isMark = token.type === 'mark' || token.type === 'cut';
  return isMark || isOf(token, 'fillers') || isOf(token, 'labels');
}

/**
 * Apps have codes of their own; what is counted or numbered is none. A single digit is a code, one within a word, and one
 * that no table names, only where it is called one.
 */
export function isSurelyNone(sight: Sight, seen: readonly string[], isKnown: boolean): boolean {
  if (seen.includes('own words beside')) return false;
  const { candidate, left, right } = sight;
  const isCalled = left === 'labels';
  if (seen.includes('others')) return true;
  if (right === 'counted' || right === 'plural') return !isCalled || candidate.form === 'one-digit';
  if (!isKnown || candidate.form === 'one-digit') return !isCalled;
  return candidate.isGlued && !['labels', 'shows', 'refused', 'screens'].includes(left);
}

const SUBJECTS =
  /^(?:text (?:labels|shows|screens|refused)|own words|other denied|(?:left|right) asks)/;
/** Words of the trade are enough where the code is led to, or comes first. */
const LED = ['start', 'again', 'trade', 'refused', 'gets'];

/** Without anything of the trade in the text a number is a code only where it is asked for one. */
export function isOfTrade({ left }: Sight, seen: readonly string[]): boolean {
  if (seen.some((name) => SUBJECTS.test(name))) return true;
  return seen.includes('text trade') && (LED.includes(left) || seen.includes('odd'));
}

export function weigh(seen: readonly string[]): number {
  return seen.reduce((sum, name) => sum + (WEIGHTS[name] ?? 0), BASE);
}
