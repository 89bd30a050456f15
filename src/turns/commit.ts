// Commit: everything a turn produced, in one write job; either all of it is stored or none.

import { randomUUID } from 'node:crypto';
import type { ReplyActivity, TurnOutcome } from '../bot/turn';
import { insertFeedback, insertQuestion } from '../knowledge/question-store';
import type { Database } from '../store/store';
import { givePapers } from '../tickets/paper-store';
import type { Paper } from '../tickets/ticket';
import { createTicket } from '../tickets/ticket-store';
import type { PendingTurn } from './accept';
import { activityId } from './activity-id';
import { insertActivity, settle } from './activity-store';
import { announce, type TicketTarget } from './announce';
import { BOT } from './bot-account';
import { type Burst, lastOf } from './burst';
import { carry } from './carried-store';
import { advanceWithState, setWakeAt } from './conversation-store';
import { whileHeld } from './hold';
import { findHold, handOver, inboxPlaces, isAwaited } from './lease-store';
import { enqueue } from './outbox-store';
import { inParts } from './reply-parts';
import { noteCardState } from './sent-card-store';
import { changeTicket } from './ticket-changes';

const OWN_CHANNEL = 'directline';

export interface Committed {
  /** As stored. */
  replies: ReplyActivity[];
  /** True when the outbox has something new to send. */
  toDeliver: boolean;
  /** True when a ticket was made or changed. */
  tickets: boolean;
  /** What is first in the inbox now; missing when the conversation was let go. */
  next?: number;
}

/** Under what a process runs the turns of a conversation. */
export interface Lease {
  holder: string;
  fence: number;
  /** The process stops: whatever else is in the inbox is run elsewhere. */
  isLast: boolean;
}

export interface CommitOptions {
  now: number;
  lease: Lease;
  /** Who is told of tickets. */
  targets: ReadonlySet<TicketTarget>;
}

/**
 * @throws AlreadySettled when another run of the same turn was faster, LeaseLost when another process has taken the
 * conversation, Overtaken when something is to be answered first; then nothing is stored.
 */
export async function commitTurn(
  db: Database,
  burst: Burst,
  result: { outcome: TurnOutcome; options: CommitOptions },
): Promise<Committed> {
  const { options } = result;
  const { holder: me, fence, isLast } = options.lease;
  const turn = lastOf(burst);
  const { conversationId } = turn;
  const awaitedBy = await settleAll(db, burst, fence);
  const outcome = inMessages(
    await whileHeld(db, burst, { outcome: result.outcome, now: options.now }),
    turn.activity.channelId,
  );
  const [place] = await advanceWithState(db, {
    id: conversationId,
    fence,
    count: outcome.replies.length,
    now: options.now,
    state: JSON.stringify(outcome.state),
    expects: outcome.expects,
  });
  if (!place) throw new LeaseLost();
  const next = place.holder === null ? undefined : await firstInInbox(db, turn);
  if (isLast && next !== undefined) await handOver(db, { id: conversationId, fence });
  if (outcome.wakeAt !== undefined) {
    await setWakeAt(db, { id: conversationId, wakeAt: outcome.wakeAt });
  }
  const first = place.seq - outcome.replies.length + 1;
  const replies: ReplyActivity[] = [];
  for (const [index, reply] of outcome.replies.entries()) {
    const at = place.last_at - (outcome.replies.length - 1 - index);
    replies.push(await storeReply(db, turn, { reply, seq: first + index, at }));
  }
  let toDeliver = await storeEffects(db, turn, { outcome, options });
  if (outcome.carries) {
    const { channel, user_id: userId, address } = place;
    await carry(db, { channel, userId, text: outcome.carries, now: options.now, address });
    toDeliver = true;
  }
  if (place.address && !(await isAwaited(db, { by: awaitedBy, me }))) {
    await enqueueReplies(db, { conversationId, replies, now: options.now });
    toDeliver = true;
  }
  const tickets = outcome.tickets.length + (outcome.ticketChanges ?? []).length > 0;
  return { replies, toDeliver, tickets, ...(next !== undefined && !isLast && { next }) };
}

/** Our own page shows long texts as they are. */
function inMessages(outcome: TurnOutcome, channel: string): TurnOutcome {
  return channel === OWN_CHANNEL
    ? outcome
    : { ...outcome, replies: outcome.replies.flatMap(inParts) };
}

export class AlreadySettled extends Error {}
export class LeaseLost extends Error {}
export class Overtaken extends Error {}

/** @returns the process whose request waits for the replies @throws AlreadySettled, LeaseLost */
async function settleAll(db: Database, burst: Burst, fence: number): Promise<string | null> {
  const last = lastOf(burst).seq;
  let awaitedBy: string | null = null;
  for (const { conversationId, seq } of burst) {
    const joinedTo = seq === last ? null : last;
    const [settled] = await settle(db, { conversationId, seq, joinedTo });
    if (!settled) {
      const [hold] = await findHold(db, { id: conversationId });
      throw hold?.fence === fence ? new AlreadySettled() : new LeaseLost();
    }
    awaitedBy = settled.awaited_by;
  }
  return awaitedBy;
}

/** What another process accepted before the turn, and left to this one, comes first. @throws Overtaken */
async function firstInInbox(
  db: Database,
  { conversationId, seq }: PendingTurn,
): Promise<number | undefined> {
  const [first] = await inboxPlaces(db, { id: conversationId });
  if (first && first.seq < seq) throw new Overtaken();
  return first?.seq;
}

async function storeReply(
  db: Database,
  turn: PendingTurn,
  placed: { reply: ReplyActivity; seq: number; at: number },
): Promise<ReplyActivity> {
  const { conversationId, activity } = turn;
  const body: ReplyActivity = {
    ...placed.reply,
    id: activityId(conversationId, placed.seq),
    timestamp: new Date(placed.at).toISOString(),
    channelId: activity.channelId,
    conversation: { id: conversationId },
    from: BOT,
    recipient: { id: merchantOf(activity) },
    // Clients wait for the message that a reply names, and an event of the service never comes to them.
    ...(activity.from.id !== BOT.id && { replyToId: activity.id }),
  };
  await insertActivity(db, {
    conversationId,
    seq: placed.seq,
    channelActivityId: null,
    resendKey: null,
    replyTo: turn.seq,
    role: 'bot',
    visible: 1,
    pending: 0,
    at: placed.at,
    body: JSON.stringify(body),
  });
  const card = cardIn(body);
  if (card !== undefined) await noteCardState(db, { conversationId, card, seq: placed.seq });
  return body;
}

/** The name of the card that a reply sends or brings up to date. */
function cardIn({ channelData }: ReplyActivity): string | undefined {
  return (channelData as { thaw?: { card?: string } } | undefined)?.thaw?.card;
}

/** An event of the service itself is addressed to the merchant; everything else comes from the merchant. */
function merchantOf({ from, recipient }: PendingTurn['activity']): string {
  return from.id === BOT.id && recipient ? recipient.id : from.id;
}

/** @returns true when the outbox got something to send. */
async function storeEffects(
  db: Database,
  turn: PendingTurn,
  { outcome, options }: { outcome: TurnOutcome; options: CommitOptions },
): Promise<boolean> {
  const { conversationId, seq } = turn;
  let toDeliver = false;
  for (const question of outcome.questions) {
    await insertQuestion(db, { conversationId, seq, at: options.now, question });
  }
  for (const { helpful, answer = null, words = null, ...said } of outcome.feedback ?? []) {
    const verdict = { ...said, helpful: helpful ? 1 : 0, answer, words } as const;
    await insertFeedback(db, { conversationId, seq, at: options.now, ...verdict });
  }
  for (const draft of outcome.tickets) {
    const ticket = await createTicket(db, draft, {
      conversationId,
      channel: turn.activity.channelId,
      now: options.now,
    });
    if (ticket?.papers) {
      await give(db, ticket.papers.received, { conversationId, ticket: ticket.number });
    }
    if (!ticket) continue;
    const event = { type: 'ticket.created', timestamp: ticket.createdAt, data: ticket } as const;
    const id = `msg_${randomUUID()}`;
    if (await announce(db, options.targets, { id, event, now: options.now })) toDeliver = true;
  }
  const { targets } = options;
  for (const { number, command } of outcome.ticketChanges ?? []) {
    const order = { number, command, by: 'merchant', now: options.now } as const;
    const { ticket, changes } = await changeTicket(db, order, { targets, tellsMerchant: false });
    const to = { conversationId, ticket: ticket.number };
    if (command.do === 'papers') await give(db, command.papers, to);
    if (targets.size > 0 && changes.length > 0) toDeliver = true;
  }
  return toDeliver;
}

function give(
  db: Database,
  papers: readonly Paper[],
  to: { conversationId: string; ticket: string },
): Promise<void> {
  return givePapers(db, { ids: papers.map(({ paperId }) => paperId), ...to });
}

async function enqueueReplies(
  db: Database,
  sent: { conversationId: string; replies: ReplyActivity[]; now: number },
): Promise<void> {
  for (const activity of sent.replies) {
    await enqueue(db, {
      id: String(activity.id),
      kind: 'teams',
      lane: sent.conversationId,
      payload: JSON.stringify({ activity }),
      now: sent.now,
    });
  }
}
