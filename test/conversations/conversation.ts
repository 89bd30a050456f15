// A merchant talking to the product, as the stories see it; what answers behind it can be exchanged.

import { THUMB_EVENT } from '../../dialogs/turn/thumbs';
import type { ConversationState } from '../../src/bot/state';
import { createSupportBot, type SupportBot } from '../../src/bot/support-bot';
import type { ChatActivity, ReplyActivity, TurnOutcome } from '../../src/bot/turn';
import type { RedactedKind } from '../../src/privacy/redact';
import { redactDeep } from '../../src/privacy/redact-deep';
import { checkFiles } from '../../src/tickets/paper';
import type { TicketDraft } from '../../src/tickets/ticket';
import type { TicketCommand } from '../../src/tickets/ticket-change';
import { botParts, MemoryTickets } from '../bot/parts';
import { sampleFile } from '../support/sample-files';

export interface Conversation {
  /** The chat page opens; without a locale the language is not known. */
  join(locale?: string): Promise<ReplyActivity[]>;
  say(text: string): Promise<ReplyActivity[]>;
  /** Edits a message that was sent before. */
  edit(before: string, text: string): Promise<ReplyActivity[]>;
  /** Sends files, by the names that sample-files knows. */
  upload(names: readonly string[], text?: string): Promise<ReplyActivity[]>;
  /** Submits a card. */
  submit(value: unknown): Promise<ReplyActivity[]>;
  /** Taps a thumb under an answer, as Web Chat sends it. */
  thumb(action: unknown): Promise<ReplyActivity[]>;
  /** The process stops and starts again; only what was stored is left. */
  restart(): Promise<void>;
  setClock(now: Date): void;
  /** From now on the merchant writes in a new conversation. */
  elsewhere(): void;
  /** Staff change the last ticket. @returns what its conversation is told */
  staff(command: TicketCommand): Promise<ReplyActivity[]>;
  /** The service looks whether the bot asked to be woken by now. */
  wake(): Promise<ReplyActivity[]>;
  /** Oldest first. */
  tickets(): Promise<TicketContent[]>;
}

export type TicketContent = Omit<TicketDraft, 'handoverKey' | 'code'>;

/** When the stories take place: a Sunday, 10:00 in Shanghai. */
export const STORY_TIME = '2026-11-22T02:00:00Z';

/** The bot alone: redaction before it, state as JSON between the turns, every turn run twice. */
export class BotConversation implements Conversation {
  readonly #tickets = new MemoryTickets();
  #bot: SupportBot | undefined;
  #stored = 'null';
  #wakeAt: number | null = null;
  #expects: TurnOutcome['expects'] = null;
  #turns = 0;
  #elsewhere = 0;
  #now = new Date(STORY_TIME);

  constructor(readonly id = 'story') {}

  join(locale?: string) {
    const membersAdded = [{ id: 'thaw' }, { id: 'merchant' }];
    return this.#run({ type: 'conversationUpdate', membersAdded, ...(locale && { locale }) });
  }

  say(text: string) {
    return this.#run({ type: 'message', text });
  }

  edit(before: string, text: string) {
    return this.#run({ type: 'message', text, before });
  }

  upload(names: readonly string[], text?: string) {
    const { papers, refused } = checkFiles(names.map(sampleFile));
    const attachments = papers.map(({ content: _content, ...paper }) => paper);
    return this.#run({ type: 'message', attachments, refused, ...(text && { text }) });
  }

  submit(value: unknown) {
    return this.#run({ type: 'message', value });
  }

  thumb(action: unknown) {
    return this.#run({ type: 'event', name: THUMB_EVENT, value: action });
  }

  async restart(): Promise<void> {
    this.#bot = undefined;
  }

  setClock(now: Date): void {
    this.#now = now;
  }

  elsewhere(): void {
    this.#elsewhere += 1;
    this.#stored = 'null';
    this.#expects = null;
  }

  async staff(command: TicketCommand): Promise<ReplyActivity[]> {
    const number = this.#tickets.tickets.at(-1)?.number ?? '';
    const [change] = this.#tickets.change(number, command, { by: 'staff', at: this.#now });
    return this.#run({ type: 'event', name: 'thaw/ticket', value: { number, change } });
  }

  async wake(): Promise<ReplyActivity[]> {
    if (this.#wakeAt === null || this.#wakeAt > this.#now.getTime()) return [];
    this.#wakeAt = null;
    return this.#run({ type: 'event', name: 'thaw/wake' });
  }

  async tickets(): Promise<TicketContent[]> {
    return this.#tickets.tickets;
  }

  async #run(part: Partial<ChatActivity> & Pick<ChatActivity, 'type'>): Promise<ReplyActivity[]> {
    this.#turns += 1;
    const found = new Set<RedactedKind>();
    const clean = redactDeep(part, this.#expects, found) as typeof part;
    const request = {
      activity: { ...this.#envelope(), ...clean },
      redacted: [...found],
      now: this.#now,
    };
    this.#bot ??= createSupportBot({
      ...(await botParts(this.#tickets)),
      onFault: (fault) => {
        throw fault;
      },
    });
    const first = await this.#bot.run({ ...request, state: this.#state() });
    // A turn that runs again after a crash must come out the same.
    const outcome = await this.#bot.run({ ...request, state: this.#state() });
    expect(outcome).toEqual(first);
    this.#stored = JSON.stringify(outcome.state);
    this.#expects = outcome.expects;
    const conversationId = this.#conversationId;
    this.#tickets.keep(outcome.tickets, { conversationId, at: this.#now.toISOString() });
    for (const { number, command } of outcome.ticketChanges ?? []) {
      this.#tickets.change(number, command, { by: 'merchant', at: this.#now });
    }
    if (outcome.wakeAt !== undefined) this.#wakeAt = outcome.wakeAt;
    return outcome.replies;
  }

  get #conversationId(): string {
    return this.#elsewhere === 0 ? this.id : `${this.id}-${this.#elsewhere}`;
  }

  #state(): ConversationState | null {
    return JSON.parse(this.#stored);
  }

  #envelope() {
    return {
      id: `${this.#conversationId}-${this.#turns}`,
      channelId: 'directline',
      conversation: { id: this.#conversationId },
      from: { id: 'merchant', role: 'user' },
      recipient: { id: 'thaw' },
      timestamp: this.#now.toISOString(),
      localTimezone: 'Asia/Shanghai',
    };
  }
}
