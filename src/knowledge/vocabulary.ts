// Numbers the features of the training texts and counts in how many texts each stands: an open-addressing hash table.

import type { Features } from './features';

const FIRST_CAPACITY = 1 << 13;
/** Share of the table that may be filled. */
const LOAD = 0.5;
/** An entry is a hash, the feature's number + 1 (0 is empty) and its texts: side by side they cost one look at memory. */
const ENTRY = 3;
const NUMBER = 1;
const TEXTS = 2;

/** The table as it is after the last text was counted. */
export interface VocabularyTable {
  documents: number;
  size: number;
  entries: Int32Array;
}

export class Vocabulary {
  /** Training texts counted so far. */
  documents = 0;
  #size: number;
  #entries: Int32Array = new Int32Array(FIRST_CAPACITY * ENTRY);
  #mask = FIRST_CAPACITY - 1;

  /** Numbers below `reserved` are left to features that are no words. */
  constructor(reserved = 0) {
    this.#size = reserved;
  }

  /** A vocabulary to look things up in; it learns no more. */
  static of({ documents, size, entries }: VocabularyTable): Vocabulary {
    const vocabulary = new Vocabulary(size);
    vocabulary.documents = documents;
    vocabulary.#entries = entries;
    vocabulary.#mask = entries.length / ENTRY - 1;
    return vocabulary;
  }

  table(): VocabularyTable {
    return { documents: this.documents, size: this.#size, entries: this.#entries };
  }

  get size(): number {
    return this.#size;
  }

  /** Counts the features of one training text. */
  learn({ hashes, length }: Features): void {
    this.documents++;
    for (let i = 0; i < length; i++) {
      const at = this.#add(hashes[i] as number) + TEXTS;
      this.#entries[at] = (this.#entries[at] as number) + 1;
    }
  }

  /** Where the feature stands in the table, -1 when no training text has it. */
  find(hash: number): number {
    const entries = this.#entries;
    const at = this.#placeOf(hash);
    return entries[at + NUMBER] === 0 ? -1 : at;
  }

  /** Reads the entries of the features without looking: fetched together they come sooner. */
  touch(hashes: Int32Array, length: number): number {
    const entries = this.#entries;
    const mask = this.#mask;
    let sum = 0;
    for (let i = 0; i < length; i++)
      sum += entries[((hashes[i] as number) & mask) * ENTRY] as number;
    return sum;
  }

  numberAt(place: number): number {
    return (this.#entries[place + NUMBER] as number) - 1;
  }

  /** In how many training texts the feature stands. */
  textsAt(place: number): number {
    return this.#entries[place + TEXTS] as number;
  }

  /** The place of the feature, or the empty one that it would take. */
  #placeOf(hash: number): number {
    const entries = this.#entries;
    const mask = this.#mask;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const at = slot * ENTRY;
      if (entries[at] === hash || entries[at + NUMBER] === 0) return at;
    }
  }

  #add(hash: number): number {
    if (this.#size > LOAD * this.#mask) this.#grow();
    const at = this.#placeOf(hash);
    if (this.#entries[at + NUMBER] !== 0) return at;
    this.#entries[at] = hash;
    this.#entries[at + NUMBER] = ++this.#size;
    return at;
  }

  #grow(): void {
    const old = this.#entries;
    this.#entries = new Int32Array(old.length * 2);
    this.#mask = this.#mask * 2 + 1;
    for (let at = 0; at < old.length; at += ENTRY) {
      if (old[at + NUMBER] === 0) continue;
      this.#entries.set(old.subarray(at, at + ENTRY), this.#placeOf(old[at] as number));
    }
  }
}
