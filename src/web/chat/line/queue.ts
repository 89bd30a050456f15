// The letters that are not yet acknowledged, in the order in which they go.

import type { KeptLetters } from './kept-letters';
import type { Letter } from './letter';

export interface Entry {
  letter: Letter;
  /** Of the page itself, not the merchant's: nobody is told of it. */
  readonly isQuiet: boolean;
  /** Since the line came back. */
  tries: number;
  /** How often the service stumbled at it. */
  faults: number;
  /** Whether the conversation was opened anew for it, just before. */
  hasNewToken: boolean;
}

export class Queue {
  readonly #keep: KeptLetters;
  readonly #onLetter: (letter: Letter) => void;
  /** Refused ones stay until they are sent again or dropped. */
  #entries: Entry[] = [];

  /** @param onLetter is told of every change */
  constructor(keep: KeptLetters, onLetter: (letter: Letter) => void) {
    this.#keep = keep;
    this.#onLetter = onLetter;
  }

  add(letter: Letter, isQuiet = false): void {
    const entry = entryOf(letter, isQuiet);
    this.#entries.push(entry);
    this.#write();
    this.change(entry, {});
  }

  /** Older than all that were added. */
  restore(letters: readonly Letter[]): void {
    const entries = letters.filter(({ id }) => !this.find(id)).map((letter) => entryOf(letter));
    this.#entries = [...entries, ...this.#entries];
    this.#write();
    for (const entry of entries) this.change(entry, {});
  }

  get next(): Entry | undefined {
    return this.#entries.find(({ letter }) => letter.state !== 'refused');
  }

  find(id: string): Entry | undefined {
    return this.#entries.find(({ letter }) => letter.id === id);
  }

  has(entry: Entry): boolean {
    return this.#entries.includes(entry);
  }

  forgetTries(): void {
    for (const entry of this.#entries) entry.tries = 0;
  }

  /** Progress is told of once; a change without it has none. */
  change(entry: Entry, change: Partial<Letter>): void {
    const { progress: _progress, ...letter } = entry.letter;
    entry.letter = { ...letter, ...change };
    if (change.state === 'refused') this.#write();
    if (!entry.isQuiet) this.#onLetter(entry.letter);
  }

  remove(entry: Entry): void {
    this.#entries = this.#entries.filter((other) => other !== entry);
    this.#write();
  }

  #write(): void {
    this.#keep.write(this.#entries.map(({ letter }) => letter));
  }
}

function entryOf(letter: Letter, isQuiet = false): Entry {
  return { letter, isQuiet, tries: 0, faults: 0, hasNewToken: false };
}
