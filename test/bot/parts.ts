// What tests build the real bot from: the knowledge, words and wording of the product, tickets in memory.

import { join } from 'node:path';
import { type AnswerWords, loadAnswerWords } from '../../dialogs/answer-words';
import type { SupportBotParts } from '../../src/bot/support-bot';
import { type Knowledge, loadKnowledge } from '../../src/knowledge/load';
import { loadTranslator, type Translator } from '../../src/language/translator';
import type {
  LookUp,
  Reserved,
  TicketDirectory,
  TicketDraft,
  TicketSummary,
} from '../../src/tickets/ticket';

export const ROOT = join(__dirname, '..', '..');

let shared: Promise<{ knowledge: Knowledge; translator: Translator; words: AnswerWords }>;

/** Loaded once per test file: training takes a second. Missing wording is an error here. */
export function loadParts() {
  shared ??= loadKnowledge(join(ROOT, 'knowledge')).then((knowledge) => ({
    knowledge,
    translator: loadTranslator(join(ROOT, 'locales'), { strict: true }),
    words: loadAnswerWords(join(ROOT, 'knowledge')),
  }));
  return shared;
}

/** Numbers by hand-over key and keeps the drafts, as the store does. */
export class MemoryTickets implements TicketDirectory {
  readonly drafts: TicketDraft[] = [];
  readonly #numbers = new Map<string, string>();

  async reserve(handoverKey: string, day: string): Promise<Reserved> {
    const number =
      this.#numbers.get(handoverKey) ??
      `FZ-${day}-${String(this.#numbers.size + 1).padStart(4, '0')}`;
    this.#numbers.set(handoverKey, number);
    return { number, code: 'K7QM' };
  }

  async lookUp(): Promise<LookUp> {
    return { kind: 'none' };
  }

  async ofConversation(): Promise<TicketSummary[]> {
    return this.drafts
      .map(({ number, code, kind }) => ({
        number,
        code,
        kind,
        status: 'new' as const,
        createdAt: '2026-11-22T02:00:00.000Z',
      }))
      .reverse();
  }

  keep(drafts: readonly TicketDraft[]): void {
    for (const draft of drafts) {
      if (this.drafts.every(({ handoverKey }) => handoverKey !== draft.handoverKey)) {
        this.drafts.push(draft);
      }
    }
  }
}

export async function botParts(tickets: TicketDirectory): Promise<SupportBotParts> {
  return { ...(await loadParts()), tickets };
}
