// Naive Bayes kept as one row of log chances per feature: a linear model.

import {
  type Dataset,
  type LinearWeights,
  linearScores,
  type SparseModel,
  type SparseVector,
} from './sparse';

export interface BayesOptions {
  /** Added to every count, so that an unseen feature does not rule a label out. */
  smoothing?: number;
  /**
   * What a feature's count is divided by. `weights`: all weights of the label (multinomial, for weighed text).
   * `documents`: the label's examples, with the label's share as prior, as natural's BayesClassifier does.
   */
  per?: 'weights' | 'documents';
  /** Features numbered below this are directions, not counts: they have no say here. */
  firstCounted?: number;
}

export class SparseBayes implements SparseModel, LinearWeights {
  readonly #smoothing: number;
  readonly #per: 'weights' | 'documents';
  readonly #firstCounted: number;
  weights = new Float32Array(0);
  bias = new Float64Array(0);

  constructor({ smoothing = 0.1, per = 'weights', firstCounted = 0 }: BayesOptions = {}) {
    this.#smoothing = smoothing;
    this.#per = per;
    this.#firstCounted = firstCounted;
  }

  fit(data: Dataset): void {
    const { labelCount, featureCount } = data;
    this.weights = new Float32Array(featureCount * labelCount);
    const totals = this.#count(data);
    const logTotals = totals.map(Math.log);
    const logUnseen = Math.log(this.#smoothing);
    const first = this.#firstCounted * labelCount;
    for (let row = first; row < this.weights.length; row += labelCount) {
      for (let label = 0; label < labelCount; label++) {
        const count = this.weights[row + label] as number;
        const log = count === 0 ? logUnseen : Math.log(count + this.#smoothing);
        this.weights[row + label] = log - (logTotals[label] as number);
      }
    }
    this.bias = new Float64Array(labelCount);
    if (this.#per === 'documents')
      this.bias = logTotals.map((log) => log - Math.log(data.labels.length + 1));
  }

  score(vector: SparseVector, scores: Float64Array): void {
    linearScores(this, vector, scores);
  }

  /** Sums the weights of each feature and label in place; returns what they are divided by. */
  #count(data: Dataset): Float64Array<ArrayBuffer> {
    const isPerDocument = this.#per === 'documents';
    const { labelCount, featureCount } = data;
    const totals = new Float64Array(labelCount).fill(
      isPerDocument ? 1 : this.#smoothing * (featureCount - this.#firstCounted),
    );
    for (let row = 0; row < data.labels.length; row++) {
      const label = data.labels[row] as number;
      if (isPerDocument) totals[label] = (totals[label] as number) + 1;
      for (let at = data.starts[row] as number; at < (data.starts[row + 1] as number); at++) {
        const id = data.ids[at] as number;
        if (id < this.#firstCounted) continue;
        const place = id * labelCount + label;
        const value = data.values[at] as number;
        this.weights[place] = (this.weights[place] as number) + value;
        if (!isPerDocument) totals[label] = (totals[label] as number) + value;
      }
    }
    return totals;
  }
}
