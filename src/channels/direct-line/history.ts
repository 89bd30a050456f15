// Earlier conversations of a visitor of our chat page, to be read again: those of the browser, or those of a person.

import { ThawError } from '../../errors';
import type { Store } from '../../store/store';
import { type Spoken, spokenText, ticketNumbersOf } from '../../tickets/ticket-store';
import {
  findOwner,
  firstSent,
  type ListedConversation,
  listConversations,
  type Owner,
} from '../../turns/conversation-list-store';
import { CHANNEL, type DirectLine } from './direct-line';
import { isPerson } from './identity';
import type { Grant } from './tokens';

const MOST_LISTED = 20;
/** The first may be files without a name, or a tap. */
const MOST_LOOKED_AT = 5;
const LONGEST_WORDS = 80;

export interface HistoryParts {
  store: Store;
  directLine: DirectLine;
}

export interface EarlierConversation {
  id: string;
  startedAt: string;
  lastAt: string;
  /** What the merchant said first; empty when nothing was. */
  words: string;
  /** Numbers of the tickets that came of it, newest first. */
  tickets: string[];
}

export class History {
  readonly #parts: HistoryParts;

  constructor(parts: HistoryParts) {
    this.#parts = parts;
  }

  /** Newest first, without the session's current one. */
  async list(session: Grant): Promise<EarlierConversation[]> {
    const { store, directLine } = this.#parts;
    const known = isPerson(session.userId)
      ? await directLine.conversationsOf(session.userId, MOST_LISTED + 1)
      : (session.earlier ?? []);
    const ids = known.filter((id) => id !== session.conversationId).slice(0, MOST_LISTED);
    if (ids.length === 0) return [];
    const listed = await listConversations(store.read, ids);
    const tickets = await ticketNumbersOf(store.read, ids);
    return Promise.all(
      listed
        .filter((each) => mayRead(session, each))
        .map(async (each) => ({
          ...timesOf(each),
          words: await this.#wordsOf(each.id),
          tickets: tickets.get(each.id) ?? [],
        })),
    );
  }

  /**
   * As Direct Line's own reading: an ActivitySet as JSON text, and how far it goes.
   * @throws ThawError CONVERSATION_UNKNOWN for whatever is not the caller's
   */
  async read(session: Grant, id: string, watermark: number) {
    const { store, directLine } = this.#parts;
    const owner = await findOwner(store.read, id);
    if (!owner || owner.gone_at !== null || !mayRead(session, { id, ...owner }))
      throw new ThawError('CONVERSATION_UNKNOWN');
    const next = await directLine.readAfter(id, watermark);
    return next ?? { watermark, set: `{"activities":[],"watermark":"${watermark}"}` };
  }

  async #wordsOf(conversationId: string): Promise<string> {
    const sent = await firstSent(this.#parts.store.read, { conversationId, limit: MOST_LOOKED_AT });
    for (const { body } of sent) {
      const { text, attachments }: Spoken = JSON.parse(body);
      const words = spokenText({ ...(text && { text }), ...(attachments && { attachments }) });
      if (words.trim() !== '') return cut(words);
    }
    return '';
  }
}

/** Whose a conversation is stands in the database: a session that names it is not enough. */
function mayRead(
  session: Grant,
  { id, channel, user_id: userId }: Omit<Owner, 'gone_at'> & { id: string },
): boolean {
  if (channel !== CHANNEL) return false;
  if (isPerson(session.userId) || isPerson(userId)) return session.userId === userId;
  return id === session.conversationId || (session.earlier ?? []).includes(id);
}

function timesOf({ id, created_at, said_at }: ListedConversation) {
  return {
    id,
    startedAt: new Date(created_at).toISOString(),
    lastAt: new Date(said_at ?? created_at).toISOString(),
  };
}

/** On one line; by characters, so that none is cut in two. */
function cut(words: string): string {
  const characters = [...words.replace(/\s+/g, ' ').trim()];
  return characters.slice(0, LONGEST_WORDS).join('').trim();
}
