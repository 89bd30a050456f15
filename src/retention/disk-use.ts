// Watches how much is stored and how much room is left; whoever asks gets what was found last, at no cost.

import type { Clock } from '../clock';
import type { Logger } from '../log';
import type { Store } from '../store/store';
import { type Disk, diskOf, filesOf } from './disk';
import { type Counted, countKind, keepDiskUse, readDiskUse } from './disk-use-store';
import { KEPT_KINDS, type KeptKind } from './limits';

const LOOK_EVERY_MS = 5 * 60_000;
const COUNT_EVERY_MS = 30 * 60_000;
/** Counting takes at most a fiftieth of the time, however much there is. */
const COUNT_FACTOR = 50;
const PAGE = 500;
const PAUSE_MS = 20;
/** While the disk is scarce it is said again after this. */
const SAY_EVERY_MS = 6 * 3_600_000;

export interface DiskUseParts {
  store: Store;
  clock: Clock;
  log: Logger;
  /** Of the database's files; missing where they stand elsewhere. */
  folder?: string;
  /** For tests: how the disk is asked. */
  ask?: (folder: string) => Promise<Disk | undefined>;
}

export interface StoredNow {
  kinds: ({ kind: KeptKind } & Counted)[];
  /** Milliseconds since 1970; undefined: nothing was counted yet. */
  countedAt: number | undefined;
  /** Bytes of the database's files; undefined when it stands elsewhere. */
  files: number | undefined;
  disk: Disk | undefined;
}

export class DiskUse {
  readonly #parts: DiskUseParts & Required<Pick<DiskUseParts, 'ask'>>;
  readonly #ending = new AbortController();
  #now: StoredNow = { kinds: [], countedAt: undefined, files: undefined, disk: undefined };
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #countAgainAt = Number.NEGATIVE_INFINITY;
  #saidAt: number | undefined;

  constructor(parts: DiskUseParts) {
    this.#parts = { ask: diskOf, ...parts };
  }

  get now(): StoredNow {
    return this.#now;
  }

  /** Looks at once, and from then on every few minutes. */
  start(): void {
    this.#running = this.look()
      .catch((err: unknown) => {
        // A database that is closed at the end is no fault.
        if (!this.#isEnding) this.#parts.log.error({ err }, 'what is stored was not counted');
      })
      .finally(() => {
        if (this.#isEnding) return;
        this.#timer = setTimeout(() => this.start(), LOOK_EVERY_MS);
        this.#timer.unref();
      });
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    clearTimeout(this.#timer);
    await this.#running;
  }

  async look(): Promise<void> {
    const { store, clock, folder, ask } = this.#parts;
    const disk = folder === undefined ? undefined : await ask(folder);
    this.#sayOf(disk);
    this.#now = {
      ...this.#now,
      disk,
      files: folder === undefined ? undefined : await filesOf(folder),
    };
    await this.#read();
    const isFresh = clock.now() - (this.#now.countedAt ?? 0) < COUNT_EVERY_MS;
    if (isFresh || clock.now() < this.#countAgainAt) return;
    const begun = performance.now();
    for (const kind of KEPT_KINDS) {
      const counted = await countKind(store.read, kind, { most: PAGE, rest: () => this.#rest() });
      if (!counted) return;
      await store.write((db) => keepDiskUse(db, { kind, ...counted, at: clock.now() }));
    }
    this.#countAgainAt = clock.now() + (performance.now() - begun) * COUNT_FACTOR;
    await this.#read();
  }

  async #read(): Promise<void> {
    const rows = await readDiskUse(this.#parts.store.read);
    const kinds = KEPT_KINDS.flatMap((kind) => {
      const row = rows.find((each) => each.kind === kind);
      return row ? [{ kind, entries: row.entries, bytes: row.bytes }] : [];
    });
    const isWhole = kinds.length === KEPT_KINDS.length;
    const countedAt = isWhole ? Math.min(...rows.map(({ at }) => at)) : undefined;
    this.#now = { ...this.#now, kinds, countedAt };
  }

  /** @returns false when the service stops */
  async #rest(): Promise<boolean> {
    await this.#parts.clock.sleep(PAUSE_MS, this.#ending.signal);
    return !this.#isEnding;
  }

  #sayOf(disk: Disk | undefined): void {
    const { clock, log, folder } = this.#parts;
    if (!disk?.isScarce) {
      if (this.#saidAt !== undefined) log.info({ folder }, 'the disk has room again');
      this.#saidAt = undefined;
    } else if (clock.now() - (this.#saidAt ?? Number.NEGATIVE_INFINITY) >= SAY_EVERY_MS) {
      this.#saidAt = clock.now();
      const { free, size } = disk;
      log.warn({ folder, free, size }, 'the disk is nearly full: free some of it, or keep less');
    }
  }

  get #isEnding(): boolean {
    return this.#ending.signal.aborted;
  }
}
