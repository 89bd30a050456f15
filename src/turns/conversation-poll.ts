// Finds what other processes committed to conversations that are listened to here: hints are quick, and may be lost.

import type { Logger } from '../log';
import type { Store } from '../store/store';
import { seqsOf } from './conversation-seq-store';
import { Every } from './every';
import type { Signal } from './signal';

const LOOK_EVERY_MS = 3000;
const MOST_AT_ONCE = 500;

export interface ConversationPollOptions {
  store: Pick<Store, 'read'>;
  signal: Signal;
  log: Logger;
}

export class ConversationPoll extends Every {
  readonly #options: ConversationPollOptions;
  /** How far each was when it was last looked at. */
  #seen: ReadonlyMap<string, number> = new Map();

  constructor(options: ConversationPollOptions) {
    super(LOOK_EVERY_MS, () =>
      this.look().catch((err: unknown) =>
        options.log.error({ err }, 'the open conversations could not be read'),
      ),
    );
    this.#options = options;
  }

  /** Wakes the listeners of each conversation that went on since the last look; of a new one in any case. */
  async look(): Promise<void> {
    const { store, signal } = this.#options;
    const ids = signal.listenedTo;
    const seen = new Map<string, number>();
    for (let from = 0; from < ids.length; from += MOST_AT_ONCE) {
      const rows = await seqsOf(store.read, ids.slice(from, from + MOST_AT_ONCE));
      for (const { id, seq } of rows) seen.set(id, seq);
      const conversations = rows.filter(({ id, seq }) => this.#seen.get(id) !== seq);
      if (conversations.length > 0) {
        signal.heard({ conversations: conversations.map(({ id }) => id) });
      }
    }
    this.#seen = seen;
  }
}
