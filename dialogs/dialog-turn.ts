// One turn as the dialogs see it: the message, the memory, the language, and what the turn brings forth.

import type { TurnContext } from 'botbuilder-core';
import type { DialogContext } from 'botbuilder-dialogs';
import type { QuestionRecord } from '../src/knowledge/question-record';
import type { Language } from '../src/language/language';
import type { Translate } from '../src/language/translator';
import type { RedactedKind } from '../src/privacy/redact';
import type { TicketDraft } from '../src/tickets/ticket';
import type { TicketCommand } from '../src/tickets/ticket-change';
import type { FeedbackRecord } from './feedback';
import type { ReadingAids } from './form/field';
import type { Memory } from './memory';
import type { Message } from './message';
import { type Reply, replyOf, type Saying } from './reply';
import type { Services } from './services';

const TURN = Symbol('thaw.turn');

export interface TurnFacts {
  message: Message;
  memory: Memory;
  channelId: string;
  conversationId: string;
  userId: string;
  activityId: string;
  now: Date;
  timeZone: string;
  /** What was cut out of the message before it was stored. */
  redacted: readonly RedactedKind[];
  /** True when a form was open before this turn. */
  inForm: boolean;
  /** What the last reply offered, proposed or left open; it holds for this message only. */
  offered: Memory['offered'];
  proposed: Memory['proposed'];
  proposedFor: Memory['proposedFor'];
  unsettled: Memory['unsettled'];
  wantsOfTicket: Memory['wantsOfTicket'];
  toRate: Memory['toRate'];
  toPassOn: Memory['toPassOn'];
  /** The merchant is back after a while, or is reminded of an open form. */
  meeting?: 'return' | 'reminder';
  why: Memory['why'];
  unnamed: Memory['unnamed'];
}

export class DialogTurn {
  readonly tickets: TicketDraft[] = [];
  readonly ticketChanges: { number: string; command: TicketCommand }[] = [];
  readonly questions: QuestionRecord[] = [];
  readonly feedback: FeedbackRecord[] = [];
  /** True while words are heard that the merchant wrote earlier. */
  isHearingHeld = false;
  /** True when the message was about files only: an open form goes on without taking it for an answer. */
  wasAboutFiles = false;
  /** True when the message alone is not understood or a fragment, so that more may be waited for. */
  isIncomplete = false;
  readonly #languageBefore: Language;
  readonly #context: TurnContext;
  readonly #openDialogs: () => DialogContext;
  #dialogs: DialogContext | undefined;
  #leads: string[] = [];
  #hasSpoken = false;

  constructor(
    readonly services: Services,
    readonly facts: TurnFacts,
    botbuilder: { context: TurnContext; openDialogs: () => DialogContext },
  ) {
    this.#context = botbuilder.context;
    this.#openDialogs = botbuilder.openDialogs;
    this.#languageBefore = facts.memory.language;
    botbuilder.context.turnState.set(TURN, this);
  }

  /** The turn that a dialog runs in. */
  static of(context: TurnContext): DialogTurn {
    return context.turnState.get(TURN) as DialogTurn;
  }

  get memory(): Memory {
    return this.facts.memory;
  }

  get said(): string {
    return this.facts.message.said;
  }

  get language(): Language {
    return this.memory.language;
  }

  get t(): Translate {
    return this.services.translator.for(this.language);
  }

  /** The dialog stack; opened when first needed, because most turns need none. */
  get dialogs(): DialogContext {
    this.#dialogs ??= this.#openDialogs();
    return this.#dialogs;
  }

  get aids(): ReadingAids {
    const { now, timeZone } = this.facts;
    return { words: this.services.words, now, timeZone };
  }

  /** Goes on as if the merchant had said this. */
  hearInstead(said: string): void {
    this.isHearingHeld = true;
    this.facts.message = { said, papers: [], refused: [], awaitsFiles: 0 };
    delete this.facts.meeting;
  }

  /** Takes back that the conversation followed the language of this message: it was a name or a quotation. */
  keepLanguage(): void {
    if (!this.memory.languageChosen) this.memory.language = this.#languageBefore;
  }

  /** Puts a sentence before whatever is said next in this turn. */
  lead(text: string): void {
    this.#leads.push(text);
  }

  /** True once something was sent in this turn. */
  get hasSpoken(): boolean {
    return this.#hasSpoken;
  }

  /** Says what was put before a sentence that never came, so that no message goes without an answer. */
  async sayRest(): Promise<void> {
    const [last, ...others] = this.#leads.reverse();
    if (last === undefined) return;
    this.#leads = others.reverse();
    const isFree = this.dialogs.stack.length === 0;
    const buttons = isFree ? this.services.menu.welcome(this.language) : [];
    await this.say({ text: last, buttons });
  }

  async say(saying: Saying): Promise<void> {
    this.#hasSpoken = true;
    const text = [...this.#leads, saying.text].join('\n\n');
    this.#leads = [];
    await this.#context.sendActivity(replyOf({ ...saying, text }, this.language));
  }

  /** Sends a reply that is ready made. */
  async send(reply: Reply): Promise<void> {
    this.#hasSpoken = true;
    const [first, ...rest] = this.#leads;
    this.#leads = [];
    if (first !== undefined) await this.say({ text: [first, ...rest].join('\n\n') });
    await this.#context.sendActivity(reply);
  }
}
