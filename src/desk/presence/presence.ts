// Who of the staff is there: chosen by themselves, known by their open pages, told to colleagues as it changes.

import { ThawError } from '../../errors';
import type { Logger } from '../../log';
import type { Actor } from '../../staff/account';
import { findAccount } from '../../staff/account-store';
import { audit } from '../../staff/audit-store';
import type { Store } from '../../store/store';
import { Every } from '../../turns/every';
import { OnceMore } from '../../turns/once-more';
import type { Signal } from '../../turns/signal';
import {
  type ChosenPresence,
  choosePresence,
  type Presence as Known,
  noteHere,
  presences,
} from './presence-store';
import type { PresenceView } from './presence-views';

/** Open pages are noted so often, all of a process in one write. */
const NOTE_EVERY_MS = 2 * 60_000;
/** Two notes may be lost; who went is away after this at the latest. */
export const HERE_FOR_MS = 5 * 60_000;
/** Times that come and people who go are found by looking. */
const LOOK_MS = 20_000;
/** Farther away nobody means it. */
const LONGEST_AWAY_MS = 366 * 86_400_000;

interface PresenceParts {
  store: Store;
  signal: Signal;
  now: () => number;
  log: Logger;
}

type Hear = (changed: PresenceView[]) => void;

export class Presence {
  readonly #parts: PresenceParts;
  /** How many pages each has open in this process, and when that was noted last. */
  readonly #open = new Map<string, number>();
  readonly #noted = new Map<string, number>();
  readonly #listeners = new Set<Hear>();
  /** What was told last, by person. */
  #told = new Map<string, PresenceView>();
  /** One look at a time, so that nobody hears the older one last. */
  readonly #looks = new OnceMore(() => this.#tellChanges());
  readonly #noting = new Every(NOTE_EVERY_MS, () => this.noteOpen());
  readonly #looking = new Every(LOOK_MS, () => this.look());

  constructor(parts: PresenceParts) {
    this.#parts = parts;
    parts.signal.listen(({ presence }) => {
      if (presence) void this.look();
    });
  }

  start(): void {
    this.#noting.start();
    this.#looking.start();
  }

  async stop(): Promise<void> {
    await Promise.all([this.#noting.stop(), this.#looking.stop()]);
  }

  async view(): Promise<PresenceView[]> {
    const { store, now } = this.#parts;
    return (await presences(store.read, now())).map(viewOf);
  }

  /**
   * By themselves or by an administrator. @throws ThawError STAFF_UNKNOWN, BODY_INVALID
   */
  async choose(staff: string, chosen: ChosenPresence, by: Actor): Promise<void> {
    const { store, signal, now } = this.#parts;
    const at = now();
    checkBackAt(chosen, at);
    await store.write(async (db) => {
      const found = await findAccount(db, { id: staff });
      if (!found || found.account.isDisabled)
        throw new ThawError('STAFF_UNKNOWN', { login: staff });
      await choosePresence(db, staff, chosen);
      const { state, backAt } = chosen;
      const details = { state, ...(backAt !== null && { backAt: new Date(backAt).toISOString() }) };
      const who = { who: by.id, name: by.name };
      await audit(db, { ...who, action: 'presence', subject: found.account.login, details, at });
    });
    signal.touched({ presence: true });
  }

  /** Somebody opened a page of the desk. @returns a function that tells that it was closed */
  opened(staff: string): () => void {
    this.#open.set(staff, (this.#open.get(staff) ?? 0) + 1);
    const noted = this.#noted.get(staff) ?? 0;
    // Whoever goes from page to page was noted a moment ago.
    if (this.#parts.now() - noted >= NOTE_EVERY_MS) void this.#note([staff]);
    return () => {
      const left = (this.#open.get(staff) ?? 1) - 1;
      if (left > 0) this.#open.set(staff, left);
      else this.#open.delete(staff);
    };
  }

  /** All who have a page open here are there for some more minutes. */
  noteOpen(): Promise<void> {
    return this.#note([...this.#open.keys()]);
  }

  /** @param hear gets everybody, and who changes @returns a function that ends the listening */
  async listen(hear: Hear): Promise<() => void> {
    // Listens first: what changes during the look is looked for once more.
    this.#listeners.add(hear);
    await this.#looks.ask();
    hear([...this.#told.values()]);
    return () => this.#listeners.delete(hear);
  }

  /** Something may have changed, and be it by the time. */
  async look(): Promise<void> {
    if (this.#listeners.size > 0) await this.#looks.ask();
  }

  async #tellChanges(): Promise<void> {
    try {
      const all = await this.view();
      const changed = all.filter((view) => !isSame(view, this.#told.get(view.id)));
      this.#told = new Map(all.map((view) => [view.id, view]));
      if (changed.length > 0) for (const hear of this.#listeners) hear(changed);
    } catch (err) {
      this.#parts.log.error({ err }, 'who is there could not be read');
    }
  }

  async #note(staff: readonly string[]): Promise<void> {
    const { store, signal, now, log } = this.#parts;
    const at = now();
    for (const id of staff) this.#noted.set(id, at);
    try {
      await store.write((db) => noteHere(db, staff, at + HERE_FOR_MS));
      signal.touched({ presence: true });
    } catch (err) {
      for (const id of staff) this.#noted.delete(id);
      log.warn({ err }, 'who is there was not noted');
    }
  }
}

function isSame(one: PresenceView, other: PresenceView | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function viewOf({ staff: id, chosen, backAt, isHere }: Known): PresenceView {
  const state = isHere ? chosen : 'away';
  // Being busy until a time is no word of being there at it.
  const isMeant = backAt !== null && chosen === state;
  return { id, state, backAt: isMeant ? new Date(backAt).toISOString() : null, isHere };
}

/** @throws ThawError BODY_INVALID */
function checkBackAt({ state, backAt }: ChosenPresence, now: number): void {
  if (backAt === null) return;
  const invalid = (fault: string) =>
    new ThawError('BODY_INVALID', { faults: `body.backAt: ${fault}` });
  if (state === 'available') throw invalid('goes with busy and away only; leave it out');
  if (backAt <= now) throw invalid('is past; give a time ahead');
  if (backAt - now > LONGEST_AWAY_MS) throw invalid('is more than a year away; leave it out');
}
