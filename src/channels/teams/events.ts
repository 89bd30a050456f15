// What an activity of the channel is to the bot: words, an arrival, an edit, a thumb; or nothing to be heard.

import { randomUUID } from 'node:crypto';
import { type Activity, ActivityTypes, TurnContext } from 'botbuilder';
import { readThumb, THUMB_EVENT } from '../../../dialogs/turn/thumbs';
import { redactText } from '../../privacy/redact';
import type { Database, Store } from '../../store/store';
import { lastBetween, rewrite, spokenByChannelId } from '../../turns/activity-store';
import { type Incoming, parseIncoming } from '../../turns/incoming';
import { noteLeft } from '../../turns/reach-store';
import { isAddressed, isInGroup } from './envelope';

export interface Heard {
  incoming: Incoming;
  /** What the message said before it was edited. */
  before?: string;
  /** Where it is not the activity's own. */
  channelActivityId?: string;
}

interface Place {
  store: Store;
  now: () => number;
  conversationId: string;
}

type Reader = (activity: Activity, place: Place) => Promise<Heard | undefined>;

/** Other types are acknowledged, and nothing is made of them. */
const READERS: Record<string, Reader> = {
  [ActivityTypes.Message]: async (activity) => words(activity),
  [ActivityTypes.Event]: asItIs,
  [ActivityTypes.Invoke]: asItIs,
  [ActivityTypes.MessageUpdate]: edited,
  [ActivityTypes.MessageDelete]: deleted,
  [ActivityTypes.MessageReaction]: reacted,
  [ActivityTypes.ConversationUpdate]: joined,
  [ActivityTypes.InstallationUpdate]: installed,
};

/** Liked or loved, and the opposite; laughter and surprise say nothing of an answer. */
const VERDICTS: Record<string, boolean> = { like: true, heart: true, sad: false, angry: false };

/** @throws ThawError ACTIVITY_INVALID, TEXT_TOO_LONG */
export async function hear(activity: Activity, place: Place): Promise<Heard | undefined> {
  return READERS[activity.type]?.(activity, place);
}

async function asItIs(activity: Activity): Promise<Heard> {
  return { incoming: parseIncoming(activity) };
}

function words(activity: Activity): Heard | undefined {
  if (isInGroup(activity) && !isAddressed(activity)) return undefined;
  if (activity.text && activity.recipient) TurnContext.removeRecipientMention(activity);
  return { incoming: parseIncoming(activity) };
}

/** An edit that leaves the words as they were, such as a preview of a link, says nothing; one that is undeleted is read again. */
async function edited(activity: Activity, place: Place): Promise<Heard | undefined> {
  const heard = words({ ...activity, type: ActivityTypes.Message } as Activity);
  if (!heard || activity.value) return undefined;
  const text = heard.incoming.text?.trim() ?? '';
  const known = await spoken(place, activity.id);
  if (activity.channelData?.eventType === 'undeleteMessage') {
    if (known) await restore(place, known, text);
    return undefined;
  }
  if (!known) return heard;
  const { store, conversationId } = place;
  const edits = editsOf(activity);
  const [last] = await lastBetween(store.read, { conversationId, from: edits, to: `${edits}~` });
  const before = last ? textOf(JSON.parse(last.body)) : known.before;
  if (text === '' || redactText(text).text === before) return undefined;
  const channelActivityId = `${edits}${activity.timestamp ?? randomUUID()}`;
  return { ...heard, before, channelActivityId };
}

function editsOf({ id }: Activity): string {
  return `edit:${id}:`;
}

/** The words go from what is shown; what was told by them stays with the report or the ticket. */
async function deleted({ id }: Activity, place: Place): Promise<undefined> {
  const known = await spoken(place, id);
  if (!known) return undefined;
  const { text: _text, ...rest } = known.body;
  await put(place, known.seq, { ...rest, isDeleted: true });
  return undefined;
}

async function restore(place: Place, { seq, body }: Spoken, text: string): Promise<void> {
  const { isDeleted: _gone, ...rest } = body;
  await put(place, seq, { ...rest, text: redactText(text).text });
}

/** A reaction to an answer, as a thumb under it on our own page. */
async function reacted(activity: Activity, place: Place): Promise<Heard | undefined> {
  const [helpful] = (activity.reactionsAdded ?? []).flatMap(({ type }) => VERDICTS[type] ?? []);
  if (helpful === undefined || !activity.replyToId) return undefined;
  const mark = await markOf(place, activity.replyToId);
  if (!mark) return undefined;
  return { incoming: { type: 'event', name: THUMB_EVENT, value: { thaw: { ...mark, helpful } } } };
}

async function markOf(place: Place, replyToId: string) {
  const row = await find(place.store.read, place.conversationId, replyToId);
  if (row?.role !== 'bot') return undefined;
  const { entities = [] } = JSON.parse(row.body) as { entities?: Record<string, unknown>[] };
  const actions = entities.flatMap(({ potentialAction }) => potentialAction ?? []);
  return actions.map(readThumb).find((mark) => mark !== undefined);
}

/** In Teams the bot is who joins; whoever put it there is greeted. */
async function joined(activity: Activity, place: Place): Promise<Heard | undefined> {
  const { membersAdded = [], membersRemoved = [], from, recipient } = activity;
  if (membersRemoved.some(({ id }) => id === recipient?.id)) return leave(activity, place);
  const arrives = membersAdded.some(({ id }) => id === from.id || id === recipient?.id);
  return arrives ? arrival(activity) : undefined;
}

async function installed(activity: Activity, place: Place): Promise<Heard | undefined> {
  if (activity.action?.startsWith('remove')) return leave(activity, place);
  return activity.action?.startsWith('add') ? arrival(activity) : undefined;
}

/** Staff see it, and what is to be told goes by mail where there is an address. */
async function leave(
  { timestamp }: Activity,
  { store, conversationId, now }: Place,
): Promise<undefined> {
  const at = Math.min(Date.parse(String(timestamp)) || now(), now());
  await store.write((db) => noteLeft(db, { conversationId, at, now: now() }));
  return undefined;
}

function arrival({ from, locale }: Activity): Heard {
  const membersAdded = [{ id: from.id }];
  return { incoming: { type: 'conversationUpdate', membersAdded, ...(locale && { locale }) } };
}

interface Spoken {
  seq: number;
  body: Record<string, unknown>;
  /** Its words as they were stored. */
  before: string;
}

/** The merchant's own message that came under this id. */
async function spoken({ store, conversationId }: Place, id = ''): Promise<Spoken | undefined> {
  const row = await find(store.read, conversationId, id);
  if (row?.role !== 'merchant') return undefined;
  const body = JSON.parse(row.body) as Spoken['body'];
  return { seq: row.seq, body, before: textOf(body) };
}

function textOf({ text }: { text?: unknown }): string {
  return typeof text === 'string' ? text.trim() : '';
}

async function find(db: Database, conversationId: string, channelActivityId: string) {
  return (await spokenByChannelId(db, { conversationId, channelActivityId }))[0];
}

async function put({ store, conversationId }: Place, seq: number, body: object): Promise<void> {
  await store.write((db) => rewrite(db, { conversationId, seq, body: JSON.stringify(body) }));
}
