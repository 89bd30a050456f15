// One turn as the dialogs see it: the message read, the memory, the language, and the acts that the turn brings forth.

import type { Attachment, TurnContext } from 'botbuilder-core';
import type { DialogContext } from 'botbuilder-dialogs';
import type { Language } from '../../src/language/language';
import type { Translate } from '../../src/language/translator';
import type { RedactedKind } from '../../src/privacy/redact';
import type { TicketCommand } from '../../src/tickets/ticket-change';
import { Reading } from '../reading/reading';
import { type Act, repliesIn } from './acts';
import type { FormId, Memory, Offers } from './memory';
import type { Message } from './message';
import { type Reply, replyOf, type Saying } from './reply';
import type { Services } from './services';

const TURN = Symbol('thaw.turn');
const OWN_CHANNEL = 'directline';
const TEAMS = 'msteams';

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
  offers: Offers;
  /** The merchant is back after a while, or is reminded of an open form. */
  meeting?: 'return' | 'reminder';
}

export class DialogTurn {
  readonly acts: Act[] = [];
  /** True while words are heard that the merchant wrote earlier. */
  isHearingHeld = false;
  /** True when the message was about files only: an open form goes on without taking it for an answer. */
  wasAboutFiles = false;
  /** True when the message alone is not understood, or is a thought that goes on: the next one may belong to it. */
  isIncomplete = false;
  /** A complaint that staff are to hear, with its words where it has any: the form to them opens with it. */
  complaint: { words: string | undefined } | undefined;
  /** The form that a talk wants opened in its place or on top of it. */
  opens: FormId | undefined;
  readonly #context: TurnContext;
  readonly #openDialogs: () => DialogContext;
  #dialogs: DialogContext | undefined;
  #reading: Reading | undefined;

  constructor(
    readonly services: Services,
    readonly facts: TurnFacts,
    botbuilder: { context: TurnContext; openDialogs: () => DialogContext },
  ) {
    this.#context = botbuilder.context;
    this.#openDialogs = botbuilder.openDialogs;
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

  /** The one reading of the message. */
  get reading(): Reading {
    this.#reading ??= new Reading(this.said, this.services.readers, this.facts);
    return this.#reading;
  }

  get isOnOwnPage(): boolean {
    return this.facts.channelId === OWN_CHANNEL;
  }

  /** A card that was sent can be changed where it stands. */
  get keepsCards(): boolean {
    return this.facts.channelId === TEAMS;
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

  /** Goes on as if the merchant had said this. */
  hearInstead(said: string): void {
    this.isHearingHeld = true;
    this.facts.message = { said, papers: [], refused: [], awaitsFiles: 0 };
    this.#reading = undefined;
    delete this.facts.meeting;
  }

  /** Adds to what the next message may take up. */
  offer(offers: Offers): void {
    this.memory.offers = { ...this.memory.offers, ...offers };
  }

  /** Puts a sentence before whatever is said next in this turn. */
  lead(text: string): void {
    this.acts.push({ do: 'lead', text });
  }

  async say(saying: Saying): Promise<void> {
    this.acts.push({ do: 'say', reply: replyOf(saying, this.language) });
  }

  /** Sends a reply that is ready made. */
  async send(reply: Reply): Promise<void> {
    this.acts.push({ do: 'say', reply, alone: true });
  }

  /** Sends the card of this name, or shows in its place what stands now; see `keepsCards`. */
  showCard(name: string, { card, summary }: { card: Attachment; summary: string }): void {
    const { text: _none, ...reply } = replyOf(
      { text: '', card, summary, channelData: { thaw: { card: name } } },
      this.language,
    );
    this.acts.push({ do: 'show-card', reply });
  }

  changeTicket(number: string, command: TicketCommand): void {
    this.acts.push({ do: 'change-ticket', number, command });
  }

  /** True once something was sent in this turn. */
  get hasSpoken(): boolean {
    return this.acts.some((act) => act.do === 'say');
  }

  /** Sends what was said; to be called once, at the end. */
  async carryOut(): Promise<void> {
    const { language, services } = this;
    const isFree = this.dialogs.stack.length === 0;
    const buttons = isFree ? services.menu.welcome(language) : [];
    const replies = repliesIn(this.acts, {
      plain: (text) => replyOf({ text }, language),
      rest: (text) => replyOf({ text, buttons }, language),
    });
    for (const reply of replies) await this.#context.sendActivity(reply);
  }
}
