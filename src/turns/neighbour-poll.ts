// Notices what another process (`kb tickets set`) put into inbox and outbox: a look every second.

import type { Logger } from '../log';
import type { Outbox } from './outbox';
import type { Turns } from './turns';

const POLL_MS = 1000;

export interface NeighbourPollOptions {
  turns: Turns;
  outbox: Outbox;
  log: Logger;
}

export class NeighbourPoll {
  readonly #options: NeighbourPollOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(options: NeighbourPollOptions) {
    this.#options = options;
  }

  start(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#look().finally(() => {
        this.#running = undefined;
        this.start();
      });
    }, POLL_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #look(): Promise<void> {
    const { turns, outbox, log } = this.#options;
    try {
      await turns.pickUp();
      outbox.wake();
    } catch (err) {
      log.error({ err }, 'inbox and outbox could not be read');
    }
  }
}
