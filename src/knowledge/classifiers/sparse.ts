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
  vector: SparseVector,
  scores: Float64Array,
): void {
  const labelCount = scores.length;
  scores.set(bias);
  for (let i = 0; i < vector.length; i++) {
    const value = vector.values[i] as number;
    const row = (vector.ids[i] as number) * labelCount;
    for (let label = 0; label < labelCount; label++) {
      scores[label] = (scores[label] as number) + value * (weights[row + label] as number);
    }
  }
}

/** One linear model that scores like the weighted sum of several. */
export function sumOfLinear(
  parts: readonly { model: LinearWeights; factor: number }[],
): LinearWeights {
  const first = parts[0]?.model;
  const weights = new Float32Array(first?.weights.length ?? 0);
  const bias = new Float64Array(first?.bias.length ?? 0);
  for (const { model, factor } of parts) {
    for (let i = 0; i < weights.length; i++)
      weights[i] = (weights[i] as number) + factor * (model.weights[i] as number);
    for (let i = 0; i < bias.length; i++)
      bias[i] = (bias[i] as number) + factor * (model.bias[i] as number);
  }
  return { weights, bias };
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
