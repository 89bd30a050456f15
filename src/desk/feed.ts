// Tells open desks which tickets changed, whichever process changed them: a look at the database every second.

import type { Logger } from '../log';
import type { Store } from '../store/store';
import { changedAfter, lastRevision } from './feed-store';

const POLL_MS = 1000;
const MOST_TOLD = 500;

export interface TicketsChanged {
  numbers: string[];
  /** A desk that was cut off resumes from this revision. */
  revision: number;
}

export interface FeedParts {
  store: Store;
  log: Logger;
}

export class Feed {
  readonly #parts: FeedParts;
  readonly #listeners = new Set<(changed: TicketsChanged) => void>();
  /** The last revision told; undefined while nobody listens. */
  #revision: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #again = false;

  constructor(parts: FeedParts) {
    this.#parts = parts;
  }

  /**
   * @param from the last revision that was heard; undefined: only what changes from now on
   * @returns a function that ends the listening
   */
  async listen(
    hear: (changed: TicketsChanged) => void,
    from: number | undefined,
  ): Promise<() => void> {
    const { read } = this.#parts.store;
    const now = await lastRevision(read);
    this.#revision ??= now;
    this.#timer ??= setInterval(() => this.wake(), POLL_MS).unref();
    this.#listeners.add(hear);
    if (from !== undefined && from < now) {
      const missed = await changedAfter(read, { after: from, limit: MOST_TOLD });
      hear({ numbers: missed.map(({ number }) => number), revision: now });
    }
    return () => {
      this.#listeners.delete(hear);
      if (this.#listeners.size === 0) this.#rest();
    };
  }

  /** Something may have changed. */
  wake(): void {
    if (this.#listeners.size === 0) return;
    this.#again = true;
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
  }

  async stop(): Promise<void> {
    this.#listeners.clear();
    this.#rest();
    await this.#looking;
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#revision = undefined;
  }

  async #look(): Promise<void> {
    try {
      while (this.#again && this.#revision !== undefined) {
        this.#again = false;
        await this.#tell(this.#revision);
      }
    } catch (err) {
      this.#parts.log.error({ err }, 'the changed tickets could not be read');
    }
  }

  async #tell(after: number): Promise<void> {
    const rows = await changedAfter(this.#parts.store.read, { after, limit: MOST_TOLD });
    const revision = rows.at(-1)?.revision;
    if (revision === undefined || this.#revision === undefined) return;
    this.#revision = revision;
    if (rows.length === MOST_TOLD) this.#again = true;
    const changed = { numbers: rows.map(({ number }) => number), revision };
    for (const hear of this.#listeners) hear(changed);
  }
}
