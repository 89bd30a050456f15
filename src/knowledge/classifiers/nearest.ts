// Nearest training texts by cosine, over an inverted index; a label's score comes from its closest texts.

import type { Dataset, SparseModel, SparseVector } from './sparse';

/** A feature of more texts than this tells them apart too little for what it costs: bounds a question's cost with 100,000 texts. */
const MOST_POSTINGS = 60;

export class Nearest implements SparseModel {
  readonly #sharpness: number;
  #starts = new Int32Array(0);
  #rows = new Int32Array(0);
  #values = new Float32Array(0);
  #labels: Int32Array = new Int32Array(0);
  #similarity = new Float32Array(0);
  #touched = new Int32Array(0);
  #best = new Float64Array(0);
  #second = new Float64Array(0);
  /** Cosine (0..1) of the closest training text to the vector scored last. */
  closest = 0;

  constructor({ sharpness = 12 } = {}) {
    this.#sharpness = sharpness;
  }

  fit(data: Dataset): void {
    const rowCount = data.labels.length;
    this.#labels = data.labels;
    this.#starts = new Int32Array(data.featureCount + 1);
    for (const id of data.ids) this.#starts[id + 1] = (this.#starts[id + 1] as number) + 1;
    for (let id = 0; id < data.featureCount; id++) {
      this.#starts[id + 1] = (this.#starts[id + 1] as number) + (this.#starts[id] as number);
    }
    this.#rows = new Int32Array(data.ids.length);
    this.#values = new Float32Array(data.ids.length);
    const next = this.#starts.slice();
    for (let row = 0; row < rowCount; row++) {
      for (let at = data.starts[row] as number; at < (data.starts[row + 1] as number); at++) {
        const id = data.ids[at] as number;
        const place = next[id] as number;
        next[id] = place + 1;
        this.#rows[place] = row;
        this.#values[place] = data.values[at] as number;
      }
    }
    this.#similarity = new Float32Array(rowCount);
    this.#touched = new Int32Array(rowCount);
    this.#best = new Float64Array(data.labelCount);
    this.#second = new Float64Array(data.labelCount);
  }

  score(vector: SparseVector, chances: Float64Array): void {
    const touched = this.#walk(vector);
    this.#best.fill(0);
    this.#second.fill(0);
    this.closest = 0;
    for (let i = 0; i < touched; i++) {
      const row = this.#touched[i] as number;
      const cosine = this.#similarity[row] as number;
      this.#similarity[row] = 0;
      const label = this.#labels[row] as number;
      if (cosine > (this.#best[label] as number)) {
        this.#second[label] = this.#best[label] as number;
        this.#best[label] = cosine;
        if (cosine > this.closest) this.closest = cosine;
      } else if (cosine > (this.#second[label] as number)) this.#second[label] = cosine;
    }
    let sum = 0;
    for (let label = 0; label < chances.length; label++) {
      const mean = 0.75 * (this.#best[label] as number) + 0.25 * (this.#second[label] as number);
      const value = Math.exp(this.#sharpness * mean);
      chances[label] = value;
      sum += value;
    }
    for (let label = 0; label < chances.length; label++)
      chances[label] = (chances[label] as number) / sum;
  }

  #walk(vector: SparseVector): number {
    let touched = 0;
    for (let i = 0; i < vector.length; i++) {
      const id = vector.ids[i] as number;
      const start = this.#starts[id] as number;
      const end = this.#starts[id + 1] as number;
      if (end - start > MOST_POSTINGS) continue;
      const value = vector.values[i] as number;
      for (let at = start; at < end; at++) {
        const row = this.#rows[at] as number;
        if (this.#similarity[row] === 0) this.#touched[touched++] = row;
        this.#similarity[row] =
          (this.#similarity[row] as number) + value * (this.#values[at] as number);
      }
    }
    return touched;
  }
}
