// Tells open desks which tickets changed, whichever process changed them: a look at the database every second.

import type { Logger } from '../log';
import type { Store } from '../store/store';
import { OnceMore } from '../turns/once-more';
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
  readonly #looks = new OnceMore(() => this.#look());

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
    if (this.#listeners.size > 0) void this.#looks.ask();
  }

  async stop(): Promise<void> {
    this.#listeners.clear();
    this.#rest();
    await this.#looks.idle();
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#revision = undefined;
  }

  async #look(): Promise<void> {
    try {
      if (this.#revision !== undefined) await this.#tell(this.#revision);
    } catch (err) {
      this.#parts.log.error({ err }, 'the changed tickets could not be read');
    }
  }

  async #tell(after: number): Promise<void> {
    const rows = await changedAfter(this.#parts.store.read, { after, limit: MOST_TOLD });
    const revision = rows.at(-1)?.revision;
    if (revision === undefined || this.#revision === undefined) return;
    this.#revision = revision;
    if (rows.length === MOST_TOLD) this.wake();
    const changed = { numbers: rows.map(({ number }) => number), revision };
    for (const hear of this.#listeners) hear(changed);
  }
}
