// Decides for a reply with a card whether it is sent, changes the message that holds the card already, or is out of date.

import type { ReplyActivity } from '../../../bot/turn';
import type { Database } from '../../../store/store';
import { findSentCard, noteCardMessage } from '../../../turns/sent-card-store';
import type { Fault } from '../fault';

export type Way =
  | { do: 'send' }
  /** `id`: the channel's id of the message to be changed. */
  | { do: 'change'; id: string }
  /** A newer reply shows the card as it is by now. */
  | { do: 'skip' };

interface Message {
  conversationId: string;
  reply: ReplyActivity;
}

export async function wayOf(db: Database, { conversationId, reply }: Message): Promise<Way> {
  const card = nameOf(reply);
  const sent = card === undefined ? undefined : await findSentCard(db, { conversationId, card });
  if (!sent?.channelId) return { do: 'send' };
  return sent.shownBy > seqOf(reply) ? { do: 'skip' } : { do: 'change', id: sent.channelId };
}

/**
 * Whether a message that could not be changed is given up and the card sent anew. Changing it twice does no harm, so
 * that it is tried again where that may help; but what is said next waits behind it, and not for long.
 */
export function isLost({ meaning }: Fault, attempts: number): boolean {
  if (meaning === 'not-arrived') return false;
  return meaning !== 'unclear' || attempts > 0;
}

/** The reply's own message holds its card from now on. */
export async function noteHolder(db: Database, { conversationId, reply }: Message): Promise<void> {
  const card = nameOf(reply);
  if (card !== undefined) await noteCardMessage(db, { conversationId, card, seq: seqOf(reply) });
}

/** The reply's place in its conversation, from the id under which it was stored. */
export function seqOf({ id }: ReplyActivity): number {
  return Number(String(id).split('|').at(-1));
}

function nameOf({ channelData }: ReplyActivity): string | undefined {
  return (channelData as { thaw?: { card?: string } } | undefined)?.thaw?.card;
}
