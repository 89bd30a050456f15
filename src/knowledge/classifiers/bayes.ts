// Multinomial naive Bayes on weighted counts, kept as one row of log chances per feature.

import { type Dataset, type SparseModel, type SparseVector, softmax } from './sparse';

export class SparseBayes implements SparseModel {
  readonly #smoothing: number;
  readonly #sharpness: number;
  #weights = new Float32Array(0);
  #bias = new Float64Array(0);

  /** `sharpness` multiplies the log chances: weights of a text sum to far less than its number of words. */
  constructor({ smoothing = 0.1, sharpness = 3 } = {}) {
    this.#smoothing = smoothing;
    this.#sharpness = sharpness;
  }

  fit(data: Dataset): void {
    const { labelCount, featureCount } = data;
    const weights = new Float32Array(featureCount * labelCount);
    const totals = new Float64Array(labelCount);
    for (let row = 0; row < data.labels.length; row++) {
      const label = data.labels[row] as number;
      for (let at = data.starts[row] as number; at < (data.starts[row + 1] as number); at++) {
        const place = (data.ids[at] as number) * labelCount + label;
        weights[place] = (weights[place] as number) + (data.values[at] as number);
        totals[label] = (totals[label] as number) + (data.values[at] as number);
      }
    }
    for (let label = 0; label < labelCount; label++) {
      const total = Math.log((totals[label] as number) + this.#smoothing * featureCount);
      for (let place = label; place < weights.length; place += labelCount) {
        weights[place] = Math.log((weights[place] as number) + this.#smoothing) - total;
      }
    }
    this.#weights = weights;
    this.#bias = new Float64Array(labelCount);
  }

  score(vector: SparseVector, chances: Float64Array): void {
    const weights = this.#weights;
    const labelCount = chances.length;
    chances.set(this.#bias);
    for (let i = 0; i < vector.length; i++) {
      const value = (vector.values[i] as number) * this.#sharpness;
      const row = (vector.ids[i] as number) * labelCount;
      for (let label = 0; label < labelCount; label++) {
        chances[label] = (chances[label] as number) + value * (weights[row + label] as number);
      }
    }
    softmax(chances);
  }
}
