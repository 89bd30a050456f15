// Runs the bot on what a merchant has sent so far, and on what follows, until the bot says that it is complete.

import type { TurnOutcome, TurnRequest } from '../bot/turn';
import type { Clock } from '../clock';
import { ThawError } from '../errors';
import type { Logger } from '../log';
import type { Store } from '../store/store';
import { heldTicketOf } from '../tickets/held-store';
import { type Burst, hasRoomFor, isWritten, joined, lastOf } from './burst';
import { Overtaken } from './commit';
import { findConversation } from './conversation-store';
import type { Entry, Lane } from './lane';
import type { TurnWatch } from './watch';

/** A turn that failed this often is answered with an apology: it must not block the conversation for ever. */
export const MAX_ATTEMPTS = 3;

export interface Bot {
  run(request: TurnRequest): Promise<TurnOutcome>;
  /** The outcome of a turn that the bot could not finish. */
  apologise(request: TurnRequest): Promise<TurnOutcome>;
}

export interface HearingOptions {
  store: Store;
  bot: Bot;
  clock: Clock;
  log: Logger;
  watch?: TurnWatch;
}

/** One turn's messages; more are added while they are heard. */
export type Entries = [Entry, ...Entry[]];

/**
 *   first ──► run ──complete──────────────────────────────────► outcome
 *              ▲ └──incomplete──► wait ──time over────────────►
 *              └──── joined ◄────── next message     └─ what ends it (an event, a card) has a turn of its own
 */
export class Hearing {
  readonly #options: HearingOptions;

  constructor(options: HearingOptions) {
    this.#options = options;
  }

  /**
   * Takes from the lane what belongs to the entries and adds it to them. Nothing is stored here.
   * @throws Overtaken when something is to be answered first
   */
  async hear(lane: Lane, entries: Entries): Promise<TurnOutcome> {
    let whole = await this.#think(burstOf(entries));
    while (whole.incomplete && (await this.#takeNext(lane, entries))) {
      whole = await this.#think(burstOf(entries));
    }
    if (!whole.incomplete || entries.length === 1) return whole;
    // "嗯那个", then a tapped button: what was stammered before it does not spoil it.
    const last = await this.#think([lastOf(burstOf(entries))]);
    return last.incomplete ? whole : last;
  }

  /** @returns false when nothing more belongs to what was heard so far */
  async #takeNext(lane: Lane, entries: Entries): Promise<boolean> {
    const burst = burstOf(entries);
    const last = entries.at(-1) ?? entries[0];
    if (!mayGoOn(last) || !hasRoomFor(burst)) return false;
    // A merchant who waited through a restart does not wait again.
    const mayWait = last.turn.attempts === 0 && !(await this.#isHeld(burst));
    const next = mayWait ? await lane.waitForNext(last.at) : lane.peek();
    // Another process accepted it, and it was found late.
    if (next && next.turn.seq < last.turn.seq) throw new Overtaken();
    if (!next || !mayGoOn(next) || !hasRoomFor(burst, next.turn)) return false;
    lane.take();
    entries.push(next);
    return true;
  }

  /** Then the bot has nothing to say, and staff see at once what was written. */
  async #isHeld([{ conversationId }]: Burst): Promise<boolean> {
    return (await heldTicketOf(this.#options.store.read, conversationId)) !== undefined;
  }

  async #think(burst: Burst): Promise<TurnOutcome> {
    const { store, bot, clock, log } = this.#options;
    const { conversationId, activity, redacted, attempts } = joined(burst);
    const conversation = await findConversation(store.read, conversationId);
    const request: TurnRequest = {
      activity,
      state: conversation?.state ? JSON.parse(conversation.state) : null,
      redacted,
      now: new Date(clock.now()),
    };
    if (attempts >= MAX_ATTEMPTS) return bot.apologise(request);
    try {
      return await bot.run(request);
    } catch (err) {
      if (isStoreFault(err)) throw err;
      log.error({ err, conversationId }, 'the bot could not finish the turn');
      return bot.apologise(request);
    }
  }
}

export function burstOf([first, ...others]: Entries): Burst {
  return [first.turn, ...others.map(({ turn }) => turn)];
}

export function isStoreFault(err: unknown): boolean {
  return err instanceof ThawError && err.code === 'STORE_UNAVAILABLE';
}

/** A request that is waited for has its own answer. */
function mayGoOn({ turn, isAwaited }: Entry): boolean {
  return isWritten(turn) && !isAwaited;
}
