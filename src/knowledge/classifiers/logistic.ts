// Multinomial logistic regression, trained by stochastic gradient steps in a fixed order of shuffling.

import { type Dataset, type SparseModel, type SparseVector, softmax } from './sparse';

export interface LogisticOptions {
  epochs?: number;
  rate?: number;
  decay?: number;
  sharpness?: number;
}

export class SparseLogistic implements SparseModel {
  readonly #options: Required<LogisticOptions>;
  #weights = new Float32Array(0);

  constructor(options: LogisticOptions = {}) {
    this.#options = { epochs: 12, rate: 8, decay: 0.8, sharpness: 1, ...options };
  }

  fit(data: Dataset): void {
    const { labelCount } = data;
    this.#weights = new Float32Array(data.featureCount * labelCount);
    const chances = new Float64Array(labelCount);
    const order = Int32Array.from(data.labels.keys());
    let seed = 42;
    let rate = this.#options.rate;
    for (let epoch = 0; epoch < this.#options.epochs; epoch++) {
      for (let i = order.length - 1; i > 0; i--) {
        seed = (Math.imul(seed, 1664525) + 1013904223) | 0;
        const j = (seed >>> 0) % (i + 1);
        const kept = order[i] as number;
        order[i] = order[j] as number;
        order[j] = kept;
      }
      for (const row of order) this.#step(data, row, rate, chances);
      rate *= this.#options.decay;
    }
  }

  #step(data: Dataset, row: number, rate: number, chances: Float64Array): void {
    const weights = this.#weights;
    const { ids, values, labelCount } = data;
    const start = data.starts[row] as number;
    const end = data.starts[row + 1] as number;
    chances.fill(0);
    for (let at = start; at < end; at++) {
      const value = values[at] as number;
      const base = (ids[at] as number) * labelCount;
      for (let label = 0; label < labelCount; label++) {
        chances[label] = (chances[label] as number) + value * (weights[base + label] as number);
      }
    }
    softmax(chances);
    const right = data.labels[row] as number;
    for (let label = 0; label < labelCount; label++) {
      const error = (label === right ? 1 : 0) - (chances[label] as number);
      if (error < 0.002 && error > -0.002) continue;
      const change = rate * error;
      for (let at = start; at < end; at++) {
        const place = (ids[at] as number) * labelCount + label;
        weights[place] = (weights[place] as number) + change * (values[at] as number);
      }
    }
  }

  score(vector: SparseVector, chances: Float64Array): void {
    const weights = this.#weights;
    const labelCount = chances.length;
    chances.fill(0);
    for (let i = 0; i < vector.length; i++) {
      const value = (vector.values[i] as number) * this.#options.sharpness;
      const base = (vector.ids[i] as number) * labelCount;
      for (let label = 0; label < labelCount; label++) {
        chances[label] = (chances[label] as number) + value * (weights[base + label] as number);
      }
    }
    softmax(chances);
  }
}
