// What an activity of the channel is to the bot: words, an arrival, an edit, a thumb; or nothing to be heard.

import { randomUUID } from 'node:crypto';
import { type Activity, ActivityTypes } from 'botbuilder';
import { readThumb, THUMB_EVENT } from '../../../dialogs/turn/thumbs';
import { redactText } from '../../privacy/redact';
import type { Database, Store } from '../../store/store';
import { allBetween, findByChannelId, rewrite } from '../../turns/activity-store';
import { type Incoming, parseIncoming } from '../../turns/incoming';
import { noteLeft } from '../../turns/reach-store';
import { TEXT_LIMIT } from '../../turns/text-limit';
import { isAddressed, isInGroup } from './envelope';

export interface Heard {
  incoming: Incoming;
  /** What the message said before it was edited. */
  before?: string;
  /** Where it is not the activity's own. */
  channelActivityId?: string;
  /** Longer than anybody reads: the end is left out. */
  isCut?: true;
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
  [ActivityTypes.Event]: async (activity) => ({ incoming: parseIncoming(activity) }),
  [ActivityTypes.MessageUpdate]: edited,
  [ActivityTypes.MessageDelete]: deleted,
  [ActivityTypes.MessageReaction]: reacted,
  [ActivityTypes.ConversationUpdate]: joined,
  [ActivityTypes.InstallationUpdate]: installed,
};

/** Liked or loved, and the opposite; laughter and surprise say nothing of an answer. */
const VERDICTS: Record<string, boolean> = { like: true, heart: true, sad: false, angry: false };

/** @throws ThawError ACTIVITY_INVALID */
export async function hear(activity: Activity, place: Place): Promise<Heard | undefined> {
  return READERS[activity.type]?.(activity, place);
}

function words(activity: Activity): Heard | undefined {
  if (isInGroup(activity) && !isAddressed(activity)) return undefined;
  const { entities: _read, ...said } = { ...activity, ...withoutOwnName(activity) };
  const { text = '' } = said;
  if (text.length <= TEXT_LIMIT) return { incoming: parseIncoming(said) };
  // Refused, it would be lost: the channel tells nobody why.
  const beginning = text.slice(0, TEXT_LIMIT).replace(/[\uD800-\uDBFF]$/, '');
  return { incoming: parseIncoming({ ...said, text: beginning }), isCut: true };
}

/** The bot's own name says nothing, however often it stands there; the SDK takes away the first one alone. */
function withoutOwnName({ text, entities, recipient }: Activity): { text?: string } {
  if (!text || !recipient) return {};
  const names = (entities ?? []).flatMap(({ type, text: name, mentioned }) =>
    type === 'mention' && name && mentioned?.id === recipient.id ? [String(name)] : [],
  );
  return { text: names.reduce((rest, name) => rest.replaceAll(name, ' '), text).trim() };
}

/** An edit that leaves the words as they were, such as a preview of a link, says nothing; one that is undeleted is read again. */
async function edited(activity: Activity, place: Place): Promise<Heard | undefined> {
  const heard = words({ ...activity, type: ActivityTypes.Message } as Activity);
  if (!heard || activity.value) return undefined;
  const text = heard.incoming.text?.trim() ?? '';
  const last = (await versionsOf(activity, place)).at(-1);
  if (activity.channelData?.eventType === 'undeleteMessage') {
    if (last) await restore(place, last, text);
    return undefined;
  }
  if (!last) return heard;
  const before = textOf(last.body);
  if (text === '' || [text, redactText(text).text].includes(before)) return undefined;
  const channelActivityId = `${editsOf(activity)}${activity.timestamp ?? randomUUID()}`;
  return { ...heard, before, channelActivityId };
}

/** The words go from what is shown; what was told by them stays with the report or the ticket. */
async function deleted(activity: Activity, place: Place): Promise<undefined> {
  for (const { seq, body } of await versionsOf(activity, place)) {
    const { text: _text, before: _before, ...rest } = body;
    await put(place, seq, { ...rest, isDeleted: true });
  }
  return undefined;
}

async function restore(place: Place, { seq, body }: Version, text: string): Promise<void> {
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
  const others = isInGroup(activity) ? undefined : from.id;
  const arrives = membersAdded.some(({ id }) => id && (id === others || id === recipient?.id));
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

interface Version {
  seq: number;
  body: Record<string, unknown>;
}

/** The merchant's own message that came under this id, as it was written, and each of its edits. */
async function versionsOf(activity: Activity, place: Place): Promise<Version[]> {
  const { store, conversationId } = place;
  const first = await find(store.read, conversationId, activity.id ?? '');
  if (first?.role !== 'merchant') return [];
  const from = editsOf(activity);
  const edits = await allBetween(store.read, { conversationId, from, to: `${from}~` });
  return [first, ...edits].map(({ seq, body }) => ({ seq, body: JSON.parse(body) }));
}

function editsOf({ id }: Activity): string {
  return `edit:${id}:`;
}

function textOf({ text }: { text?: unknown }): string {
  return typeof text === 'string' ? text.trim() : '';
}

async function find(db: Database, conversationId: string, channelActivityId: string) {
  return (await findByChannelId(db, { conversationId, channelActivityId }))[0];
}

async function put({ store, conversationId }: Place, seq: number, body: object): Promise<void> {
  await store.write((db) => rewrite(db, { conversationId, seq, body: JSON.stringify(body) }));
}
