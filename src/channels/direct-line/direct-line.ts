// What the Direct Line routes do, apart from HTTP: tokens, conversations, sending and reading.

import { z } from 'zod';
import { AFTER_DELETION } from '../../bot/turn';
import { ThawError } from '../../errors';
import type { Store } from '../../store/store';
import { checkFiles, type ReadFile } from '../../tickets/paper';
import { seqIn } from '../../turns/activity-id';
import { findByChannelId, visibleAfter } from '../../turns/activity-store';
import { conversationsOf, findOwner } from '../../turns/conversation-list-store';
import { filesIn } from '../../turns/files';
import { type Incoming, parseIncoming } from '../../turns/incoming';
import type { Turns } from '../../turns/turns';
import type { Looks } from '../looks';
import { isReadReceipt, lastRead } from '../read-receipt';
import { type Grant, LIFETIME_S, type Tokens } from './tokens';

export const CHANNEL = 'directline';
/** The channel's id of what begins a conversation: it happens once. */
const START = 'start';
const PAGE = 200;
const MOST_HELD_BACK = 50;

const startSchema = z.object({ locale: z.string().max(35).nullish() });

export interface DirectLineParts {
  store: Store;
  turns: Turns;
  tokens: Tokens;
  looks: Pick<Looks, 'note'>;
}

export class DirectLine {
  readonly #parts: DirectLineParts;

  constructor(parts: DirectLineParts) {
    this.#parts = parts;
  }

  /** A fresh token for the same grant. The old one stays valid until it expires. */
  async issue(grant: Grant) {
    const token = await this.#parts.tokens.sign(grant, 'api');
    return { conversationId: grant.conversationId, token, expires_in: LIFETIME_S.api };
  }

  /** True when the grant's conversation was begun, by the grant's user. */
  async isOwn({ conversationId, userId }: Grant): Promise<boolean> {
    const owner = await findOwner(this.#parts.store.read, conversationId);
    return owner?.channel === CHANNEL && owner.user_id === userId && owner.gone_at === null;
  }

  /** True when there was one, and its content was deleted. */
  async isGone({ conversationId }: Grant): Promise<boolean> {
    const owner = await findOwner(this.#parts.store.read, conversationId);
    return owner !== undefined && owner.gone_at !== null;
  }

  /** Ids of a user's conversations, newest first. */
  async conversationsOf(userId: string, limit: number): Promise<string[]> {
    const rows = await conversationsOf(this.#parts.store.read, { userId, channel: CHANNEL, limit });
    return rows.map(({ id }) => id);
  }

  /**
   * Begins the token's conversation; beginning it again only answers. The bot greets at the first time.
   * @throws ThawError CONVERSATION_DELETED: what is gone is not begun again under the same name
   */
  async start(
    grant: Grant,
    body: unknown,
    { isAfterDeletion = false }: { isAfterDeletion?: boolean } = {},
  ): Promise<{ created: boolean }> {
    const { store, turns } = this.#parts;
    const { conversationId, userId } = grant;
    const once = { conversationId, channelActivityId: START };
    const [begun] = await findByChannelId(store.read, once);
    if (begun) return { created: false };
    if (await this.isGone(grant)) throw new ThawError('CONVERSATION_DELETED');
    const parsed = startSchema.safeParse(body ?? {});
    const locale = parsed.success ? parsed.data.locale : undefined;
    const { repeated } = await turns.accept(
      { ...once, channel: CHANNEL, userId },
      {
        type: 'conversationUpdate',
        membersAdded: [{ id: userId }],
        ...(locale && { locale }),
        ...(isAfterDeletion && { name: AFTER_DELETION }),
      },
      { opens: true },
    );
    return { created: !repeated };
  }

  /**
   * @param files read beside the activity; those inside it are data URIs
   * @returns the stored activity's id, once it is on disk. The turn follows by itself.
   */
  async send(
    grant: Grant,
    body: unknown,
    files: readonly ReadFile[] = [],
  ): Promise<{ id: string }> {
    const incoming = parseIncoming(body);
    if (incoming.type === 'typing') {
      this.#parts.turns.noteTyping(grant.conversationId);
      return { id: `${grant.conversationId}|typing` };
    }
    if (isReadReceipt(incoming)) {
      await this.#noteRead(grant.conversationId, incoming);
      return { id: `${grant.conversationId}|read` };
    }
    if (incoming.type === 'invoke' || incoming.type === 'conversationUpdate') {
      throw new ThawError('ACTIVITY_INVALID', {
        faults: `type: ${incoming.type} is not a client's`,
      });
    }
    const { conversationId, userId } = grant;
    const channelActivityId = clientIdOf(incoming);
    const origin = { conversationId, userId, channel: CHANNEL, channelActivityId };
    const given = [...files, ...heldBack(incoming), ...filesIn(incoming)];
    const { id } = await this.#parts.turns.accept(origin, incoming, {
      ...(given.length > 0 && { files: checkFiles(given) }),
    });
    return { id };
  }

  /** @throws ThawError ACTIVITY_INVALID where what was read is no message of this conversation */
  async #noteRead(conversationId: string, receipt: Incoming): Promise<void> {
    const seq = seqIn(conversationId, lastRead(receipt));
    const [read] = await visibleAfter(this.#parts.store.read, {
      ...{ conversationId, after: seq - 1, limit: 1 },
    });
    if (read?.seq !== seq) {
      throw new ThawError('ACTIVITY_INVALID', {
        faults: 'value.lastReadMessageId: is the id of no message of this conversation',
      });
    }
    this.#parts.looks.note(conversationId, { seq, read: seq });
  }

  /**
   * Activities after the watermark, as the JSON text of an ActivitySet; `null` when there are none.
   * Bodies are stored as clients get them, so they are joined as text and never parsed.
   */
  async readAfter(conversationId: string, watermark: number) {
    const rows = await visibleAfter(this.#parts.store.read, {
      conversationId,
      after: watermark,
      limit: PAGE,
    });
    const last = rows.at(-1);
    if (!last) return null;
    const activities = rows.map((row) => row.body).join(',');
    return {
      watermark: last.seq,
      set: `{"activities":[${activities}],"watermark":"${last.seq}"}`,
    };
  }

  /** @throws ThawError CONVERSATION_UNKNOWN, CONVERSATION_DELETED */
  async requireStarted({ conversationId }: Grant): Promise<void> {
    const owner = await findOwner(this.#parts.store.read, conversationId);
    if (owner?.channel !== CHANNEL) throw new ThawError('CONVERSATION_UNKNOWN');
    if (owner.gone_at !== null) throw new ThawError('CONVERSATION_DELETED');
  }
}

/** Files that our page did not send because they would have been refused: the merchant is told which and why. */
const heldBackSchema = z
  .array(z.object({ name: z.string().max(1000), reason: z.enum(['too-large', 'too-many']) }))
  .max(MOST_HELD_BACK);

function heldBack({ channelData }: Incoming): ReadFile[] {
  const read = heldBackSchema.safeParse(channelData?.heldBack);
  return read.success ? read.data : [];
}

/** The client's own id of a message: a POST repeated because its answer was lost is no second message. */
function clientIdOf({ channelData }: Incoming): string | undefined {
  const given = channelData?.clientActivityID;
  return typeof given === 'string' && given !== '' && given.length <= 100
    ? `client:${given}`
    : undefined;
}

/** Clients send the last watermark that they saw, or nothing, or `-`: then everything is replayed. */
export function parseWatermark(value: string | null | undefined): number {
  const number = Number(value);
  return Number.isSafeInteger(number) && number > 0 ? number : 0;
}
