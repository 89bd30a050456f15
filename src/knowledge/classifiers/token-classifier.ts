// Any sparse model behind the contract of natural's Classifier: documents of tokens in, labels with values out.

import { type SparseModel, type SparseVector, softmax } from './sparse';

export interface Classification {
  label: string;
  /** Chance of the label; the values of all labels sum to 1. */
  value: number;
}

export class TokenClassifier {
  readonly #model: SparseModel;
  readonly #labels: string[] = [];
  readonly #features = new Map<string, number>();
  readonly #documents: { ids: Int32Array; label: number }[] = [];

  constructor(model: SparseModel) {
    this.#model = model;
  }

  addDocument(tokens: readonly string[], label: string): void {
    const known = this.#labels.indexOf(label);
    const ids = [...new Set(tokens)].map((token) => this.#idOf(token));
    if (ids.length === 0) return;
    this.#documents.push({
      ids: Int32Array.from(ids),
      label: known < 0 ? this.#labels.push(label) - 1 : known,
    });
  }

  train(): void {
    const starts = new Int32Array(this.#documents.length + 1);
    for (const [row, { ids }] of this.#documents.entries())
      starts[row + 1] = (starts[row] as number) + ids.length;
    const ids = new Int32Array(starts.at(-1) ?? 0);
    for (const [row, document] of this.#documents.entries()) ids.set(document.ids, starts[row]);
    this.#model.fit({
      starts,
      ids,
      values: new Float32Array(ids.length).fill(1),
      labels: Int32Array.from(this.#documents, ({ label }) => label),
      labelCount: this.#labels.length,
      featureCount: this.#features.size,
    });
  }

  /** Best first. Tokens that no document had are left out. */
  getClassifications(tokens: readonly string[]): Classification[] {
    const ids = [...new Set(tokens)].flatMap((token) => this.#features.get(token) ?? []);
    const values = new Float32Array(ids.length).fill(1);
    const vector: SparseVector = { ids: Int32Array.from(ids), values, length: ids.length };
    const scores = new Float64Array(this.#labels.length);
    this.#model.score(vector, scores);
    softmax(scores);
    return this.#labels
      .map((label, i) => ({ label, value: scores[i] ?? 0 }))
      .sort((a, b) => b.value - a.value);
  }

  #idOf(token: string): number {
    const known = this.#features.get(token);
    if (known !== undefined) return known;
    this.#features.set(token, this.#features.size);
    return this.#features.size - 1;
  }
}
