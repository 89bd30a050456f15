// Keeps for all processes how far conversations have arrived at merchants and were read, and which are open.

import type { Logger } from '../log';
import type { Store } from '../store/store';
import { conversationsWithTicket, hasSeen, isHere, keepLooks } from '../turns/look-store';

const GATHERED_FOR_MS = 2000;
const MOST_AT_ONCE = 500;
/** More than two signs of life of a stream lie within it. */
const HERE_FOR_MS = 60_000;

export interface LooksParts {
  store: Store;
  log: Logger;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Called when looks were kept. */
  onKept?: (conversationIds: readonly string[]) => void;
}

interface Noted {
  seq: number;
  /** Absent: arrived, which does not say that somebody looked. */
  read?: number;
  /** Absent: a single look, which says nothing of who else has the conversation open. */
  isHere?: boolean;
}

/** What is lost of it makes a mail that need not have been; never one that is not sent. */
export class Looks {
  readonly #parts: LooksParts;
  #noted = new Map<string, Noted>();
  #timer: NodeJS.Timeout | undefined;
  #keeping: Promise<void> = Promise.resolve();

  constructor(parts: LooksParts) {
    this.#parts = parts;
  }

  /** Everything up to `seq` has arrived, up to `read` was read; `isHere`: the client goes on looking, or has gone. */
  note(conversationId: string, { seq, read = 0, isHere }: Noted): void {
    const before = this.#noted.get(conversationId);
    const stays = isHere ?? before?.isHere;
    this.#noted.set(conversationId, {
      seq: Math.max(seq, before?.seq ?? 0),
      read: Math.max(read, before?.read ?? 0),
      ...(stays !== undefined && { isHere: stays }),
    });
    this.#timer ??= setTimeout(() => void this.keep(), GATHERED_FOR_MS).unref();
  }

  /** As far as it is kept: true too while another process has the client. */
  isHere(conversationId: string): Promise<boolean> {
    const { store, now } = this.#parts;
    return isHere(store.read, conversationId, now());
  }

  /** Whether what was said at `seq`, or in answer to it, has arrived at a client of any process. */
  async hasSeen(conversationId: string, seq: number): Promise<boolean> {
    await this.keep();
    return hasSeen(this.#parts.store.read, { conversationId, seq });
  }

  /** Resolves when all that was noted is kept. */
  keep(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const noted = [...this.#noted];
    this.#noted = new Map();
    this.#keeping = this.#keeping.then(async () => {
      for (let from = 0; from < noted.length; from += MOST_AT_ONCE) {
        await this.#keepSome(noted.slice(from, from + MOST_AT_ONCE));
      }
    });
    return this.#keeping;
  }

  async #keepSome(noted: readonly (readonly [string, Noted])[]): Promise<void> {
    const { store, log, now, onKept } = this.#parts;
    try {
      const ids = noted.map(([id]) => id);
      const asked = new Set(await conversationsWithTicket(store.read, ids));
      const looks = noted.flatMap(([conversationId, { seq, read = 0, isHere }]) => {
        if (!asked.has(conversationId)) return [];
        const look = { conversationId, seq, read };
        return [
          isHere === undefined ? look : { ...look, hereUntil: isHere ? now() + HERE_FOR_MS : 0 },
        ];
      });
      if (looks.length === 0) return;
      await store.write((db) => keepLooks(db, looks));
      onKept?.(looks.map(({ conversationId }) => conversationId));
    } catch (err) {
      log.error({ err }, 'who has looked at the chat could not be kept');
    }
  }
}
