// The sign that an answer is being written: shown once, only while it is, and never stored.

import { type Activity, type ConversationReference, TurnContext } from 'botbuilder';
import { type Clock, systemClock } from '../../../clock';
import type { BotFrameworkAdapter } from '../cloud/adapter';
import { within } from '../cloud/time-limit';

/** Most answers are there before; a sign that flickers up tells nothing. */
const AFTER_MS = 1000;
/** An answer does not wait longer for its own sign. */
const TIMEOUT_MS = 3000;

export interface TypingParts {
  /** Whoever waits for an answer does so by the clock on the wall. */
  clock?: Pick<Clock, 'sleep'>;
  adapter: Pick<BotFrameworkAdapter, 'connector'>;
}

export class Typing {
  readonly #parts: TypingParts;
  /** Signs that are on their way. */
  readonly #leaving = new Map<string, Promise<unknown>>();

  constructor(parts: TypingParts) {
    this.#parts = parts;
  }

  /** Shows it after a moment, unless the answer is there. A failed answer shows nothing. */
  async showUntil(
    answer: Promise<unknown>,
    to: { conversationId: string; address: Partial<ConversationReference> },
  ): Promise<void> {
    let isThere = false;
    const end = new AbortController();
    const arrives = () => {
      isThere = true;
      end.abort();
    };
    answer.then(arrives, arrives);
    const { clock = systemClock } = this.#parts;
    await clock.sleep(AFTER_MS, end.signal);
    if (!isThere) await this.show(to);
  }

  /** At once; not again while one is on its way. */
  async show({
    conversationId,
    address,
  }: {
    conversationId: string;
    address: Partial<ConversationReference>;
  }): Promise<void> {
    if (this.#leaving.has(conversationId)) return;
    // Should it fail, the answer comes all the same.
    const sent = this.#send(address).catch(() => {});
    this.#leaving.set(conversationId, sent);
    await sent;
    this.#leaving.delete(conversationId);
  }

  async #send(address: Partial<ConversationReference>): Promise<void> {
    const { conversations } = await this.#parts.adapter.connector(address.serviceUrl ?? '');
    const sign = TurnContext.applyConversationReference({ type: 'typing' }, address) as Activity;
    const place = String(address.conversation?.id);
    await conversations.sendToConversation(place, sign, within(TIMEOUT_MS));
  }

  /** What is sent after this resolves cannot be overtaken by a sign. */
  async settled(conversationId: string): Promise<void> {
    await this.#leaving.get(conversationId);
  }
}
