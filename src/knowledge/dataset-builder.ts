// Copies weighed texts, which are reused one after the other, into one training set.

import type { Dataset, SparseVector } from './classifiers/sparse';

export class DatasetBuilder {
  readonly #starts: number[] = [0];
  readonly #labels: number[] = [];
  #ids = new Int32Array(1 << 14);
  #values = new Float32Array(1 << 14);
  #length = 0;

  add(vector: SparseVector, label: number): void {
    while (this.#length + vector.length > this.#ids.length) this.#grow();
    this.#ids.set(vector.ids.subarray(0, vector.length), this.#length);
    this.#values.set(vector.values.subarray(0, vector.length), this.#length);
    this.#length += vector.length;
    this.#starts.push(this.#length);
    this.#labels.push(label);
  }

  build(labelCount: number, featureCount: number): Dataset {
    return {
      starts: Int32Array.from(this.#starts),
      ids: this.#ids.slice(0, this.#length),
      values: this.#values.slice(0, this.#length),
      labels: Int32Array.from(this.#labels),
      labelCount,
      featureCount,
    };
  }

  #grow(): void {
    const ids = new Int32Array(this.#ids.length * 2);
    ids.set(this.#ids);
    this.#ids = ids;
    const values = new Float32Array(this.#values.length * 2);
    values.set(this.#values);
    this.#values = values;
  }
}
