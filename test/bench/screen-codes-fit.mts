// Fits the weights of src/knowledge/screen-codes/weights.ts to test/bench/screen-codes.csv, after `npm run build`.
// `node test/bench/screen-codes-fit.mts` tells first how well weights fitted to nine tenths of the kinds of sentences do on the last.

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import type { Scene } from '../../src/knowledge/screen-codes/evidence.ts';

const ROOT = join(import.meta.dirname, '../..');
const load = createRequire(join(ROOT, 'package.json'));
const from = (file: string) => load(`./dist/src/knowledge/screen-codes/${file}.js`);
const { sceneOf, toWeigh, isAlone } = from('find');
const { screenCodesOf, screenCodesSchema } = from('file');
const { DisplayWordsFinder } = from('display-words');
const { bitsOf } = from('cues');

const FOLDS = 10;
const STEPS = 400;
const PULL_TO_ZERO = 0.3;
/** Smaller weights are left out. */
const LEAST = 0.15;
/** No list has every word: each sentence is also learned, at this weight, as if some of its words stood in none. */
const UNLISTED = 0.3;
const LISTS = [
  ['numbered', 'things', 'money'],
  ['counted'],
  ['numbered', 'things', 'counted', 'money'],
];

interface Sentence {
  text: string;
  code: string;
  form: string;
}
interface Row {
  seen: readonly string[];
  isCode: boolean;
  share: number;
  fold: number;
}
interface Fitted {
  base: number;
  weights: Map<string, number>;
}

const yaml = readFileSync(join(ROOT, 'knowledge/screen-codes.yaml'), 'utf8');
const codes = screenCodesOf(screenCodesSchema.parse(parseYaml(yaml)));
const words = new DisplayWordsFinder(codes.values());
const csv = readFileSync(join(import.meta.dirname, 'screen-codes.csv'), 'utf8');
const sentences: Sentence[] = parseCsv(csv, { columns: true });
const forms = [...new Set(sentences.map(({ form }) => form))];
const rows = sentences.flatMap(rowsOf);

const right = Array.from({ length: FOLDS }, (_, fold) => {
  const fitted = regress(rows.filter((row) => row.fold !== fold));
  const others = rows.filter((row) => row.fold === fold && row.share === 1);
  return others.filter(({ seen, isCode }) => weightOf(fitted, seen) > 0 === isCode).length;
}).reduce((sum, each) => sum + each, 0);
const all = rows.filter(({ share }) => share === 1).length;
console.log(`right in kinds that were not learned: ${right} of ${all}`);
write(regress(rows));

function rowsOf({ text, code, form }: Sentence): Row[] {
  const scene: Scene = sceneOf(text, codes, words);
  const right = code.split('|');
  const fold = forms.indexOf(form) % FOLDS;
  const rowsIn = (seenIn: Scene, share: number): Row[] =>
    toWeigh(seenIn, codes)
      .filter(({ sight }) => share < 1 || !isAlone(seenIn, sight.candidate))
      .map(({ sight, seen }) => ({
        ...{ seen, share, fold },
        isCode: right.includes(sight.candidate.code),
      }));
  return [
    ...rowsIn(scene, 1),
    ...LISTS.flatMap((lists) => rowsIn(without(scene, lists), UNLISTED)),
  ];
}

function without(scene: Scene, lists: readonly string[]): Scene {
  const bits = lists.reduce((sum, list) => sum | bitsOf(list), 0);
  return {
    ...scene,
    tokens: scene.tokens.map((token) => ({ ...token, kinds: token.kinds & ~bits })),
  };
}

function weightOf({ base, weights }: Fitted, seen: readonly string[]): number {
  return seen.reduce((sum, name) => sum + (weights.get(name) ?? 0), base);
}

/** Logistic regression; the steps grow smaller for what was moved often (Duchi 2011, "AdaGrad"). */
function regress(learned: readonly Row[]): Fitted {
  const fitted: Fitted = { base: 0, weights: new Map() };
  const moved = new Map<string, number>();
  const BASE = '';
  for (let step = 0; step < STEPS; step++) {
    const slopes = new Map<string, number>();
    for (const [name, weight] of fitted.weights) slopes.set(name, PULL_TO_ZERO * weight);
    for (const { seen, isCode, share } of learned) {
      const chance = 1 / (1 + Math.exp(-weightOf(fitted, seen)));
      const error = (chance - Number(isCode)) * share;
      for (const name of [BASE, ...seen]) slopes.set(name, (slopes.get(name) ?? 0) + error);
    }
    for (const [name, slope] of slopes) {
      const squares = (moved.get(name) ?? 1e-8) + slope * slope;
      moved.set(name, squares);
      const change = (0.5 * slope) / Math.sqrt(squares);
      if (name === BASE) fitted.base -= change;
      else fitted.weights.set(name, (fitted.weights.get(name) ?? 0) - change);
    }
  }
  return fitted;
}

function write({ base, weights }: Fitted): void {
  const lines = [...weights]
    .filter(([, weight]) => Math.abs(weight) >= LEAST)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, weight]) => `  ${/^\w+$/.test(name) ? name : `'${name}'`}: ${weight.toFixed(1)},`);
  const text = `// How much what is seen around a number speaks for its being a code; below zero it speaks against.
// Written by test/bench/screen-codes-fit.mts.

export const BASE = ${base.toFixed(1)};
export const WEIGHTS: Readonly<Record<string, number>> = {
${lines.join('\n')}
};
`;
  writeFileSync(join(ROOT, 'src/knowledge/screen-codes/weights.ts'), text);
}
