// The turn engine: every accepted activity is run through the bot, one at a time per conversation, and committed.

import type { ReplyActivity } from '../bot/turn';
import { ThawError } from '../errors';
import type { Database } from '../store/store';
import {
  type Accepted,
  type AcceptRequest,
  acceptActivity,
  type Origin,
  type PendingTurn,
} from './accept';
import { recoverInbox, repliesTo, waitingEvents } from './activity-store';
import type { TicketTarget } from './announce';
import { joined } from './burst';
import { AlreadySettled, commitTurn } from './commit';
import { createConversation } from './conversation-store';
import {
  burstOf,
  type Entries,
  Hearing,
  type HearingOptions,
  isStoreFault,
  MAX_ATTEMPTS,
} from './hearing';
import type { Incoming } from './incoming';
import { type InternalEvent, insertInternalEvent } from './internal-event';
import { Entry, type EntryOptions, Lane } from './lane';
import type { Signal } from './signal';

const STORE_RETRY_MS = 500;
const MOST_PICKED_UP = 100;

export interface TurnsOptions extends HearingOptions {
  /** Who is told of tickets. */
  targets: ReadonlySet<TicketTarget>;
  /** Told after each commit. */
  signal: Signal;
}

/**
 * `repliesAreRead`: the replies are taken from `replies()` or over the stream, and are not delivered by the outbox.
 * `isAwaited`: a request stays open until they are there, so that no other message is waited for.
 * `files` came with the activity, those of `fetch` are still to be fetched.
 * `opens`: the conversation is made with it when there is none.
 */
export type AcceptOptions = { repliesAreRead: boolean; isAwaited?: boolean; opens?: true } & Pick<
  AcceptRequest,
  'files' | 'fetch' | 'before' | 'isCarried' | 'isCut'
>;

/** What a channel's own messages are entered with; so is what is found in the inbox. */
const TO_BE_DELIVERED: EntryOptions = { repliesAreRead: false, isAwaited: false };

export class Turns {
  readonly #options: TurnsOptions;
  readonly #hearing: Hearing;
  /** The busy conversations. */
  readonly #lanes = new Map<string, Lane>();
  /** What is under way or in a queue. */
  readonly #entries = new Map<string, Entry>();
  #stopping = false;

  constructor(options: TurnsOptions) {
    this.#options = options;
    this.#hearing = new Hearing(options);
    options.signal.listen(({ typing = [] }) => {
      for (const id of typing) this.#lanes.get(id)?.noteTyping();
    });
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
    const { repliesAreRead, isAwaited = false, opens = false, ...files } = options;
    const accepted = await store.write(async (db) => {
      if (opens) await openConversation(db, origin, clock.now());
      return acceptActivity(db, origin, { incoming, now: clock.now(), ...files });
    }, origin.conversationId);
    if (!accepted) throw new ThawError('CONVERSATION_UNKNOWN');
    if (accepted.turn) {
      this.#enter(accepted.turn, { repliesAreRead, isAwaited });
      const conversations = [origin.conversationId];
      this.#options.signal.touched({ conversations, outbox: options.fetch !== undefined });
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
    const turn = await store.write(
      (db) => insertInternalEvent(db, conversationId, { ...event, now: clock.now() }),
      conversationId,
    );
    if (!turn) throw new ThawError('CONVERSATION_UNKNOWN');
    this.enter(turn);
    this.#options.signal.touched({ conversations: [conversationId] });
    return turn;
  }

  /** Runs a turn that another part has put into the inbox; while the service stops it is left for the next start. */
  enter(turn: PendingTurn): void {
    if (!this.#stopping) this.#enter(turn, TO_BE_DELIVERED);
  }

  /** The merchant is typing: what was sent last may be only the beginning. */
  noteTyping(conversationId: string): void {
    this.#options.signal.touched({ typing: [conversationId] });
  }

  /** The replies of an accepted activity, as soon as they are committed; of a repeated one the first replies. */
  async replies(accepted: Accepted | PendingTurn): Promise<ReplyActivity[]> {
    const running = this.#entries.get(keyOf(accepted));
    if (running) return running.replies;
    const rows = await repliesTo(this.#options.store.read, accepted);
    return rows.map((row) => JSON.parse(row.body) as ReplyActivity);
  }

  /** Runs what a crash left in the inbox. @returns the number of such turns. */
  async recover(): Promise<number> {
    const rows = await this.#options.store.write(recoverInbox);
    for (const row of rows) this.#enter(pendingTurn(row), TO_BE_DELIVERED);
    return rows.length;
  }

  /** Runs internal events that another process put into the inbox (`kb tickets set`). @returns their number */
  async pickUp(): Promise<number> {
    const rows = await waitingEvents(this.#options.store.read, { limit: MOST_PICKED_UP });
    const turns = rows.map(pendingTurn).filter((turn) => !this.#entries.has(keyOf(turn)));
    for (const turn of turns) this.enter(turn);
    return turns.length;
  }

  /** Takes no more activities, waits for no more messages and resolves when all turns under way are committed. */
  async stop(): Promise<void> {
    this.#stopping = true;
    for (const lane of this.#lanes.values()) lane.hurry();
    await Promise.allSettled([...this.#entries.values()].map(({ replies }) => replies));
  }

  get underWay(): number {
    return this.#entries.size;
  }

  #enter(turn: PendingTurn, options: EntryOptions): void {
    const { clock } = this.#options;
    const { conversationId } = turn;
    const entry = new Entry(turn, options, clock.now());
    this.#entries.set(keyOf(turn), entry);
    const busy = this.#lanes.get(conversationId);
    const lane = busy ?? new Lane(clock);
    lane.enter(entry);
    if (busy) return;
    if (this.#stopping) lane.hurry();
    this.#lanes.set(conversationId, lane);
    void this.#serve(lane, conversationId);
  }

  /** One turn at a time, until the queue is empty. */
  async #serve(lane: Lane, conversationId: string): Promise<void> {
    for (let first = lane.take(); first; first = lane.take()) {
      const entries: Entries = [first];
      try {
        const replies = await this.#run(lane, entries);
        for (const { answer } of entries) answer(replies);
      } catch (err) {
        for (const { fail } of entries) fail(err);
        this.#options.log.error({ err, conversationId }, 'turn failed');
      }
      for (const { turn } of entries) this.#entries.delete(keyOf(turn));
    }
    this.#lanes.delete(conversationId);
  }

  async #run(lane: Lane, entries: Entries): Promise<ReplyActivity[]> {
    const { clock, log } = this.#options;
    for (;;) {
      try {
        return await this.#runOnce(lane, entries);
      } catch (err) {
        if (err instanceof AlreadySettled) return [];
        if (this.#stopping) throw err;
        const { conversationId, attempts } = joined(burstOf(entries));
        if (isStoreFault(err)) {
          // The turn stays in the inbox; nothing of it has left.
          log.error({ err, conversationId }, 'the store is away; the turn waits');
          await clock.sleep(STORE_RETRY_MS);
        } else if (attempts < MAX_ATTEMPTS) {
          // What the bot made of it cannot be stored: the merchant gets an apology instead of silence.
          log.error({ err, conversationId }, 'the turn could not be committed');
          for (const { turn } of entries) turn.attempts = MAX_ATTEMPTS;
        } else throw err;
      }
    }
  }

  async #runOnce(lane: Lane, entries: Entries): Promise<ReplyActivity[]> {
    const { store, clock, targets, signal } = this.#options;
    const outcome = await this.#hearing.hear(lane, entries);
    const { repliesAreRead } = entries[0].options;
    const burst = burstOf(entries);
    const options = { now: clock.now(), repliesAreRead, targets };
    const { conversationId } = burst[0];
    const committed = await store.write(
      (db) => commitTurn(db, burst, { outcome, options }),
      conversationId,
    );
    const { toDeliver: outbox, tickets } = committed;
    signal.touched({ conversations: [conversationId], outbox, tickets });
    return committed.replies;
  }
}

function openConversation(db: Database, origin: Origin, now: number): Promise<boolean> {
  const { conversationId: id, channel, userId } = origin;
  return createConversation(db, { id, channel, userId, now });
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

function keyOf(turn: { conversationId: string; seq: number }): string {
  return `${turn.conversationId}|${turn.seq}`;
}
