// A turn engine on a real database with a bot that a test scripts.

import type { TurnOutcome, TurnRequest } from '../../src/bot/turn';
import type { Store, StoreBeside } from '../../src/store/store';
import { createConversation } from '../../src/turns/conversation-store';
import type { Bot } from '../../src/turns/hearing';
import { Signal } from '../../src/turns/signal';
import { Turns } from '../../src/turns/turns';
import type { TurnWatch } from '../../src/turns/watch';
import { ManualClock } from './manual-clock';
import { quietLog } from './quiet-log';
import { openTestStore } from './store';

export const MERCHANT = { channel: 'directline', userId: 'dl_merchant' };

export type Script = (request: TurnRequest) => Promise<Partial<TurnOutcome>>;

export function outcome(request: TurnRequest, partial: Partial<TurnOutcome>): TurnOutcome {
  const state = request.state ?? ({ version: 1 } as TurnOutcome['state']);
  return { state, replies: [], expects: null, tickets: [], questions: [], ...partial };
}

const SORRY: Partial<TurnOutcome> = { replies: [{ type: 'message', text: 'sorry' }] };

export function scriptedBot(script: Script, apology = SORRY): Bot {
  return {
    run: async (request) => outcome(request, await script(request)),
    apologise: async (request) => outcome(request, apology),
  };
}

/** Answers every message with its own text. */
export const echo: Script = async ({ activity }) => ({
  replies: [{ type: 'message', text: `echo ${activity.text}` }],
});

export interface TurnBench {
  store: Store;
  turns: Turns;
  clock: ManualClock;
  signal: Signal;
  lines: Record<string, unknown>[];
}

export async function startTurns(
  folder: string,
  script: Script,
  clock = new ManualClock(),
  watch?: TurnWatch,
): Promise<TurnBench> {
  const store = await openTestStore(folder);
  const { log, lines } = quietLog();
  const signal = new Signal();
  const turns = new Turns({
    store,
    clock,
    log,
    bot: scriptedBot(script),
    targets: new Set(['webhook']),
    signal,
    ...(watch && { watch }),
  });
  return { store, turns, clock, signal, lines };
}

export async function openConversation(store: StoreBeside, id: string): Promise<void> {
  await store.write((db) => createConversation(db, { id, ...MERCHANT, now: 0 }));
}

/** Everything stored of a conversation, oldest first. */
export async function transcript(store: StoreBeside, conversationId: string) {
  const rows = await store.read
    .selectFrom('activities')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({ ...row, activity: JSON.parse(row.body) }));
}
