// What the words around a number say for and against its being a code of the screen.

import type { Candidate } from './candidates';
import { isOf, type Kind, type Token } from './cues';
import type { DisplayWords } from './display-words';
import { BASE, WEIGHTS } from './weights';

export interface Scene {
  text: string;
  tokens: readonly Token[];
  candidates: readonly Candidate[];
  displays: readonly DisplayWords[];
}

/** Of the words that stand nearest on a side, the first that one is of. */
const LEFT: readonly Kind[] = [
  ...(['denies', 'numbered', 'labels', 'shows', 'refused', 'screens', 'again'] as const),
  ...(['asks', 'trade', 'places'] as const),
];
const RIGHT: readonly Kind[] = [
  ...(['counted', 'asks', 'labels', 'refused', 'shows', 'goesOn', 'screens', 'trade'] as const),
  ...(['numbered', 'again', 'courtesy', 'fillers', 'places', 'denies', 'wrong'] as const),
];
const SUBJECT: readonly Kind[] = ['labels', 'shows', 'screens', 'refused', 'trade', 'asks'];
const MOST_STEPS = 7;
const MOST_BEHIND = 8;
const PLURAL = /[a-z]{2}s$/;

/** "not 05", and beside another "I wrote 19 before, that's wrong". */
export function denialOf(scene: Scene, candidate: Candidate): 'surely' | 'maybe' | undefined {
  const { tokens, candidates } = scene;
  const at = placeOf(scene, candidate);
  for (let place = at - 1; place >= Math.max(0, at - MOST_STEPS); place--) {
    const token = tokens[place] as Token;
    if (isOf(token, 'denies')) return 'surely';
    if (isOf(token, 'wrong')) return 'maybe';
    if (token.type !== 'mark' && !isOf(token, 'fillers') && !isOf(token, 'labels')) break;
  }
  const next = candidates.find(({ from }) => from > candidate.from)?.from ?? Infinity;
  let cuts = 0;
  for (const token of tokens.slice(at + 1, at + 1 + MOST_BEHIND)) {
    if (token.type === 'cut') cuts += 1;
    if (token.from >= next || cuts > 1) break;
    if (isOf(token, 'wrong')) return 'maybe';
  }
  return undefined;
}

/** Names of what is seen, as in `WEIGHTS`. */
export function evidenceFor(scene: Scene, candidate: Candidate, isKnown: boolean): string[] {
  const { tokens, candidates } = scene;
  const at = placeOf(scene, candidate);
  const before = leftOf(tokens, at);
  const behind = rightOf(tokens, at, scene.text);
  const isSpoken = candidate.form === 'han' || candidate.form === 'english';
  const seen = [
    `form ${candidate.form}`,
    `left ${before.kind}`,
    `right ${behind}`,
    ...(isSpoken ? [`spoken left ${before.kind}`, `spoken right ${behind}`] : []),
    ...clauseEvidence(scene, at),
    ...textEvidence(scene, at),
    ...displayEvidence(scene, candidate),
  ];
  for (const other of candidates) {
    if (other === candidate) continue;
    if (other.code === candidate.code) { seen.push('repeated'); continue; }
    const { kind } = leftOf(tokens, placeOf(scene, other));
    if (kind === 'denies' && before.kind !== 'denies') seen.push('other denied');
    if (kind === 'labels' && before.kind !== 'labels') seen.push('other labelled');
    if (kind === 'shows' && before.kind !== 'shows') seen.push('other shown');
    if (kind === before.kind) seen.push('like other');
  }
  if (before.skipped > 1) seen.push('left far');
  if (candidate.isGlued) seen.push('glued');
  if (candidate.code.startsWith('0') || candidate.form === 'letter') seen.push('odd');
  if (!isKnown) seen.push('unknown');
  return [...new Set(seen)];
}

function placeOf({ tokens }: Scene, candidate: Candidate): number {
  return tokens.findIndex(({ to }) => to > candidate.from);
}

function leftOf(tokens: readonly Token[], at: number): { kind: string; skipped: number } {
  let skipped = 0;
  let isApart = false;
  for (let place = at - 1; place >= Math.max(0, at - MOST_STEPS); place--) {
    const token = tokens[place] as Token;
    const kind = LEFT.find((each) => isOf(token, each));
    if (kind) return { kind: isApart && kind === 'places' ? 'cut' : kind, skipped };
    if (token.type === 'mark') {
      isApart ||= /^[-—]+$/.test(token.text);
      continue;
    }
    if (token.type === 'cut' && token.text === '.' && isShort(tokens[place - 1])) continue;
    if (token.type === 'cut' || token.type === 'number') return { kind: token.type, skipped };
    if (!isOf(token, 'fillers') && !isOf(token, 'courtesy')) {
      return { kind: isApart ? 'cut' : token.type, skipped };
    }
    skipped += 1;
  }
  return { kind: 'start', skipped };
}

/** "resp. 97", "no. 62" */
function isShort(token: Token | undefined): boolean {
  return token?.type === 'latin' && token.text.length < 5 && (isOf(token, 'labels') || isOf(token, 'numbered'));
}

function rightOf(tokens: readonly Token[], at: number, text: string): string {
  for (let place = at + 1; place < Math.min(tokens.length, at + 4); place++) {
    const token = tokens[place] as Token;
    if (token.type === 'mark') continue;
    if (token.type === 'cut') return 'end';
    if (token.type === 'number') return 'number';
    const isNext = place === at + 1;
    const kind = RIGHT.find((each) => isOf(token, each) && (isNext || each !== 'counted'));
    const next = tokens[place + 1];
    const isNoun = kind === undefined || kind === 'trade' || kind === 'screens';
    if (isNoun && isNext && token.type === 'latin') {
      if (next && next.type === 'latin' && isOf(next, 'counted')) return 'counted';
      if (kind === undefined) return PLURAL.test(token.text) ? 'plural' : 'latin';
    }
    if (kind === 'fillers' && next && isOf(next, 'labels')) return 'labels';
    if (kind) return kind;
    const isTouching = text[token.from - 1] !== ' ';
    return isTouching ? token.type : `${token.type} apart`;
  }
  return 'end';
}

/** What else is said in the clause before and behind. */
function clauseEvidence({ tokens }: Scene, at: number): string[] {
  const seen = new Set<string>();
  for (let place = at - 1; place >= 0 && tokens[place]?.type !== 'cut'; place--) {
    for (const kind of SUBJECT) if (isOf(tokens[place] as Token, kind)) seen.add(`before ${kind}`);
    if (place < at - 1 && isOf(tokens[place] as Token, 'numbered')) seen.add('before numbered');
    if (isOf(tokens[place] as Token, 'others')) seen.add(isTerminal(tokens, place, at) ? '' : 'others');
  }
  for (let place = at + 1; place < tokens.length && tokens[place]?.type !== 'cut'; place++) {
    for (const kind of SUBJECT) if (isOf(tokens[place] as Token, kind)) seen.add(`behind ${kind}`);
    if (isOf(tokens[place] as Token, 'others')) seen.add('others behind');
  }
  seen.delete('');
  return [...seen];
}

/** A card or a terminal named between: the code is the terminal's again. */
function isTerminal(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from + 1, to).some((token) => isOf(token, 'terminals'));
}

function textEvidence({ tokens, candidates, text }: Scene, at: number): string[] {
  const seen = SUBJECT.filter((kind) => tokens.some((token, i) => i !== at && isOf(token, kind)));
  const said = seen.map((kind) => `text ${kind}`);
  if (tokens.some((token) => isOf(token, 'others'))) said.push('text others');
  if (text.length < 14) said.push('short');
  if (candidates.length === 1) said.push('only one');
  return said;
}

/** "03 商户未登记", "do not honour (05)": what the screen writes for this very code. */
function displayEvidence({ displays, tokens }: Scene, { code, from, to }: Candidate): string[] {
  const own = displays.filter((display) => display.codes.includes(code));
  if (own.length === 0) return [];
  const isBeside = own.some((display) => {
    const [start, end] = display.from >= to ? [to, display.from] : [display.to, from];
    return !tokens.some(
      (token) =>
        token.from >= start && token.to <= end && token.type !== 'mark' && token.type !== 'cut' && !isOf(token, 'fillers') && !isOf(token, 'labels'),
    );
  });
  return [isBeside ? 'own words beside' : 'own words'];
}

/** A single digit is a code, and one within a word, only where it is called one; what is counted is none. */
export function isSurelyNone(seen: readonly string[]): boolean {
  const has = (name: string) => seen.includes(name);
  const isLed = has('left labels');
  if (has('form one-digit')) return !isLed || has('right counted') || has('right plural');
  if (has('glued')) return !isLed && !has('left shows') && !has('left refused') && !has('left screens');
  if (has('left numbered')) return !has('own words beside');
  return has('right counted') && !isLed && !has('own words beside');
}

export function weigh(seen: readonly string[]): number {
  return seen.reduce((sum, name) => sum + (WEIGHTS[name] ?? 0), BASE);
}
