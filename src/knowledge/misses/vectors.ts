// Vectors of missed questions: what they mean in any language, which words they hold, and what the matcher makes of them.

import { Concepts } from '../concepts';
import { copyOf, FeatureExtractor, type Features } from '../features';
import { createGate } from '../gate';
import { DIMENSIONS, scaled } from '../lexicon/lexicon';
import { Mixture } from '../mixture';
import type { Model } from '../model';
import { Vocabulary } from '../vocabulary';
import { isHan, Weigher } from '../weigher';
import type { Rows } from './clusters';

/** Words are thrown into so many places: enough to tell groups apart, few enough to compare quickly. */
const WORD_PLACES = 128;

/** How much each part counts in the likeness of two texts. */
export interface Shares {
  /** Of the entries that the matcher finds likely: for a text that it does not know at all, and what is added for one it knows. */
  entries: number;
  entriesKnown: number;
  /** Of the rest, what the meaning counts; the words have what is left. */
  meaning: number;
}

export interface Seen {
  rows: Rows;
  /** Chance of each label for each text, one text after the other. */
  chances: Float32Array;
  /** Chance that any entry is right, for each text. */
  known: Float32Array;
}

export function vectorsOf(texts: readonly string[], model: Model, shares: Shares): Seen {
  const labels = model.labels.length;
  const width = DIMENSIONS + WORD_PLACES + labels;
  const values = new Float32Array(texts.length * width);
  const chances = new Float32Array(texts.length * labels);
  const known = new Float32Array(texts.length);
  const mixture = new Mixture(model);
  const gate = createGate(model);
  const features = featuresOf(texts, model);
  const vocabulary = new Vocabulary(DIMENSIONS);
  for (const each of features) vocabulary.learn(each);
  const weigher = new Weigher(vocabulary, vocabulary.size);
  for (const [at, each] of features.entries()) {
    const row = values.subarray(at * width, (at + 1) * width);
    const { ids, values: weights, length } = weigher.weigh(each);
    row.set(weights.subarray(0, DIMENSIONS));
    const words = row.subarray(DIMENSIONS, DIMENSIONS + WORD_PLACES);
    for (let i = DIMENSIONS; i < length; i++) {
      const place = scatter(ids[i] as number);
      const sign = place & WORD_PLACES ? 1 : -1;
      const slot = place % WORD_PLACES;
      words[slot] = (words[slot] as number) + sign * (weights[i] as number);
    }
    const evidence = mixture.ask(texts[at] as string);
    known[at] = gate(evidence);
    chances.set(evidence.chances, at * labels);
    const entries = row.subarray(DIMENSIONS + WORD_PLACES);
    for (let i = 0; i < labels; i++) entries[i] = Math.sqrt(evidence.chances[i] as number);
  }
  const rows = { values, width, count: texts.length };
  centre(rows, features.map(isHan));
  weighParts(rows, known, shares);
  return { rows, chances, known };
}

function featuresOf(texts: readonly string[], { synonyms }: Model): Features[] {
  const extractor = new FeatureExtractor(new Concepts(synonyms));
  return texts.map((text) => copyOf(extractor.extract(text)));
}

/** What all questions of a language have in common says nothing, and keeps the two languages apart. */
function centre({ values, width, count }: Rows, isChinese: readonly boolean[]): void {
  for (const side of [true, false]) {
    const mean = new Float32Array(DIMENSIONS);
    let number = 0;
    for (let at = 0; at < count; at++) {
      if (isChinese[at] !== side) continue;
      const part = scaled(values.subarray(at * width, at * width + DIMENSIONS), 1);
      for (let i = 0; i < DIMENSIONS; i++) mean[i] = (mean[i] as number) + (part[i] as number);
      number++;
    }
    // The mean of few is mostly themselves.
    const share = number / (number + 20) / Math.max(1, number);
    for (let at = 0; at < count; at++) {
      if (isChinese[at] !== side) continue;
      for (let i = 0; i < DIMENSIONS; i++) {
        const place = at * width + i;
        values[place] = (values[place] as number) - share * (mean[i] as number);
      }
    }
  }
}

function weighParts({ values, width, count }: Rows, known: Float32Array, shares: Shares): void {
  for (let at = 0; at < count; at++) {
    const row = values.subarray(at * width, (at + 1) * width);
    const entries = shares.entries + shares.entriesKnown * (known[at] as number);
    const meaning = (1 - entries) * shares.meaning;
    scaled(row.subarray(0, DIMENSIONS), Math.sqrt(meaning));
    scaled(row.subarray(DIMENSIONS, DIMENSIONS + WORD_PLACES), Math.sqrt(1 - entries - meaning));
    scaled(row.subarray(DIMENSIONS + WORD_PLACES), Math.sqrt(entries));
  }
}

/** Spreads numbers that follow each other. */
function scatter(number: number): number {
  return Math.imul(number ^ (number >>> 15), 0x2c1b3c6d) >>> 8;
}
