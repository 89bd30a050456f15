// Writes simplified Chinese in traditional characters, in a standard that readers in Taiwan and Hong Kong both accept.

import { Locale } from 'opencc-js/cn2t';
import {
  inShape,
  isSimplified,
  isTraditional,
  pairOf,
  pairsOf,
  traditionalCharacters,
} from './characters';
import { isSurname } from './surnames';
import { OWN_CHARACTERS, OWN_WORDS } from './traditional-words';

/** Sentences kept converted; the product has about a thousand. */
const MOST_KEPT = 2_000;
const HAN = /\p{Script=Han}+/gu;
const UNITS = 0x10000;
const SHORTEST_WORD = 2;

interface Tables {
  /** Words that are not written character by character, and those that keep others from being found across them. */
  words: Map<string, string>;
  /** The length of the longest word that begins with a code unit. */
  longest: Uint8Array;
  characters: Map<string, string>;
}

const kept = new Map<string, string>();
let loaded: Tables | undefined;

/**
 * Words among them that hold traditional characters are somebody's own and stay, but for characters that no
 * traditional text has. The tables are read at the first call (60 ms); a known sentence costs nothing.
 */
export function toTraditional(text: string): string {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const written = text.replace(HAN, writeRun).replaceAll('“', '「').replaceAll('”', '」');
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(text, written);
  return written;
}

function writeRun(run: string): string {
  loaded ??= load();
  const tables = loaded;
  for (let at = 0; at < run.length; at++) {
    if (isTraditional(run.charCodeAt(at))) return writeSimplifiedOnly(run, tables);
  }
  let written = '';
  for (let at = 0; at < run.length; ) {
    const isName = isSurname(run, at);
    const length = isName ? 1 : wordLength(run, at, tables);
    const piece = run.slice(at, at + length);
    written += length === 1 ? characterOf(piece, isName, tables) : tables.words.get(piece);
    at += length;
  }
  return inShape(written);
}

function characterOf(piece: string, isName: boolean, { characters }: Tables): string {
  return isName ? piece : (characters.get(piece) ?? piece);
}

function writeSimplifiedOnly(run: string, tables: Tables): string {
  const write = (character: string) =>
    isSimplified(character.charCodeAt(0))
      ? (tables.characters.get(character) ?? character)
      : character;
  return Array.from(run, write).join('');
}

/** The longest word counts, as in OpenCC. */
function wordLength(run: string, at: number, { words, longest }: Tables): number {
  let length = Math.min(longest[run.charCodeAt(at)] ?? 1, run.length - at);
  while (length >= SHORTEST_WORD && !words.has(run.slice(at, at + length))) length--;
  return Math.max(length, 1);
}

function load(): Tables {
  const words = new Map([...pairsOf(Locale.from.cn?.[0]?.[0]), ...OWN_WORDS.map(pairOf)]);
  const longest = new Uint8Array(UNITS);
  for (const word of words.keys()) {
    const first = word.charCodeAt(0);
    longest[first] = Math.max(longest[first] ?? 0, word.length);
  }
  const characters = new Map([...traditionalCharacters(), ...OWN_CHARACTERS.map(pairOf)]);
  return { words, longest, characters };
}
