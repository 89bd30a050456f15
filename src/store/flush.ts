// Brings what was committed onto the disk, in a thread of its own: the process goes on meanwhile.

import { closeSync, fdatasync, fdatasyncSync, openSync, readSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { ThawError } from '../errors';

const flushToDisk = promisify(fdatasync);
const PIECE_BYTES = 1024 * 1024;

/**
 * SQLite's own flush holds up the whole process for as long as the disk takes. Commits only write to the log; this one
 * flushes the log, and until it is done nobody learns of the commit: neither who wrote nor who reads.
 */
export class Flush {
  readonly #log: number;
  readonly #giveUp: (cause: unknown) => void;
  #underWay: Promise<void> | undefined;

  /**
   * `log`: the write-ahead log of the database, on which SQLite itself takes no locks. While a connection is open the file
   * stays the same one, and a descriptor learns of every fault of the disk since it was opened, whoever meets it first.
   * Not read-only: Windows flushes only what may be written.
   */
  constructor(log: string, giveUp: (cause: unknown) => void) {
    this.#log = openSync(log, 'r+');
    this.#giveUp = giveUp;
  }

  /**
   * Whoever ended between a commit and its flush left something in the log that may be in memory alone, and after a fault
   * of the disk no flush would bring it further. What a start finds is therefore written again; nobody else may write.
   */
  writeAgain(): void {
    const piece = Buffer.allocUnsafe(PIECE_BYTES);
    let at = 0;
    for (let length = -1; length !== 0; ) {
      length = readSync(this.#log, piece, 0, PIECE_BYTES, at);
      at += writeSync(this.#log, piece, 0, length, at);
    }
    fdatasyncSync(this.#log);
  }

  /**
   * Resolves when everything that was committed before is on disk; the next commit waits for it. After a failure nobody
   * knows what is there, and a later success would say nothing of it: the process gives up, and nothing more is told.
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
    closeSync(this.#log);
  }

  async #flush(): Promise<void> {
    try {
      await flushToDisk(this.#log);
    } catch (cause) {
      this.#giveUp(cause);
      throw new ThawError('STORE_UNAVAILABLE', {}, { cause });
    }
  }
}

/**
 * Ending in good order would copy the log into the database, unread; after a crash the next start reads it, and takes what
 * is whole.
 */
export function endAsInACrash(cause: unknown): void {
  const said = `Thaw ends at once: the disk of the data folder failed to flush (${(cause as Error).message}).\n`;
  try {
    writeSync(
      2,
      `${said}Check the disk, then start it again: nothing that was acknowledged is lost.\n`,
    );
  } finally {
    process.kill(process.pid, 'SIGKILL');
  }
}
