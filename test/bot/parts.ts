// What tests build the real bot from: the knowledge, words and wording of the product, tickets in memory.

import { join } from 'node:path';
import type { AnswerWords } from '../../dialogs/words/answer-words';
import type { SupportBotParts } from '../../src/bot/support-bot';
import type { Knowledge } from '../../src/knowledge/load';
import { loadTranslator, type Translator } from '../../src/language/translator';
import { PAIR_LIMITS } from '../../src/tickets/pair-store';
import type {
  LookUp,
  OpenFreeze,
  PairTry,
  Reserved,
  SameFreeze,
  Ticket,
  TicketDirectory,
  TicketDraft,
  TicketSummary,
} from '../../src/tickets/ticket';
import {
  type Actor,
  changeOf,
  type TicketChange,
  type TicketCommand,
} from '../../src/tickets/ticket-change';
import { ticketNumber } from '../../src/tickets/ticket-number';
import { isSameFreeze, summaryOf } from '../../src/tickets/ticket-summary';
import { loadProduct, productWords } from '../support/learned';

export const ROOT = join(__dirname, '..', '..');

interface Parts {
  knowledge: Knowledge;
  translator: Translator;
  words: AnswerWords;
}

let shared: Promise<Parts>;

/** Loaded once per test file. Missing wording is an error here. */
export function loadParts() {
  shared ??= load();
  return shared;
}

async function load(): Promise<Parts> {
  const translator = loadTranslator(join(ROOT, 'locales'), { strict: true });
  return { knowledge: await loadProduct(), translator, words: await productWords() };
}

/** Numbers by hand-over key and keeps the tickets, as the store does. */
export class MemoryTickets implements TicketDirectory {
  readonly tickets: Ticket[] = [];
  readonly #numbers = new Map<string, string>();
  readonly #kept = new Set<string>();
  /** When each wrong pair was tried. */
  readonly #wrongPairs = new Map<string, number>();

  /** The tickets as they were handed over. */
  get drafts(): readonly Ticket[] {
    return this.tickets;
  }

  async reserve(handoverKey: string, day: string): Promise<Reserved> {
    const number = this.#numbers.get(handoverKey) ?? ticketNumber(day, this.#numbers.size + 1);
    this.#numbers.set(handoverKey, number);
    return { number, code: 'K7QM' };
  }

  async ofConversation(conversationId: string): Promise<TicketSummary[]> {
    return this.tickets
      .filter((ticket) => ticket.conversationId === conversationId)
      .map((ticket) => summaryOf(ticket, 'its conversation'))
      .reverse();
  }

  async opened(numbers: readonly string[]): Promise<TicketSummary[]> {
    return this.tickets
      .filter(({ number }) => numbers.includes(number))
      .map((ticket) => summaryOf(ticket, 'elsewhere'));
  }

  async lookUp({ key, number, merchantId, now }: PairTry): Promise<LookUp> {
    const counted = [...this.#wrongPairs.values()].filter((at) => now.getTime() - at < HOUR_MS);
    if (!this.#wrongPairs.has(key) && counted.length >= PAIR_LIMITS.conversation) {
      return { kind: 'limited', until: new Date(Math.min(...counted) + HOUR_MS) };
    }
    const found = this.tickets.find(
      (ticket) => ticket.number === number && ticket.fields.merchantId === merchantId,
    );
    if (found) return { kind: 'found', ticket: summaryOf(found, 'elsewhere') };
    this.#wrongPairs.set(key, now.getTime());
    return { kind: 'none' };
  }

  async openFreeze(same: SameFreeze): Promise<OpenFreeze | undefined> {
    const found = this.tickets.findLast(
      ({ kind, status, fields, conversationId }) =>
        kind === 'freeze' &&
        status !== 'resolved' &&
        status !== 'closed' &&
        fields.merchantId === same.merchantId &&
        isSameFreeze(same, conversationId === same.conversationId, fields.terminalId ?? null),
    );
    return found && { number: found.number, isOwn: found.conversationId === same.conversationId };
  }

  keep(drafts: readonly TicketDraft[], from = { conversationId: 'a', at: STORED_AT }): void {
    for (const { handoverKey, ...content } of drafts) {
      if (this.#kept.has(handoverKey)) continue;
      this.#kept.add(handoverKey);
      this.tickets.push({
        ...content,
        status: 'new',
        channel: 'directline',
        conversationId: from.conversationId,
        createdAt: from.at,
        updatedAt: from.at,
        transcript: [],
      });
    }
  }

  change(number: string, command: TicketCommand, by: Actor & { at: Date }): TicketChange[] {
    const index = this.tickets.findIndex((ticket) => ticket.number === number);
    const { ticket, changes } = changeOf(this.tickets[index] as Ticket, command, by);
    this.tickets[index] = ticket;
    return changes;
  }
}

const HOUR_MS = 3_600_000;
const STORED_AT = '2026-11-22T02:00:00.000Z';

export async function botParts(tickets: TicketDirectory): Promise<SupportBotParts> {
  return { ...(await loadParts()), tickets };
}
