// Brings what was committed onto the disk, in a thread of its own: the process goes on meanwhile.

import { closeSync, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';
import { ThawError } from '../errors';

const flushToDisk = promisify(fdatasync);

/**
 * SQLite's own flush holds up the whole process for as long as the disk takes. Commits only write to the log; this one
 * flushes the log, and until it is done nobody learns of the commit: neither who wrote nor who reads.
 */
export class Flush {
  readonly #log: string;
  #descriptor: number | undefined;
  #underWay: Promise<void> | undefined;

  /** `log`: the write-ahead log of the database, on which SQLite itself takes no locks. */
  constructor(log: string) {
    this.#log = log;
  }

  /**
   * Resolves when everything that was committed before is on disk. After a failure nobody knows what is there, and a later
   * success would say nothing of it: from then on nothing is read or written until the service is started again.
   */
  run(): Promise<void> {
    this.#underWay ??= this.#flush().then(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }

  /** What was read before the call may be told when this resolves; undefined: at once. */
  get underWay(): Promise<void> | undefined {
    return this.#underWay;
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  async #flush(): Promise<void> {
    try {
      // Not read-only: Windows flushes only what may be written.
      this.#descriptor ??= openSync(this.#log, 'r+');
      await flushToDisk(this.#descriptor);
    } catch (cause) {
      throw new ThawError('STORE_UNAVAILABLE', {}, { cause });
    }
  }
}
