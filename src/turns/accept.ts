// Accept: redacts an incoming activity, gives it its place in the conversation and stores it, all in one write job.

import type { ChatActivity } from '../bot/turn';
import { redactMachineData } from '../privacy/machine-data';
import type { ExpectedNumber, RedactedKind } from '../privacy/redact';
import { redactDeep } from '../privacy/redact-deep';
import type { Database } from '../store/store';
import { type CheckedFiles, fitIn } from '../tickets/paper';
import { heldPapers, insertPapers } from '../tickets/paper-store';
import { activityId } from './activity-id';
import { findByChannelId, findByResendKey, insertActivity } from './activity-store';
import { advanceAndTake, setLeft } from './conversation-store';
import type { Incoming } from './incoming';
import { letGo } from './lease-store';
import { enqueue } from './outbox-store';
import { resendKey } from './resend-key';

/** Who sends, as the token or the channel's own authentication says; never as the body says. */
export interface Origin {
  conversationId: string;
  channel: string;
  userId: string;
  userName?: string;
  /** The channel's id of the activity; its repeat is dropped. */
  channelActivityId?: string | undefined;
  /** True in a group: `conversationId` names the part that this person has in it. */
  isGroup?: boolean;
  /** When it was written, by the channel's clock, to the millisecond: what comes again under a new id is known by it. */
  sentAt?: string | undefined;
}

export interface Accepted {
  conversationId: string;
  seq: number;
  id: string;
  /** True when the same activity was accepted before. */
  repeated: boolean;
  /** The turn still to be run; absent when nothing is to be done. */
  turn?: PendingTurn;
  /** Under which this process holds the conversation; absent when another one does, and runs the turn. */
  fence?: number;
}

export interface PendingTurn {
  conversationId: string;
  seq: number;
  attempts: number;
  activity: ChatActivity;
  redacted: RedactedKind[];
}

export interface AcceptRequest {
  incoming: Incoming;
  now: number;
  /** The process that accepts it. */
  me: string;
  /** A request of this process stays open until the replies are there. */
  isAwaited?: boolean;
  /** Files that came with it. */
  files?: CheckedFiles;
  /** What the `fetch` deliverer needs to get files that the channel holds; `count` is their number. */
  fetch?: { payload: object; count: number };
  /** What the message said before it was edited, as it was stored. */
  before?: string;
  /** Written in a group, and heard in the person's own chat. */
  isCarried?: true;
  /** Too long: only its beginning is here. */
  isCut?: true;
}

/**
 * Activity and files are stored together; of a repeated activity nothing is stored.
 * @returns undefined when there is no such conversation.
 */
export async function acceptActivity(
  db: Database,
  origin: Origin,
  request: AcceptRequest,
): Promise<Accepted | undefined> {
  const { conversationId, channelActivityId } = origin;
  const key = resendKey(origin, request.incoming);
  const { now, me } = request;
  const [place] = await advanceAndTake(db, { id: conversationId, count: 1, now, holder: me });
  if (!place) return undefined;
  const { activity, redacted } = build(origin, request.incoming, {
    seq: place.seq,
    at: place.last_at,
    expects: place.expects as ExpectedNumber | null,
  });
  const files = request.files && fitIn(request.files, await heldPapers(db, conversationId));
  describeFiles(activity, files, request.fetch?.count);
  if (request.before !== undefined) activity.before = request.before;
  if (request.isCarried) activity.isCarried = true;
  if (request.isCut) activity.isCut = true;
  const stored = await insertActivity(db, {
    conversationId,
    seq: place.seq,
    channelActivityId: channelActivityId ?? null,
    resendKey: key ?? null,
    replyTo: null,
    role: 'merchant',
    visible: activity.type === 'message' ? 1 : 0,
    pending: 1,
    awaitedBy: request.isAwaited ? me : null,
    at: place.last_at,
    body: JSON.stringify(forClients(activity)),
  });
  if (stored.length === 0) {
    if (place.holder === me) await letGo(db, { id: conversationId, fence: place.fence });
    return repeated(db, origin, key);
  }
  const at = place.last_at;
  if (files) await insertPapers(db, files.papers, { conversationId, seq: place.seq, at });
  if (request.fetch) await enqueueFetch(db, activity.id, { ...request.fetch, now: request.now });
  // Who writes is there again.
  if (place.left_at !== null) await setLeft(db, { id: conversationId, at: null });
  const turn = { conversationId, seq: place.seq, attempts: 0, activity, redacted };
  const accepted = { conversationId, seq: place.seq, id: activity.id, repeated: false, turn };
  return { ...accepted, ...(place.holder === me && { fence: place.fence }) };
}

/** The bot learns what the files are, never what is in them or where they came from. */
function describeFiles(
  activity: ChatActivity,
  files: CheckedFiles | undefined,
  awaitsFiles: number | undefined,
): void {
  if (awaitsFiles) activity.awaitsFiles = awaitsFiles;
  if (!files) return;
  const papers = files.papers.map(({ content: _content, object: _object, ...paper }) => paper);
  if (papers.length > 0) activity.attachments = papers;
  if (files.refused.length > 0) activity.refused = files.refused;
}

/** Web Chat shows a file by its name where its type is given and no address. */
function forClients(activity: ChatActivity): object {
  if (!activity.attachments) return activity;
  const attachments = activity.attachments.map((paper) => ({ ...paper, contentType: paper.type }));
  return { ...activity, attachments };
}

async function enqueueFetch(
  db: Database,
  id: string,
  { payload, now }: { payload: object; now: number },
): Promise<void> {
  const job = { id: `fetch:${id}`, kind: 'fetch', lane: null, now } as const;
  await enqueue(db, { ...job, payload: JSON.stringify(payload) });
}

async function repeated(db: Database, origin: Origin, resendKey: string | undefined) {
  const { conversationId, channelActivityId = '' } = origin;
  const [byId] = await findByChannelId(db, { conversationId, channelActivityId });
  const [byKey] = byId
    ? []
    : await findByResendKey(db, { conversationId, resendKey: resendKey ?? '' });
  const first = byId ?? byKey;
  const seq = first?.seq ?? 0;
  return { conversationId, seq, id: activityId(conversationId, seq), repeated: true };
}

interface Place {
  seq: number;
  at: number;
  expects: ExpectedNumber | null;
}

function build(origin: Origin, incoming: Incoming, place: Place) {
  const { text, name, value, channelData, locale, localTimezone, membersAdded, type } = incoming;
  const found = new Set<RedactedKind>();
  const clean = <T>(dirty: T): T => redactDeep(dirty, place.expects, found) as T;
  const { thaw: _reserved, ...channel } = channelData ?? {};
  const activity: ChatActivity = {
    type,
    id: activityId(origin.conversationId, place.seq),
    channelId: origin.channel,
    conversation: { id: origin.conversationId, ...(origin.isGroup && { isGroup: true as const }) },
    from: {
      id: origin.userId,
      ...(origin.userName && { name: clean(origin.userName) }),
      role: 'user',
    },
    timestamp: new Date(place.at).toISOString(),
    // Merchants write no Markdown: their words are shown as they are.
    ...(text !== undefined && { text: clean(text), textFormat: 'plain' as const }),
    ...(name !== undefined && { name: clean(name) }),
    ...(value !== undefined && { value: clean(value) }),
    ...(locale !== undefined && { locale }),
    ...(localTimezone !== undefined && { localTimezone }),
    ...(membersAdded !== undefined && { membersAdded }),
    ...(channelData !== undefined && { channelData: redactMachineData(channel, place.expects) }),
  };
  const redacted = [...found];
  if (redacted.length > 0) activity.channelData = { ...activity.channelData, thaw: { redacted } };
  return { activity, redacted };
}
