// The turn engine: every accepted activity is run through the bot, one at a time per conversation, and committed.

import { randomUUID } from 'node:crypto';
import type { ReplyActivity } from '../bot/turn';
import { ThawError } from '../errors';
import type { Database } from '../store/store';
import { NO_TRACES } from '../traces/traces';
import {
  type Accepted,
  type AcceptRequest,
  acceptActivity,
  type Origin,
  type PendingTurn,
} from './accept';
import { repliesTo } from './activity-store';
import { createConversation } from './conversation-store';
import { Elsewhere } from './elsewhere';
import { MAX_ATTEMPTS } from './hearing';
import type { Incoming } from './incoming';
import { type InternalEvent, insertInternalEvent } from './internal-event';
import { isRunElsewhere, Lanes, type LanesOptions } from './lanes';
import { inboxFor, takeOver, tryAgain } from './lease-store';
import { putFiles } from './put-files';

const MOST_PICKED_UP = 1000;
/** Whoever accepts a message meanwhile waits for few. */
const MOST_AT_ONCE = 16;

export interface TurnsOptions extends Omit<LanesOptions, 'me'> {
  /** Id of this process, under which it holds conversations. */
  me?: string;
}

/**
 * `isAwaited`: a request stays open until the replies are there: they are taken from `replies()` and not delivered by
 * the outbox, and no other message is waited for.
 * `files` came with the activity, those of `fetch` are still to be fetched.
 * `opens`: the conversation is made with it when there is none.
 */
export type AcceptOptions = { opens?: true } & Pick<
  AcceptRequest,
  'isAwaited' | 'files' | 'fetch' | 'before' | 'isCarried' | 'isCut'
>;

export class Turns {
  readonly #options: TurnsOptions;
  readonly #me: string;
  readonly #lanes: Lanes;
  readonly #elsewhere: Elsewhere;
  /** Write jobs after which something is entered. */
  readonly #entering = new Set<Promise<unknown>>();
  #stopping = false;

  constructor(options: TurnsOptions) {
    this.#options = options;
    this.#me = options.me ?? randomUUID();
    this.#lanes = new Lanes({ ...options, me: this.#me });
    this.#elsewhere = new Elsewhere(options);
    options.signal.listen(({ conversations = [], typing = [] }, from) => {
      for (const id of typing) this.hearTyping(id);
      if (from === 'elsewhere') for (const id of conversations) this.#lookSoon(id);
    });
  }

  /**
   * Resolves when the activity and its files are on disk; its turn follows by itself, here or in the process that holds
   * the conversation.
   * @throws ThawError CONVERSATION_UNKNOWN, STORE_UNAVAILABLE, PAPERS_UNAVAILABLE
   */
  accept(origin: Origin, incoming: Incoming, options: AcceptOptions = {}): Promise<Accepted> {
    const { traces = NO_TRACES } = this.#options;
    const { conversationId: conversation, channel } = origin;
    const accepted = traces.span('accept', { conversation, facts: { channel } }, async (note) => {
      const stored = await this.#accept(origin, incoming, options);
      note({ repeated: stored.repeated });
      return stored;
    });
    return this.#enterAfter(accepted);
  }

  async #accept(
    origin: Origin,
    incoming: Incoming,
    { opens, files, ...rest }: AcceptOptions,
  ): Promise<Accepted> {
    const { store, clock, signal, traces = NO_TRACES } = this.#options;
    const put = files && (await putFiles(store, origin.conversationId, files));
    const accepted = await store.write(async (db) => {
      if (opens) await openConversation(db, origin, clock.now());
      const request = { incoming, now: clock.now(), me: this.#me, ...rest };
      return acceptActivity(db, origin, { ...request, ...(put && { files: put }) });
    }, origin.conversationId);
    if (!accepted) throw new ThawError('CONVERSATION_UNKNOWN');
    const { turn, fence } = accepted;
    if (turn) {
      const isAwaited = rest.isAwaited ?? false;
      const from = traces.here();
      if (fence !== undefined) this.#lanes.enter(turn, { fence, isAwaited, from });
      const conversations = [origin.conversationId];
      signal.touched({ conversations, outbox: rest.fetch !== undefined });
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

  /** Runs a turn that another part has put into the inbox; while the service stops it is left for another process or the next start. */
  enter({ conversationId }: PendingTurn): void {
    if (this.#stopping) return;
    this.#enterAfter(this.#takeOver(conversationId)).catch((err) =>
      this.#options.log.error({ err, conversationId }, 'the turn waits for the next look'),
    );
  }

  /** The merchant is typing: what was sent last may be only the beginning. */
  noteTyping(conversationId: string): void {
    this.#options.signal.touched({ typing: [conversationId] });
  }

  /** The same, told by another process. @returns false when the conversation is not busy here */
  hearTyping(conversationId: string): boolean {
    const lane = this.#lanes.laneOf(conversationId);
    lane?.noteTyping();
    return lane !== undefined;
  }

  /** Another process has accepted something: it is run here if the conversation is busy here. */
  async lookInto(conversationId: string): Promise<void> {
    if (this.#lanes.laneOf(conversationId)) await this.#lanes.refill(conversationId);
  }

  #lookSoon(conversationId: string): void {
    this.lookInto(conversationId).catch((err) =>
      this.#options.log.error({ err, conversationId }, 'the inbox could not be read'),
    );
  }

  /** The replies of an accepted activity, as soon as they are committed; of a repeated one the first replies. */
  async replies(accepted: Accepted | PendingTurn): Promise<ReplyActivity[]> {
    try {
      const running = this.#lanes.entryOf(accepted);
      if (running) return await running.replies;
    } catch (err) {
      if (!isRunElsewhere(err)) throw err;
    }
    await this.#elsewhere.untilSettled(accepted);
    const rows = await repliesTo(this.#options.store.read, accepted);
    return rows.map((row) => JSON.parse(row.body) as ReplyActivity);
  }

  /** At the start: runs what a crash left in the inbox, and what was given up. @returns the number of such turns */
  async recover(): Promise<number> {
    await this.#options.store.write((db) => tryAgain(db, MAX_ATTEMPTS - 1));
    let count = 0;
    for (let more = -1; more !== 0; count += more) more = await this.pickUp();
    return count;
  }

  /**
   * Runs what is in the inbox and nobody runs: of processes that died or stopped, what `kb tickets set` put there, and
   * what other processes have accepted for conversations held here. @returns the number of such turns
   */
  async pickUp(): Promise<number> {
    if (this.#stopping) return 0;
    const { store } = this.#options;
    const places = await inboxFor(store.read, { me: this.#me, limit: MOST_PICKED_UP });
    const fresh = places.filter(
      ({ conversation_id: conversationId, seq }) => !this.#lanes.entryOf({ conversationId, seq }),
    );
    const ids = new Set(fresh.map((place) => place.conversation_id));
    let count = 0;
    for (const some of inGroups([...ids], MOST_AT_ONCE)) {
      const counts = await Promise.all(some.map((id) => this.#enterAfter(this.#takeOver(id))));
      count += counts.reduce((sum, each) => sum + each, 0);
    }
    return count;
  }

  /** Waits for no more messages and resolves when all turns under way are committed. What is still accepted is stored, and run here or elsewhere. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#elsewhere.stop();
    this.#lanes.hurry();
    while (this.#entering.size + this.#lanes.size > 0) {
      await Promise.allSettled(this.#entering);
      await this.#lanes.idle();
    }
  }

  get underWay(): number {
    return this.#lanes.size + this.#entering.size;
  }

  /** @returns how many turns were entered */
  async #takeOver(id: string): Promise<number> {
    const taken = await this.#options.store.write((db) => takeOver(db, { id, me: this.#me }), id);
    return taken ? this.#lanes.enterRows(taken.rows, taken.fence) : 0;
  }

  #enterAfter<T>(job: Promise<T>): Promise<T> {
    const ended: Promise<unknown> = job
      .then(nothing, nothing)
      .then(() => this.#entering.delete(ended));
    this.#entering.add(ended);
    return job;
  }
}

function nothing(): void {}

function inGroups<T>(all: readonly T[], size: number): T[][] {
  const count = Math.ceil(all.length / size);
  return Array.from({ length: count }, (_, index) => all.slice(index * size, (index + 1) * size));
}

function openConversation(db: Database, origin: Origin, now: number): Promise<boolean> {
  const { conversationId: id, channel, userId } = origin;
  return createConversation(db, { id, channel, userId, now });
}
