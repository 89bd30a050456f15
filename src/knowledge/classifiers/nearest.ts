// Nearest training texts by cosine, over an inverted index; a label's score comes from its closest texts.

import type { Dataset, SparseModel, SparseVector } from './sparse';

/**
 * A feature of more texts than this tells them apart too little for what it costs and is left out,
 * so that the cost of a question is bounded with 100,000 texts as well.
 */
const MOST_POSTINGS = 100;
/** Share of the closest text of a label in its score; the rest is the second closest, against stray examples. */
const CLOSEST_SHARE = 0.75;

export class Nearest implements SparseModel {
  /** Postings of feature f: positions starts[f] to starts[f + 1] of rows and values. */
  #starts = new Int32Array(0);
  #rows = new Int32Array(0);
  #values = new Float32Array(0);
  #labels: Int32Array = new Int32Array(0);
  /** Scratch space of one question, per row and per label. */
  #similarity = new Float32Array(0);
  #touched = new Int32Array(0);
  #best = new Float64Array(0);
  #second = new Float64Array(0);

  fit(data: Dataset): void {
    const rowCount = data.labels.length;
    this.#labels = data.labels;
    this.#index(data);
    this.#similarity = new Float32Array(rowCount);
    this.#touched = new Int32Array(rowCount);
    this.#best = new Float64Array(data.labelCount);
    this.#second = new Float64Array(data.labelCount);
  }

  /** Scores are cosines (0..1). */
  score(vector: SparseVector, scores: Float64Array): void {
    const touched = this.#walk(vector);
    this.#best.fill(0);
    this.#second.fill(0);
    for (let i = 0; i < touched; i++) {
      const row = this.#touched[i] as number;
      const cosine = this.#similarity[row] as number;
      this.#similarity[row] = 0;
      const label = this.#labels[row] as number;
      if (cosine > (this.#best[label] as number)) {
        this.#second[label] = this.#best[label] as number;
        this.#best[label] = cosine;
      } else if (cosine > (this.#second[label] as number)) this.#second[label] = cosine;
    }
    for (let label = 0; label < scores.length; label++) {
      scores[label] =
        CLOSEST_SHARE * (this.#best[label] as number) +
        (1 - CLOSEST_SHARE) * (this.#second[label] as number);
    }
  }

  #walk(vector: SparseVector): number {
    let touched = 0;
    for (let i = 0; i < vector.length; i++) {
      const id = vector.ids[i] as number;
      const start = this.#starts[id] as number;
      const end = this.#starts[id + 1] as number;
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

  #index({ starts, ids, values, labels, featureCount }: Dataset): void {
    const counts = new Int32Array(featureCount);
    for (const id of ids) counts[id] = (counts[id] as number) + 1;
    this.#starts = new Int32Array(featureCount + 1);
    for (let id = 0; id < featureCount; id++) {
      const count = counts[id] as number;
      this.#starts[id + 1] = (this.#starts[id] as number) + (count > MOST_POSTINGS ? 0 : count);
    }
    const length = this.#starts[featureCount] as number;
    this.#rows = new Int32Array(length);
    this.#values = new Float32Array(length);
    const next = this.#starts.slice();
    for (let row = 0; row < labels.length; row++) {
      for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
        const id = ids[at] as number;
        if ((counts[id] as number) > MOST_POSTINGS) continue;
        const place = next[id] as number;
        next[id] = place + 1;
        this.#rows[place] = row;
        this.#values[place] = values[at] as number;
      }
    }
  }
}
