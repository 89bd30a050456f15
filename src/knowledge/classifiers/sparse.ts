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
  /** Writes one score per label: chances that sum to 1. */
  score(vector: SparseVector, chances: Float64Array): void;
}

/** Turns scores into chances in place. */
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
