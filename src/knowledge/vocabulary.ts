// Numbers the features of the training texts and counts in how many texts each stands: an open-addressing hash table.

import type { Features } from './features';

const FIRST_CAPACITY = 1 << 12;

/** The table as it is after the last text was counted. */
export interface VocabularyTables {
  documents: number;
  size: number;
  keys: Int32Array;
  slots: Int32Array;
  frequencies: Int32Array;
}

export class Vocabulary {
  /** Training texts counted so far. */
  documents = 0;
  #size: number;
  #keys: Int32Array = new Int32Array(FIRST_CAPACITY * 2);
  /** Feature number + 1; 0 is empty. */
  #slots: Int32Array = new Int32Array(FIRST_CAPACITY * 2);
  #frequencies: Int32Array = new Int32Array(FIRST_CAPACITY);
  #lastDocument: Int32Array = new Int32Array(FIRST_CAPACITY);

  /** Numbers below `reserved` are left to features that are no words. */
  constructor(reserved = 0) {
    this.#size = reserved;
  }

  /** A vocabulary to look things up in; it learns no more. */
  static of({ documents, size, keys, slots, frequencies }: VocabularyTables): Vocabulary {
    const vocabulary = new Vocabulary(size);
    vocabulary.documents = documents;
    vocabulary.#keys = keys;
    vocabulary.#slots = slots;
    vocabulary.#frequencies = frequencies;
    return vocabulary;
  }

  tables(): VocabularyTables {
    const [size, keys, slots] = [this.#size, this.#keys, this.#slots];
    return { documents: this.documents, size, keys, slots, frequencies: this.#frequencies };
  }

  get size(): number {
    return this.#size;
  }

  /** Counts the features of one training text. */
  learn({ hashes, length }: Features): void {
    this.documents++;
    for (let i = 0; i < length; i++) {
      const id = this.#add(hashes[i] as number);
      if (this.#lastDocument[id] === this.documents) continue;
      this.#lastDocument[id] = this.documents;
      this.#frequencies[id] = (this.#frequencies[id] as number) + 1;
    }
  }

  /** The feature's number, -1 when no training text has it. */
  find(hash: number): number {
    const mask = this.#keys.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const slot = this.#slots[at] as number;
      if (slot === 0) return -1;
      if (this.#keys[at] === hash) return slot - 1;
    }
  }

  /** In how many training texts the feature stands. */
  frequency(id: number): number {
    return this.#frequencies[id] as number;
  }

  #add(hash: number): number {
    const found = this.find(hash);
    if (found >= 0) return found;
    if (this.#size === this.#frequencies.length) this.#grow();
    this.#insert(hash, ++this.#size);
    return this.#size - 1;
  }

  #insert(hash: number, slot: number): void {
    const mask = this.#keys.length - 1;
    let at = hash & mask;
    while (this.#slots[at] !== 0) at = (at + 1) & mask;
    this.#keys[at] = hash;
    this.#slots[at] = slot;
  }

  #grow(): void {
    const [keys, slots] = [this.#keys, this.#slots];
    this.#keys = new Int32Array(keys.length * 2);
    this.#slots = new Int32Array(keys.length * 2);
    for (let i = 0; i < keys.length; i++) {
      if (slots[i] !== 0) this.#insert(keys[i] as number, slots[i] as number);
    }
    this.#frequencies = doubled(this.#frequencies);
    this.#lastDocument = doubled(this.#lastDocument);
  }
}

function doubled(array: Int32Array): Int32Array {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
