// Gathers what merchants asked in vain: each question once, with where it came from, nobody's number in it.

import { setImmediate as nextRound } from 'node:timers/promises';
import { missKey } from '../../knowledge/misses/miss-key';
import { LANGUAGES, type Language } from '../../language/language';
import { maskContactsIn } from '../../privacy/mask';
import { redactText } from '../../privacy/redact';
import type { Database } from '../../store/store';
import type { Ticket } from '../../tickets/ticket';
import {
  closedTickets,
  judgedQuestions,
  missedQuestions,
  type Place,
  type QuestionRow,
  staffWords,
} from './collect-store';
import type { MissSource } from './misses-views';

export interface CollectedMiss {
  key: string;
  text: string;
  language: Language;
  count: number;
  lastAt: number;
  sources: Partial<Record<MissSource, number>>;
  /** The entry that the merchant picked, or that was no help. */
  picked?: string;
  unhelpful?: string;
  /** Tickets in which staff answered it, with their words. */
  answers: { ticket: string; text: string }[];
}

/** Read in pieces, and what is long work is done in pieces: each keeps the chats waiting for a few milliseconds. */
const PIECE = 200;
const MOST_MISSES = 5000;
const MOST_TICKETS = 300;
const LONGEST_QUESTION = 300;
const LONGEST_ANSWER = 2000;
/** With what people write between its digits. */
const LONGEST_NUMBER = 60;
/** Less is a greeting or thanks. */
const SHORTEST_WISH = 5;
/** From the head of a word on: tried at each letter, a long word would take its length squared. */
const LONG_NUMBER = /(?<![A-Za-z0-9])(?:[A-Za-z]{2}-)?[A-Za-z0-9]*\d{6}[A-Za-z0-9]*(?:-\d+)?/g;

/** Of the newest rows, at most 5,000 of questions and of verdicts, and 300 tickets. In the order in which they are met. */
export async function collectMisses(db: Database, since: number): Promise<CollectedMiss[]> {
  const misses = new MissList();
  await addQuestions(db, since, misses);
  await addUnhelpful(db, since, misses);
  await addTickets(db, since, misses);
  return misses.all();
}

interface Found {
  text: string;
  language: string;
  at: number;
  source: MissSource;
}

class MissList {
  readonly #misses = new Map<string, CollectedMiss>();

  /** @returns undefined for what is no text any more */
  add({ text, language, at, source }: Found): CollectedMiss | undefined {
    const shown = harmless(text, LONGEST_QUESTION);
    if (shown === '') return undefined;
    const key = missKey(shown);
    const known = this.#misses.get(key) ?? {
      ...{ key, text: shown, language: languageOf(language), count: 0, lastAt: at },
      ...{ sources: {}, answers: [] },
    };
    known.count += 1;
    known.lastAt = Math.max(known.lastAt, at);
    known.sources[source] = (known.sources[source] ?? 0) + 1;
    this.#misses.set(key, known);
    return known;
  }

  /** What was asked in each conversation, newest first. */
  readonly #asked = new Map<string, { at: number; miss: CollectedMiss }[]>();

  addAsked(found: Found & { conversation_id: string }): CollectedMiss | undefined {
    const miss = this.add(found);
    if (!miss) return undefined;
    const known = this.#asked.get(found.conversation_id);
    if (known) known.push({ at: found.at, miss });
    else this.#asked.set(found.conversation_id, [{ at: found.at, miss }]);
    return miss;
  }

  /** The last that was asked in a conversation by then. */
  lastBy(conversationId: string, at: number): CollectedMiss | undefined {
    return this.#asked.get(conversationId)?.find((each) => each.at <= at)?.miss;
  }

  all(): CollectedMiss[] {
    return [...this.#misses.values()];
  }
}

function languageOf(language: string): Language {
  return LANGUAGES.find((each) => each === language) ?? 'zh-Hans';
}

/**
 * What was stored before a pattern was known is cut now, contacts are shown in part as everywhere, and no number that names
 * a merchant, a terminal or a ticket is left: the words may end in the knowledge.
 */
function harmless(text: string, longest: number): string {
  // No pattern gets more than can be shown; a number that is cut through at the end is none any more, and goes.
  const most = longest * 2;
  const read = maskContactsIn(redactText(text.slice(0, most)).text).replace(LONG_NUMBER, '****');
  const whole = text.length > most ? read.slice(0, -LONGEST_NUMBER) : read;
  return [...whole].slice(0, longest).join('').trim();
}

async function addQuestions(db: Database, since: number, misses: MissList): Promise<void> {
  // Of one question in one conversation several rows may tell: refused, then the guesses turned down.
  const asked = new Map<string, QuestionRow[]>();
  let before: Place | undefined;
  for (let read = 0; read < MOST_MISSES; read += PIECE) {
    await nextRound();
    const rows = await missedQuestions(db, { since, before, limit: PIECE });
    for (const row of rows) {
      const place = `${row.conversation_id} ${row.text}`;
      const known = asked.get(place);
      if (known) known.push(row);
      else asked.set(place, [row]);
    }
    if (rows.length < PIECE) break;
    before = rows.at(-1);
  }
  let done = 0;
  for (const rows of asked.values()) {
    if (done++ % PIECE === 0) await nextRound();
    const [last] = rows;
    if (!last) continue;
    const miss = misses.addAsked({ ...last, source: sourceOf(rows) });
    const picked = rows.find(({ entry }) => entry !== null)?.entry;
    if (miss && picked) miss.picked = picked;
  }
}

function sourceOf(rows: readonly QuestionRow[]): MissSource {
  if (rows.every(({ decision }) => decision === 'choices')) return 'tie';
  return rows.length > 1 ? 'rejected' : 'refused';
}

async function addUnhelpful(db: Database, since: number, misses: MissList): Promise<void> {
  const judged = new Set<number>();
  let before: Place | undefined;
  for (let read = 0; read < MOST_MISSES; read += PIECE) {
    await nextRound();
    const rows = await judgedQuestions(db, { since, before, limit: PIECE });
    for (const { id, helpful, at, text, language, entry } of rows) {
      if (judged.has(id)) continue;
      judged.add(id);
      if (helpful === 1) continue;
      const miss = misses.add({ text, language, at, source: 'unhelpful' });
      if (miss) miss.unhelpful = entry;
    }
    if (rows.length < PIECE) break;
    const last = rows.at(-1);
    before = last && { at: last.at, id: last.verdict };
  }
}

/** What the merchant wanted of staff, and what staff said. */
async function addTickets(db: Database, since: number, misses: MissList): Promise<void> {
  await nextRound();
  for (const row of await closedTickets(db, { since, limit: MOST_TICKETS })) {
    await nextRound();
    const ticket = JSON.parse(row.body) as Ticket;
    if (ticket.erasedAt !== undefined) continue;
    const words = await staffWords(db, row);
    if (words.length === 0) continue;
    const text = wantedIn(ticket);
    const found = { language: row.language, at: row.updated_at, source: 'staff' } as const;
    const miss = text
      ? misses.add({ ...found, text })
      : misses.lastBy(row.conversation_id, row.created_at);
    miss?.answers.push({ ticket: row.number, text: harmless(words.join('\n\n'), LONGEST_ANSWER) });
  }
}

/** What was asked of staff, else what the bot did not know, else what the merchant wrote to staff first. */
function wantedIn({ fields, questions, messages = [] }: Ticket): string | undefined {
  const refused = questions.findLast(({ decision }) => decision === 'none')?.text;
  const written = messages.find(({ text }) => text.length >= SHORTEST_WISH)?.text;
  return fields.question ?? refused ?? written;
}
