// How far a merchant has got in the chats of a ticket: its own, and those of the tickets that went into it.

import { jsonText } from '../../store/dialect';
import type { Database } from '../../store/store';
import { conversationsOf } from '../../tickets/living-store';
import type { Ticket } from '../../tickets/ticket';
import { seenUpTo } from '../../turns/look-store';

/** Words of staff further back than so many of them are not looked for. */
const FARTHEST = 200;

interface Seen {
  arrived: number | null;
  read: number | null;
}

/** In places of the ticket's own chat, whichever the merchant looks at: an answer stands in all of them. */
export async function seenOf(db: Database, ticket: Ticket): Promise<Seen> {
  const [own, ...others] = await conversationsOf(db, ticket);
  let { arrived, read } = await seenUpTo(db, own ?? ticket.conversationId);
  for (const conversationId of others) {
    const there = await seenUpTo(db, conversationId);
    if (there.arrived === null) continue;
    const places = await samePlaces(db, ticket, conversationId);
    arrived = furthest(arrived, places(there.arrived));
    read = furthest(read, places(there.read ?? 0));
  }
  return { arrived, read };
}

function furthest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}

/** From a place in the other chat to that of the same words in the own one; null where nothing stood in both by then. */
async function samePlaces(
  db: Database,
  { number, conversationId }: Ticket,
  other: string,
): Promise<(place: number) => number | null> {
  const there = await saidThrough(db, number, other);
  const here = await saidThrough(db, number, conversationId);
  // Since the merge each stands in both: counted from the end they are the same.
  return (place) => here[there.findIndex((seq) => seq <= place)] ?? null;
}

/** What staff said there through the ticket, the newest first. */
async function saidThrough(
  db: Database,
  number: string,
  conversationId: string,
): Promise<number[]> {
  const rows = await db
    .selectFrom('activities')
    .select('seq')
    .where('conversation_id', '=', conversationId)
    .where('role', '=', 'staff')
    .where(jsonText(db, 'body', ['channelData', 'thaw', 'ticket']), '=', number)
    .orderBy('seq', 'desc')
    .limit(FARTHEST)
    .execute();
  return rows.map(({ seq }) => seq);
}
