// Words that are not yet sent, kept over a reload of the page, those of each conversation apart.

import type { Activity } from './activity';
import type { Letter } from './letter';

const PREFIX = 'thaw-letters:';

interface Kept {
  id: string;
  activity: Activity;
  at: number;
  reason?: string;
}

export class KeptLetters {
  readonly #storage: Storage | undefined;
  /** Words may be written before it is known which conversation they belong to. */
  #key = PREFIX;

  constructor(storage: Storage | undefined) {
    this.#storage = storage;
  }

  /** @returns what was kept of it, and from now on keeps for it */
  adopt(conversationId: string): Letter[] {
    this.#key = PREFIX + conversationId;
    const letters = this.read();
    this.#try((storage) => storage.removeItem(PREFIX));
    return letters;
  }

  read(): Letter[] {
    const text = this.#try((storage) => storage.getItem(this.#key));
    const kept = (this.#try(() => JSON.parse(text ?? '[]')) ?? []) as Kept[];
    return kept.map((each) => ({
      ...each,
      files: [],
      state: each.reason === undefined ? 'waiting' : 'refused',
    }));
  }

  /** Files are not kept: they may be larger than any storage of a page. */
  write(letters: readonly Letter[]): void {
    const kept = letters
      .filter(({ activity, files }) => activity.type === 'message' && files.length === 0)
      .map(
        ({ id, activity, at, reason }): Kept => ({ id, activity, at, ...(reason && { reason }) }),
      );
    this.#try((storage) => {
      if (kept.length > 0) storage.setItem(this.#key, JSON.stringify(kept));
      else storage.removeItem(this.#key);
    });
  }

  /** A storage may be full or forbidden: then nothing is kept. */
  #try<T>(use: (storage: Storage) => T): T | undefined {
    try {
      return this.#storage && use(this.#storage);
    } catch {
      return undefined;
    }
  }
}
