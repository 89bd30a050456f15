// Linear discriminant analysis of a text's meaning: its nearness to each label's mean, by the directions in which texts
// of one label hardly differ.

import type { Dataset, LinearWeights } from './sparse';

/** Share of the mean variance in the spread: few examples tell little of how texts of one label differ. */
const SHRINKAGE = 0.2;

/** A linear model of the first `size` features, which every row has, in their order, in front of the others. */
export function fitDiscriminant(data: Dataset, size: number): LinearWeights {
  const { labelCount } = data;
  const means = meansOf(data, size);
  const directions = solve(spreadWithin(data, means, size), means.slice(), labelCount);
  const bias = new Float64Array(labelCount);
  for (let at = 0; at < means.length; at++) {
    const half = ((means[at] as number) * (directions[at] as number)) / 2;
    bias[at % labelCount] = (bias[at % labelCount] as number) - half;
  }
  return { weights: Float32Array.from(directions), bias };
}

/** Feature f of label l's mean at f * labelCount + l, as in the weights. */
function meansOf({ starts, values, labels, labelCount }: Dataset, size: number): Float64Array {
  const means = new Float64Array(size * labelCount);
  const counts = new Float64Array(labelCount);
  for (const [row, label] of labels.entries()) {
    counts[label] = (counts[label] as number) + 1;
    const start = starts[row] as number;
    for (let i = 0; i < size; i++) add(means, i * labelCount + label, values[start + i] as number);
  }
  return means.map((sum, at) => sum / Math.max(1, counts[at % labelCount] as number));
}

/** Covariance of the rows around the means of their labels; only its lower half is filled. */
function spreadWithin(
  { starts, values, labels, labelCount }: Dataset,
  means: Float64Array,
  size: number,
): Float64Array {
  const spread = new Float64Array(size * size);
  const rest = new Float64Array(size);
  for (const [row, label] of labels.entries()) {
    const start = starts[row] as number;
    for (let i = 0; i < size; i++)
      rest[i] = (values[start + i] as number) - (means[i * labelCount + label] as number);
    for (let i = 0; i < size; i++) {
      const factor = rest[i] as number;
      for (let j = 0; j <= i; j++) add(spread, i * size + j, factor * (rest[j] as number));
    }
  }
  return shrunk(spread, size, Math.max(1, labels.length - labelCount));
}

function shrunk(spread: Float64Array, size: number, freedom: number): Float64Array {
  let variance = 0;
  for (let i = 0; i < size; i++) variance += (spread[i * size + i] as number) / size / freedom;
  const scaled = spread.map((sum) => ((1 - SHRINKAGE) * sum) / freedom);
  // Without any difference to learn from, every direction is as good as any other.
  for (let i = 0; i < size; i++) add(scaled, i * size + i, SHRINKAGE * variance || 1);
  return scaled;
}

/** Solves `matrix` times x = `rows` in place by Cholesky's decomposition; the rows are `width` wide. */
function solve(matrix: Float64Array, rows: Float64Array, width: number): Float64Array {
  const size = rows.length / width;
  const row = (i: number) => rows.subarray(i * width, (i + 1) * width);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j] as number;
      for (let k = 0; k < j; k++)
        sum -= (matrix[i * size + k] as number) * (matrix[j * size + k] as number);
      matrix[i * size + j] = i === j ? Math.sqrt(sum) : sum / (matrix[j * size + j] as number);
      addRow(row(i), row(j), i === j ? 0 : -(matrix[i * size + j] as number));
    }
    scale(row(i), 1 / (matrix[i * size + i] as number));
  }
  for (let i = size - 1; i >= 0; i--) {
    scale(row(i), 1 / (matrix[i * size + i] as number));
    for (let j = 0; j < i; j++) addRow(row(j), row(i), -(matrix[i * size + j] as number));
  }
  return rows;
}

function addRow(into: Float64Array, added: Float64Array, factor: number): void {
  if (factor !== 0)
    for (let i = 0; i < into.length; i++) add(into, i, factor * (added[i] as number));
}

function scale(row: Float64Array, factor: number): void {
  for (let i = 0; i < row.length; i++) row[i] = (row[i] as number) * factor;
}

function add(sums: Float64Array, at: number, value: number): void {
  sums[at] = (sums[at] as number) + value;
}
