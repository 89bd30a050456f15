// What staff say in a merchant's chat: stored as an activity of the conversation, read there like every reply.

import type { ReplyActivity } from '../bot/turn';
import { localeFor } from '../language/reader';
import type { Database } from '../store/store';
import type { Ticket } from '../tickets/ticket';
import type { TicketChange } from '../tickets/ticket-change';
import { activityId } from './activity-id';
import { insertActivity } from './activity-store';
import { advance } from './conversation-store';
import { enqueue } from './outbox-store';

export interface FileForMerchant {
  name: string;
  contentType: string;
  /** Absolute: other clients than our page show it too. */
  contentUrl: string;
}

/** In the role of the bot, as far as clients know: it stands on the service's side of the chat. */
const STAFF = { id: 'thaw-staff', role: 'bot' } as const;

export interface StaffMessage {
  /** Who speaks, in the merchant's language: a line of the text itself, because not every client shows a sender's name. */
  heading: string;
  files?: readonly FileForMerchant[];
}

/** @returns its place in the conversation */
export async function insertStaffMessage(
  db: Database,
  said: { ticket: Ticket; change: TicketChange; message: StaffMessage; now: number },
): Promise<number> {
  const { ticket, change, message, now } = said;
  const { heading, files = [] } = message;
  const { conversationId, number } = ticket;
  const [place] = await advance(db, { id: conversationId, count: 1, now });
  if (!place) throw new Error(`conversation ${conversationId} vanished`);
  const name = change.who ?? '';
  const activity: ReplyActivity = {
    type: 'message',
    id: activityId(conversationId, place.seq),
    timestamp: new Date(place.last_at).toISOString(),
    channelId: place.channel,
    conversation: { id: conversationId },
    from: { ...STAFF, name },
    recipient: { id: place.user_id },
    text: [heading, change.text].filter(Boolean).join('\n'),
    // Nothing that staff paste is taken for markup.
    textFormat: 'plain',
    locale: localeFor(ticket),
    ...(files.length > 0 && { attachments: files }),
    channelData: { thaw: { ticket: number, staff: name, said: change.text ?? '' } },
  };
  await insertActivity(db, {
    conversationId,
    seq: place.seq,
    channelActivityId: null,
    resendKey: null,
    replyTo: null,
    role: 'staff',
    visible: 1,
    pending: 0,
    at: place.last_at,
    body: JSON.stringify(activity),
  });
  if (!place.address) return place.seq;
  await enqueue(db, {
    id: String(activity.id),
    kind: 'teams',
    lane: conversationId,
    payload: JSON.stringify({ activity: withLinks(activity) }),
    now,
  });
  return place.seq;
}

/** Teams shows no files of other kinds than pictures; everywhere a link can be opened. */
function withLinks({ attachments, ...activity }: ReplyActivity): ReplyActivity {
  const files = (attachments ?? []) as FileForMerchant[];
  const links = files.map(({ name, contentUrl }) => `${name}: ${contentUrl}`);
  return { ...activity, text: [activity.text, ...links].join('\n') };
}
