// Shows other processes every second that this one lives, and notices which of them died.

import type { Logger } from '../log';
import type { Store } from '../store/store';
import { Every } from './every';
import type { Processes } from './processes';

/** With `LOOKS_UNTIL_DEAD` looks at even distances: within four seconds of its end a process is found dead. */
const BEAT_MS = 1000;

export interface HeartbeatOptions {
  store: Pick<Store, 'isShared'>;
  processes: Processes;
  log: Logger;
  /** What dead processes left behind is free. */
  onDeaths: () => Promise<void>;
}

export class Heartbeat {
  readonly #options: HeartbeatOptions;
  readonly #beats = new Every(BEAT_MS, () => this.beat());

  constructor(options: HeartbeatOptions) {
    this.#options = options;
  }

  /** Before this process takes anything. @throws ThawError STORE_UNAVAILABLE */
  async begin(): Promise<void> {
    const { store, processes } = this.#options;
    await processes.join();
    if (store.isShared) this.#beats.start();
  }

  async beat(): Promise<void> {
    const { processes, log, onDeaths } = this.#options;
    try {
      await processes.beat();
      const dead = await processes.look();
      if (dead.length === 0) return;
      log.warn({ dead }, 'processes ended without a word; what they had under way goes on');
      // Whatever is found there must not hold up the next beat.
      void onDeaths();
    } catch (err) {
      log.error({ err }, 'no sign of life could be given');
    }
  }

  /** After its last write. */
  async end(): Promise<void> {
    const { processes, log } = this.#options;
    await this.#beats.stop();
    await processes.leave().catch((err: unknown) => log.error({ err }, 'left without a word'));
  }
}
