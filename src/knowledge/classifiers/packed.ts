// A linear model at half the size: a question waits longer for its rows from memory than for the sums.

import type { LinearWeights, SparseVector } from './sparse';

const LARGEST = 0x7fff;

/** Numbers in a line of the processor's memory. */
const LINE = 32;

/** Weights as multiples of `step`. */
export interface PackedWeights {
  weights: Int16Array;
  step: number;
  bias: Float64Array;
}

/** Several models of the same features side by side: one that knows fewer says nothing of the rest. */
export function packed(models: readonly LinearWeights[]): PackedWeights {
  const bias = Float64Array.from(models.flatMap((model) => [...model.bias]));
  const step = Math.max(...models.map(({ weights }) => largestOf(weights))) / LARGEST || 1;
  const rows = Math.max(...models.map(({ weights, bias }) => weights.length / bias.length || 0));
  const weights = new Int16Array(rows * bias.length);
  let first = 0;
  for (const model of models) {
    const width = model.bias.length;
    for (let at = 0, row = first; at < model.weights.length; at += width, row += bias.length)
      for (let i = 0; i < width; i++)
        weights[row + i] = Math.round((model.weights[at + i] as number) / step);
    first += width;
  }
  return { weights, step, bias };
}

function largestOf(weights: Float32Array): number {
  let largest = 0;
  for (let i = 0; i < weights.length; i++)
    largest = Math.max(largest, Math.abs(weights[i] as number));
  return largest;
}

/**
 * The scores of `linearScores`, within a thousandth. Four rows at a time: the sums are read and written a quarter as often.
 * A loop of its own, though `addRows` reads alike: one that met both kinds of arrays would be compiled for neither.
 */
export function packedScores(
  { weights, step, bias }: PackedWeights,
  { ids, values, length }: SparseVector,
  scores: Float64Array,
): void {
  const width = scores.length;
  scores.fill(0 * touched(weights, ids, { width, length }));
  let at = 0;
  for (; at + 3 < length; at += 4) {
    const a = (ids[at] as number) * width;
    const b = (ids[at + 1] as number) * width;
    const c = (ids[at + 2] as number) * width;
    const d = (ids[at + 3] as number) * width;
    const valueA = values[at] as number;
    const valueB = values[at + 1] as number;
    const valueC = values[at + 2] as number;
    const valueD = values[at + 3] as number;
    for (let i = 0; i < width; i++) {
      scores[i] =
        (scores[i] as number) +
        valueA * (weights[a + i] as number) +
        valueB * (weights[b + i] as number) +
        valueC * (weights[c + i] as number) +
        valueD * (weights[d + i] as number);
    }
  }
  for (; at < length; at++) {
    const row = (ids[at] as number) * width;
    const value = values[at] as number;
    for (let i = 0; i < width; i++)
      scores[i] = (scores[i] as number) + value * (weights[row + i] as number);
  }
  for (let i = 0; i < width; i++) scores[i] = (bias[i] as number) + step * (scores[i] as number);
}

/**
 * Reads a number of every line of the rows: the processor fetches many lines at once when nothing waits for them, and
 * the sums, which wait for one after the other, then find them near.
 */
function touched(
  weights: Int16Array,
  ids: Int32Array,
  { width, length }: { width: number; length: number },
): number {
  let sum = 0;
  for (let i = 0; i < length; i++) {
    const start = (ids[i] as number) * width;
    const end = start + width;
    for (let at = start; at < end; at += LINE) sum += weights[at] as number;
    sum += weights[end - 1] as number;
  }
  return sum;
}
