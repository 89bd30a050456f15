// The turn engine: every accepted activity is run through the bot, one at a time per conversation, and committed.

import type { ReplyActivity, TurnOutcome, TurnRequest } from '../bot/turn';
import type { Clock } from '../clock';
import { ThawError } from '../errors';
import type { Logger } from '../log';
import type { Store } from '../store/store';
import {
  type Accepted,
  type AcceptRequest,
  acceptActivity,
  type Origin,
  type PendingTurn,
} from './accept';
import { recoverInbox, repliesTo, waitingEvents } from './activity-store';
import type { TicketTarget } from './announce';
import { AlreadySettled, commitTurn } from './commit';
import { findConversation } from './conversation-store';
import { Doorbell } from './doorbell';
import type { Incoming } from './incoming';
import { type InternalEvent, insertInternalEvent } from './internal-event';

/** A turn that failed this often is answered with an apology: it must not block the conversation for ever. */
const MAX_ATTEMPTS = 3;
const STORE_RETRY_MS = 500;
const MOST_PICKED_UP = 100;

export interface Bot {
  run(request: TurnRequest): Promise<TurnOutcome>;
  /** The outcome of a turn that the bot could not finish. */
  apologise(request: TurnRequest): Promise<TurnOutcome>;
}

export interface TurnsOptions {
  store: Store;
  bot: Bot;
  clock: Clock;
  log: Logger;
  /** Who is told of tickets. */
  targets: ReadonlySet<TicketTarget>;
  /** Called after a commit that put something into the outbox. */
  onDeliveries: () => void;
}

/**
 * `repliesAreRead`: the replies are taken from `replies()` or over the stream, and are not delivered by the outbox.
 * `files` came with the activity, those of `fetch` are still to be fetched.
 */
export type AcceptOptions = { repliesAreRead: boolean } & Pick<AcceptRequest, 'files' | 'fetch'>;

export class Turns {
  readonly doorbell = new Doorbell();
  readonly #options: TurnsOptions;
  /** The last turn under way or waiting in each busy conversation. */
  readonly #lanes = new Map<string, Promise<unknown>>();
  readonly #results = new Map<string, Promise<ReplyActivity[]>>();
  #stopping = false;

  constructor(options: TurnsOptions) {
    this.#options = options;
  }

  /**
   * Resolves when the activity and its files are on disk; its turn follows by itself.
   * @throws ThawError CONVERSATION_UNKNOWN, STORE_UNAVAILABLE
   */
  async accept(
    origin: Origin,
    incoming: Incoming,
    options: AcceptOptions = { repliesAreRead: true },
  ): Promise<Accepted> {
    if (this.#stopping) throw new ThawError('STORE_UNAVAILABLE');
    const { store, clock } = this.#options;
    const { repliesAreRead, ...files } = options;
    const accepted = await store.write((db) =>
      acceptActivity(db, origin, { incoming, now: clock.now(), ...files }),
    );
    if (!accepted) throw new ThawError('CONVERSATION_UNKNOWN');
    if (accepted.turn) {
      if (options.fetch) this.#options.onDeliveries();
      this.#enter(accepted.turn, repliesAreRead);
      this.doorbell.ring(origin.conversationId);
    }
    return accepted;
  }

  /**
   * Tells a conversation something that did not come from the merchant. Resolves when the event is on disk; its turn
   * follows by itself, after a restart too, and what the bot says of it reaches the merchant as any reply does.
   * @throws ThawError CONVERSATION_UNKNOWN, STORE_UNAVAILABLE
   */
  async notify(conversationId: string, event: InternalEvent): Promise<PendingTurn> {
    const { store, clock } = this.#options;
    const turn = await store.write((db) =>
      insertInternalEvent(db, conversationId, { ...event, now: clock.now() }),
    );
    if (!turn) throw new ThawError('CONVERSATION_UNKNOWN');
    this.enter(turn);
    return turn;
  }

  /** Runs a turn that another part has put into the inbox; while the service stops it is left for the next start. */
  enter(turn: PendingTurn): void {
    if (!this.#stopping) this.#enter(turn, false);
  }

  /** The replies of an accepted activity, as soon as they are committed; of a repeated one the first replies. */
  async replies(accepted: Accepted | PendingTurn): Promise<ReplyActivity[]> {
    const running = this.#results.get(keyOf(accepted));
    if (running) return running;
    const rows = await repliesTo(this.#options.store.read, accepted);
    return rows.map((row) => JSON.parse(row.body) as ReplyActivity);
  }

  /** Runs what a crash left in the inbox. @returns the number of such turns. */
  async recover(): Promise<number> {
    const rows = await this.#options.store.write(recoverInbox);
    for (const row of rows) this.#enter(pendingTurn(row), false);
    return rows.length;
  }

  /** Runs internal events that another process put into the inbox (`kb tickets set`). @returns their number */
  async pickUp(): Promise<number> {
    const rows = await waitingEvents(this.#options.store.read, { limit: MOST_PICKED_UP });
    const turns = rows.map(pendingTurn).filter((turn) => !this.#results.has(keyOf(turn)));
    for (const turn of turns) this.enter(turn);
    return turns.length;
  }

  /** Takes no more activities and resolves when all turns under way are committed. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.allSettled([...this.#results.values()]);
  }

  get underWay(): number {
    return this.#results.size;
  }

  #enter(turn: PendingTurn, repliesAreRead: boolean): void {
    const { conversationId } = turn;
    const before = this.#lanes.get(conversationId);
    const result = before
      ? before.then(() => this.#run(turn, repliesAreRead))
      : this.#run(turn, repliesAreRead);
    const settled = result.catch((err) =>
      this.#options.log.error({ err, conversationId }, 'turn failed'),
    );
    this.#lanes.set(conversationId, settled);
    this.#results.set(keyOf(turn), result);
    void settled.then(() => {
      this.#results.delete(keyOf(turn));
      if (this.#lanes.get(conversationId) === settled) this.#lanes.delete(conversationId);
    });
  }

  async #run(turn: PendingTurn, repliesAreRead: boolean): Promise<ReplyActivity[]> {
    const { clock, log } = this.#options;
    for (;;) {
      try {
        return await this.#runOnce(turn, repliesAreRead);
      } catch (err) {
        if (err instanceof AlreadySettled) return [];
        if (this.#stopping) throw err;
        const { conversationId } = turn;
        if (isStoreFault(err)) {
          // The turn stays in the inbox; nothing of it has left.
          log.error({ err, conversationId }, 'the store is away; the turn waits');
          await clock.sleep(STORE_RETRY_MS);
        } else if (turn.attempts < MAX_ATTEMPTS) {
          // What the bot made of it cannot be stored: the merchant gets an apology instead of silence.
          log.error({ err, conversationId }, 'the turn could not be committed');
          turn.attempts = MAX_ATTEMPTS;
        } else throw err;
      }
    }
  }

  async #runOnce(turn: PendingTurn, repliesAreRead: boolean): Promise<ReplyActivity[]> {
    const { store, clock, targets, onDeliveries } = this.#options;
    const outcome = await this.#think(turn);
    const options = { now: clock.now(), repliesAreRead, targets };
    const committed = await store.write((db) => commitTurn(db, turn, { outcome, options }));
    this.doorbell.ring(turn.conversationId);
    if (committed.toDeliver) onDeliveries();
    return committed.replies;
  }

  async #think(turn: PendingTurn): Promise<TurnOutcome> {
    const { store, bot, clock, log } = this.#options;
    const conversation = await findConversation(store.read, turn.conversationId);
    const request: TurnRequest = {
      activity: turn.activity,
      state: conversation?.state ? JSON.parse(conversation.state) : null,
      redacted: turn.redacted,
      now: new Date(clock.now()),
    };
    if (turn.attempts >= MAX_ATTEMPTS) return bot.apologise(request);
    try {
      return await bot.run(request);
    } catch (err) {
      if (isStoreFault(err)) throw err;
      log.error({ err, conversationId: turn.conversationId }, 'the bot could not finish the turn');
      return bot.apologise(request);
    }
  }
}

interface InboxRow {
  conversation_id: string;
  seq: number;
  attempts: number;
  body: string;
}

function pendingTurn({
  conversation_id: conversationId,
  seq,
  attempts,
  body,
}: InboxRow): PendingTurn {
  const activity = JSON.parse(body) as PendingTurn['activity'];
  const thaw = activity.channelData?.thaw as { redacted?: PendingTurn['redacted'] } | undefined;
  return { conversationId, seq, attempts, activity, redacted: thaw?.redacted ?? [] };
}

function isStoreFault(err: unknown): boolean {
  return err instanceof ThawError && err.code === 'STORE_UNAVAILABLE';
}

function keyOf(turn: { conversationId: string; seq: number }): string {
  return `${turn.conversationId}|${turn.seq}`;
}
