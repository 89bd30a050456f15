// What else is known of the merchant behind a ticket: the other tickets, and the talks that needed none.

import { ThawError } from '../../errors';
import { maskContactsIn } from '../../privacy/mask';
import type { Database } from '../../store/store';
import { contactKey } from '../../tickets/contact-key';
import { mergedInto } from '../../tickets/living-store';
import type { Ticket } from '../../tickets/ticket';
import type { TicketStatus } from '../../tickets/ticket-change';
import { spokenView } from '../transcript';
import { spokenBefore, verdictsIn } from '../transcript-store';
import type { SpokenView } from '../views';
import { talksOfUser, ticketsOfMerchant, usersOf } from './earlier-store';
import type { EarlierTalk, EarlierTicket, EarlierView, Sameness } from './merchant-views';

const MOST = 20;
/** Lines of a talk that is opened beside a ticket. */
const MOST_LINES = 100;
/** One merchant writes from a few devices. */
const MOST_USERS = 5;

export async function earlierOf(db: Database, ticket: Ticket): Promise<EarlierView> {
  if (ticket.erasedAt !== undefined) return { others: [], talks: [] };
  const { number, conversationId, fields } = ticket;
  const { merchantId } = fields;
  const key = contactKey(fields.contact.value);
  const same = { number, conversationId, merchantId, contactKey: key };
  const rows = await ticketsOfMerchant(db, same, MOST);
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  const newest = [...byNumber.values()]
    .toSorted((one, other) => Number(other.ordinal) - Number(one.ordinal))
    .slice(0, MOST);
  const others = newest.map((row): EarlierTicket => {
    const sameness: [Sameness, boolean][] = [
      ['merchantId', merchantId !== undefined && row.merchant_id === merchantId],
      ['contact', key !== '' && row.contact_key === key],
      ['conversation', row.conversation_id === conversationId],
    ];
    return {
      number: row.number,
      kind: row.kind as Ticket['kind'],
      status: row.status as TicketStatus,
      createdAt: new Date(row.created_at).toISOString(),
      subject: maskContactsIn(row.subject),
      same: sameness.flatMap(([name, isSame]) => (isSame ? [name] : [])),
    };
  });
  const conversations = new Set([conversationId, ...newest.map((row) => row.conversation_id)]);
  return { others, talks: await talksOf(db, [...conversations], conversationId) };
}

async function talksOf(
  db: Database,
  conversations: readonly string[],
  except: string,
): Promise<EarlierTalk[]> {
  const talks = [];
  for (const user of (await usersOf(db, conversations)).slice(0, MOST_USERS)) {
    talks.push(...(await talksOfUser(db, { ...user, except }, MOST)));
  }
  return talks
    .toSorted((one, other) => other.created_at - one.created_at)
    .slice(0, MOST)
    .map(({ id, channel, created_at: at, line }) => ({
      ...{ id, channel, createdAt: new Date(at).toISOString() },
      line: maskContactsIn(line ?? ''),
    }));
}

/** Whether what belongs to a conversation may be opened through a ticket: its own, a talk beside it, or of what was merged. */
export async function isShownAt(
  db: Database,
  ticket: Ticket,
  conversationId: string,
): Promise<boolean> {
  if (conversationId === ticket.conversationId) return true;
  const { talks } = await earlierOf(db, ticket);
  if (talks.some(({ id }) => id === conversationId)) return true;
  const merged = ticket.merged === undefined ? [] : await mergedInto(db, ticket.number);
  return merged.some((each) => each.conversationId === conversationId);
}

/** A talk of the merchant behind a ticket, and of nobody else. @throws ThawError TALK_UNKNOWN */
export async function earlierTalk(
  db: Database,
  { ticket, talk }: { ticket: Ticket; talk: string },
  titleOf: (entry: string) => string,
): Promise<SpokenView[]> {
  if (!(await isShownAt(db, ticket, talk))) throw new ThawError('TALK_UNKNOWN');
  const page = { conversationId: talk, before: undefined, limit: MOST_LINES };
  const verdicts = await verdictsIn(db, talk);
  const reading = { ticket: ticket.number, titleOf, verdicts };
  return (await spokenBefore(db, page)).map((row) => spokenView(row, reading));
}
