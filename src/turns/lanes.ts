// The conversations that this process runs: one turn of each at a time, committed under the fence of its lane.

import { NO_TRACES, type Note, type Place, type Traces } from '../traces/traces';
import type { PendingTurn } from './accept';
import type { TicketTarget } from './announce';
import { joined } from './burst';
import { AlreadySettled, type Committed, commitTurn, LeaseLost, Overtaken } from './commit';
import {
  burstOf,
  type Entries,
  Hearing,
  type HearingOptions,
  isStoreFault,
  MAX_ATTEMPTS,
} from './hearing';
import { Entry, Lane } from './lane';
import { giveUp, type InboxRow, inboxRows, letGo } from './lease-store';
import type { Signal } from './signal';

const STORE_RETRY_MS = 500;

export interface LanesOptions extends HearingOptions {
  /** Who is told of tickets. */
  targets: ReadonlySet<TicketTarget>;
  /** Told after each commit. */
  signal: Signal;
  /** Id of this process. */
  me: string;
  traces?: Traces;
}

interface Entering {
  fence: number;
  isAwaited: boolean;
  /** What accepted it, where that is traced. */
  from?: Place | undefined;
}

/** True of a turn that this process dropped because it is run, or was run, by another one. */
export function isRunElsewhere(err: unknown): boolean {
  return err instanceof AlreadySettled || err instanceof LeaseLost;
}

export class Lanes {
  readonly #options: LanesOptions;
  readonly #hearing: Hearing;
  readonly #lanes = new Map<string, Lane>();
  /** What is under way or in a queue. */
  readonly #entries = new Map<string, Entry>();
  #stopping = false;

  constructor(options: LanesOptions) {
    this.#options = options;
    this.#hearing = new Hearing(options);
  }

  /** @returns false when it was entered before */
  enter(turn: PendingTurn, { fence, isAwaited, from }: Entering): boolean {
    const { clock } = this.#options;
    const { conversationId } = turn;
    const busy = this.#lanes.get(conversationId);
    const lane = busy ?? new Lane(clock);
    lane.fence = Math.max(lane.fence, fence);
    const key = keyOf(turn);
    if (this.#entries.has(key)) return false;
    const entry = new Entry(turn, isAwaited, clock.now());
    entry.from = from;
    this.#entries.set(key, entry);
    lane.enter(entry);
    if (busy) return true;
    if (this.#stopping) lane.hurry();
    this.#lanes.set(conversationId, lane);
    void this.#serve(lane, conversationId);
    return true;
  }

  /** What was found in the inbox. @returns how much of it is new */
  enterRows(rows: readonly InboxRow[], fence: number): number {
    return rows.filter((row) =>
      this.enter(pendingTurn(row), {
        fence,
        isAwaited:
          row.awaited_by !== null && [row.waiting, this.#options.me].includes(row.awaited_by),
      }),
    ).length;
  }

  entryOf(turn: { conversationId: string; seq: number }): Entry | undefined {
    return this.#entries.get(keyOf(turn));
  }

  laneOf(conversationId: string): Lane | undefined {
    return this.#lanes.get(conversationId);
  }

  /** Enters what other processes have accepted for a conversation that this one holds. */
  async refill(conversationId: string): Promise<void> {
    const rows = await inboxRows(this.#options.store.read, { id: conversationId });
    const lane = this.#lanes.get(conversationId);
    if (lane) this.enterRows(rows, lane.fence);
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Waits for no more messages, and lets each conversation go with its last turn. */
  hurry(): void {
    this.#stopping = true;
    for (const lane of this.#lanes.values()) lane.hurry();
  }

  /** Resolves when what is under way now has ended. */
  async idle(): Promise<void> {
    await Promise.allSettled([...this.#entries.values()].map(({ replies }) => replies));
  }

  /** One turn at a time, until the queue is empty. */
  async #serve(lane: Lane, conversationId: string): Promise<void> {
    for (let first = lane.take(); first; first = lane.take()) {
      const entries: Entries = [first];
      try {
        const { replies, next } = await this.#run(lane, entries);
        this.#end(entries, ({ answer }) => answer(replies));
        if (next !== undefined && next !== lane.peek()?.turn.seq)
          await this.#refillSoon(conversationId);
      } catch (err) {
        await this.#drop(lane, entries, err);
      }
    }
    this.#lanes.delete(conversationId);
  }

  async #run(lane: Lane, entries: Entries): Promise<Committed> {
    const { clock, log } = this.#options;
    for (;;) {
      const { fence } = lane;
      try {
        return await this.#runOnce(lane, entries);
      } catch (err) {
        if (err instanceof AlreadySettled) throw err;
        // It was taken from this process, and taken back since.
        if (err instanceof LeaseLost && lane.fence > fence) continue;
        if (err instanceof LeaseLost) throw err;
        if (err instanceof Overtaken) {
          await this.#beginAgain(lane, entries);
          continue;
        }
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

  #runOnce(lane: Lane, entries: Entries): Promise<Committed> {
    const { traces = NO_TRACES } = this.#options;
    const [{ turn, from = null }] = entries;
    const { conversationId: conversation, attempts, activity } = turn;
    const facts = { channel: activity.channelId, type: activity.type, attempt: attempts + 1 };
    return traces.span('turn', { conversation, facts, within: from }, (note) =>
      this.#hearAndCommit(lane, entries, note),
    );
  }

  /** The fence is that of the beginning: what the bot was told of the conversation is of that time. */
  async #hearAndCommit(lane: Lane, entries: Entries, note: Note): Promise<Committed> {
    const { store, clock, targets, signal, watch, me: holder, traces = NO_TRACES } = this.#options;
    const { fence } = lane;
    const outcome = await traces.span('hear', {}, () => this.#hearing.hear(lane, entries));
    const burst = burstOf(entries);
    const isLast = this.#stopping && lane.peek() === undefined;
    const options = { now: clock.now(), targets, lease: { holder, fence, isLast } };
    const { conversationId } = burst[0];
    const committed = await traces.span('commit', {}, () =>
      store.write((db) => commitTurn(db, burst, { outcome, options }), conversationId),
    );
    note({
      outcome: outcome.isApology ? 'apologised' : 'committed',
      messages: burst.length,
      replies: committed.replies.length,
    });
    watch?.committed({ burst, outcome, now: clock.now() });
    const { toDeliver: outbox, tickets } = committed;
    signal.touched({ conversations: [conversationId], outbox, tickets });
    return committed;
  }

  /** With what comes first. */
  async #beginAgain(lane: Lane, entries: Entries): Promise<void> {
    const [{ turn }] = entries;
    await this.#refillSoon(turn.conversationId);
    lane.putBack(entries);
    entries.splice(0, entries.length, lane.take() as Entry);
  }

  /** What is not found now is found by the next look. */
  async #refillSoon(conversationId: string): Promise<void> {
    try {
      await this.refill(conversationId);
    } catch (err) {
      this.#options.log.error({ err, conversationId }, 'the inbox could not be read');
      await this.#options.clock.sleep(STORE_RETRY_MS);
    }
  }

  /** Of a conversation that another process has, nothing is run any more. */
  async #drop(lane: Lane, entries: Entries, err: unknown): Promise<void> {
    const { store, log, watch } = this.#options;
    const [{ turn }] = entries;
    const { conversationId: id } = turn;
    if (err instanceof LeaseLost) entries.push(...lane.takeAll());
    if (!isRunElsewhere(err)) {
      watch?.failed();
      log.error({ err, conversationId: id }, 'turn failed');
    }
    if (!(err instanceof LeaseLost || this.#stopping)) {
      const failed = err instanceof AlreadySettled ? [] : burstOf(entries);
      const { fence } = lane;
      await store
        .write(async (db) => {
          await giveUp(db, failed);
          await letGo(db, { id, fence });
        })
        .catch((fault) => log.error({ err: fault, conversationId: id }, 'turn not given up'));
    }
    this.#end(entries, ({ fail }) => fail(err));
  }

  #end(entries: Entries, tell: (entry: Entry) => void): void {
    for (const entry of entries) {
      tell(entry);
      this.#entries.delete(keyOf(entry.turn));
    }
  }
}

function pendingTurn(row: InboxRow): PendingTurn {
  const { conversation_id: conversationId, seq, attempts, body } = row;
  const activity = JSON.parse(body) as PendingTurn['activity'];
  const thaw = activity.channelData?.thaw as { redacted?: PendingTurn['redacted'] } | undefined;
  return { conversationId, seq, attempts, activity, redacted: thaw?.redacted ?? [] };
}

function keyOf(turn: { conversationId: string; seq: number }): string {
  return `${turn.conversationId}|${turn.seq}`;
}
