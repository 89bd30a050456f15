// Which script a Chinese character belongs to: traditional, simplified, or both.

import { Locale } from 'opencc-js/cn2t';
import { foldText } from './fold';

/** Characters of traditional words that simplified text has too (乾隆, 著名, 慰藉), or that are no script's own. */
const NOT_TRADITIONAL = new Set('乾著瞭藉徵於帐妳祢喫');
/** Simplified characters that ordinary traditional text has too: 皇后, 干涉, 公里, 茶几, 佣金, 批准. */
const NOT_SIMPLIFIED = new Set(
  '后干里几佣准占采征划伙游台斗丑凶云余范郁咸涂吁恒辟熏淀涌岩岳杠霉吃确仆朴咨皂虱尸蜡荐帘腌',
);
const HAN_FIRST = 0x3400;
const HAN_LAST = 0x9fff;
const BOTH = 1;
const TRADITIONAL = 2;
const SIMPLIFIED = 3;

/** What is known of each Han code unit; 0 is "not looked up yet". */
const kinds = new Uint8Array(HAN_LAST - HAN_FIRST + 1);
let shapes: { pattern: RegExp; of: Map<string, string> } | undefined;
let table: Map<string, string> | undefined;

/** The usual traditional shape of each simplified character that has one. */
export function traditionalCharacters(): ReadonlyMap<string, string> {
  table ??= new Map(
    pairsOf(Locale.from.cn?.[0]?.[1]).map(([simple, full]) => [simple, inShape(full)]),
  );
  return table;
}

/** Of the shapes that a traditional character has, those of Taiwan's standard; 台 in place of 臺 everywhere. */
export function inShape(text: string): string {
  shapes ??= loadShapes();
  const { pattern, of } = shapes;
  return text.replace(pattern, (character) => of.get(character) ?? character);
}

function loadShapes() {
  const of = new Map([...pairsOf(Locale.to.tw?.[0]?.[1]), ['臺', '台'] as const]);
  return { of, pattern: new RegExp(`[${[...of.keys()].join('')}]`, 'gu') };
}

/** A table as OpenCC writes it: "simplified traditional|simplified traditional". */
export function pairsOf(table: unknown): [string, string][] {
  return String(table).split('|').map(pairOf);
}

export function pairOf(line: string): [string, string] {
  const [from = '', to = ''] = line.split(' ');
  return [from, to];
}

/** True for characters that simplified text does not have. */
export function isTraditional(unit: number): boolean {
  return kindOf(unit) === TRADITIONAL;
}

/** True for characters that traditional text does not have. */
export function isSimplified(unit: number): boolean {
  return kindOf(unit) === SIMPLIFIED;
}

function kindOf(unit: number): number {
  if (unit < HAN_FIRST || unit > HAN_LAST) return BOTH;
  return kinds[unit - HAN_FIRST] || lookUp(unit);
}

function lookUp(unit: number): number {
  const character = String.fromCharCode(unit);
  const other = traditionalCharacters().get(character) ?? character;
  let kind = BOTH;
  if (foldText(character) !== character) {
    if (!NOT_TRADITIONAL.has(character)) kind = TRADITIONAL;
  } else if (other !== character && !NOT_SIMPLIFIED.has(character)) kind = SIMPLIFIED;
  kinds[unit - HAN_FIRST] = kind;
  return kind;
}
