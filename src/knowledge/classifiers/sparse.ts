// Sparse vectors, labelled sets of them, and what every classifier on them can do.

/** The first `length` of `ids` (feature numbers, no repeats) with their weights. */
export interface SparseVector {
  ids: Int32Array;
  values: Float32Array;
  length: number;
}

/** Training examples row by row: row r holds positions `starts[r]` to `starts[r + 1]` of `ids` and `values`. */
export interface Dataset {
  starts: Int32Array;
  ids: Int32Array;
  values: Float32Array;
  /** Label number of each row. */
  labels: Int32Array;
  labelCount: number;
  featureCount: number;
}

/** A classifier whose cost for a question grows with the question, not with the vocabulary. */
export interface SparseModel {
  fit(data: Dataset): void;
  /** Writes one score per label on a log scale: only their differences mean something. */
  score(vector: SparseVector, scores: Float64Array): void;
}

/** Weight of feature f for label l at f * labelCount + l: a question reads few, whole rows. */
export interface LinearWeights {
  weights: Float32Array;
  bias: Float64Array;
}

/** Scores of a linear model: bias plus the weighed rows of the vector's features. */
export function linearScores(
  { weights, bias }: LinearWeights,
  { ids, values, length }: SparseVector,
  scores: Float64Array,
): void {
  scores.set(bias);
  addRows(weights, { ids, values, start: 0, end: length }, scores);
}

/** Positions `start` to `end` of feature numbers and their weights. */
export interface Row {
  ids: Int32Array;
  values: Float32Array;
  start: number;
  end: number;
}

/** Adds the weighed rows to the sums, four at a time: the sums are read and written a quarter as often. */
export function addRows(
  weights: Float32Array,
  { ids, values, start, end }: Row,
  sums: Float64Array,
): void {
  const width = sums.length;
  let at = start;
  for (; at + 3 < end; at += 4) {
    const a = (ids[at] as number) * width;
    const b = (ids[at + 1] as number) * width;
    const c = (ids[at + 2] as number) * width;
    const d = (ids[at + 3] as number) * width;
    const valueA = values[at] as number;
    const valueB = values[at + 1] as number;
    const valueC = values[at + 2] as number;
    const valueD = values[at + 3] as number;
    for (let i = 0; i < width; i++) {
      sums[i] =
        (sums[i] as number) +
        valueA * (weights[a + i] as number) +
        valueB * (weights[b + i] as number) +
        valueC * (weights[c + i] as number) +
        valueD * (weights[d + i] as number);
    }
  }
  for (; at < end; at++) {
    const row = (ids[at] as number) * width;
    const value = values[at] as number;
    for (let i = 0; i < width; i++)
      sums[i] = (sums[i] as number) + value * (weights[row + i] as number);
  }
}

/**
 * Makes the first model score like the weighted sum of both, in place: a copy would cost more than the sum. The added
 * one may know fewer features: its weights are those of the first.
 */
export function addLinear(
  into: LinearWeights,
  added: LinearWeights,
  factors: { into: number; added: number },
): LinearWeights {
  addScaled(into.weights, added.weights, factors);
  addScaled(into.bias, added.bias, factors);
  return into;
}

function addScaled<T extends Float32Array | Float64Array>(
  into: T,
  added: T,
  factors: { into: number; added: number },
): void {
  const { length } = added;
  for (let i = 0; i < length; i++)
    into[i] = factors.into * (into[i] as number) + factors.added * (added[i] as number);
}

/** Turns scores on a log scale into chances that sum to 1, in place. */
export function softmax(scores: Float64Array): void {
  let best = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < scores.length; i++) best = Math.max(best, scores[i] as number);
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    const value = Math.exp((scores[i] as number) - best);
    scores[i] = value;
    sum += value;
  }
  for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] as number) / sum;
}
