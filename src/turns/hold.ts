// While staff have a merchant's chat the bot is silent: the one place that makes it so.

import type { TurnOutcome } from '../bot/turn';
import type { Database } from '../store/store';
import { heldTicketOf } from '../tickets/held-store';
import type { TicketCommand } from '../tickets/ticket-change';
import { spokenText } from '../tickets/ticket-store';
import type { PendingTurn } from './accept';
import { type Burst, lastOf } from './burst';
import { findConversation } from './conversation-store';
import { TICKET_EVENT, type TicketNews } from './ticket-changes';
import { WAKE_EVENT } from './wake-up-event';

/** A reminder that falls into the staff's time is asked for again after this. */
const LATER_MS = 60 * 60_000;

/**
 * Read in the transaction of the commit: whatever the bot made of the message, and however long before the claim it
 * began to, nothing of it is stored; the merchant's words go to the ticket. News of the staff's own doings get through.
 */
export async function whileHeld(
  db: Database,
  burst: Burst,
  { outcome, now }: { outcome: TurnOutcome; now: number },
): Promise<TurnOutcome> {
  const { activity, conversationId } = lastOf(burst);
  const number = await heldTicketOf(db, conversationId);
  if (number === undefined) return outcome;
  const isNews = activity.type === 'event' && activity.name === TICKET_EVENT;
  if (isNews && (activity.value as TicketNews).held) return outcome;
  const stored = await findConversation(db, conversationId);
  return {
    state: stored?.state ? JSON.parse(stored.state) : outcome.state,
    expects: (stored?.expects ?? null) as TurnOutcome['expects'],
    // News from before the chat was taken is told; nothing is asked, whatever the bot had in mind.
    replies: isNews
      ? outcome.replies.slice(0, 1).map(({ suggestedActions: _, ...news }) => news)
      : [],
    tickets: [],
    questions: [],
    ...(activity.type === 'event' && outcome.feedback && { feedback: outcome.feedback }),
    ticketChanges: burst.flatMap(commandsOf).map((command) => ({ number, command })),
    ...(activity.name === WAKE_EVENT && { wakeAt: now + LATER_MS }),
  };
}

function commandsOf({ activity }: PendingTurn): TicketCommand[] {
  if (activity.type !== 'message') return [];
  const { attachments: papers = [], refused = [] } = activity;
  const words = spokenText({ ...activity, attachments: [] });
  // The bot is silent, so that staff have to say that a file did not arrive.
  const text = [words, ...refused.map(({ name, reason }) => `[${name}: ${reason}]`)]
    .filter(Boolean)
    .join('\n');
  return [
    ...(text === '' ? [] : [{ do: 'message', text } as const]),
    ...(papers.length === 0 ? [] : [{ do: 'papers', papers } as const]),
  ];
}
