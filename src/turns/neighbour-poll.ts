// Notices what other processes left in inbox and outbox, `kb tickets set` among them: a look every second.

import type { Logger } from '../log';
import { Every } from './every';
import type { Outbox } from './outbox';
import type { Turns } from './turns';

const POLL_MS = 1000;

export interface NeighbourPollOptions {
  turns: Turns;
  outbox: Outbox;
  log: Logger;
}

export class NeighbourPoll extends Every {
  readonly #options: NeighbourPollOptions;

  constructor(options: NeighbourPollOptions) {
    super(POLL_MS, () => this.look());
    this.#options = options;
  }

  async look(): Promise<void> {
    const { turns, outbox, log } = this.#options;
    try {
      await turns.pickUp();
      outbox.wake();
    } catch (err) {
      log.error({ err }, 'inbox and outbox could not be read');
    }
  }
}
