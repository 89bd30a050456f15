// Adds up what the insights count, day by day, and knows the figures of all days.

import {
  type MissGroup,
  MissGroups,
  type UnhelpfulEntry,
  unhelpfulEntries,
} from '../knowledge/miss-report';
import type { Miss, Verdict } from '../knowledge/question-store';
import { type WorkingHours, workingTimeBetween } from '../tickets/working-hours';
import type { InsightsView } from './views';

/** What the store knows of a day, or of a part of it. */
export interface DayCounts {
  decisions: { decision: string; entry: string | null; count: number }[];
  conversations: { conversation_id: string; hasTicket: unknown }[];
  tickets: { created_at: number; first_reply_at: number | null }[];
  misses: Miss[];
  verdicts: Verdict[];
  ratings: { score: number; count: number }[];
}

const SCORES = [1, 2, 3, 4, 5];
/** Questions that begin alike for this long are the same; nobody reads on in a list. */
const MISS_LENGTH = 600;

export class InsightsTally {
  readonly #hours: WorkingHours;
  readonly #days: InsightsView['days'] = [];
  /** How often each entry was the answer. */
  readonly #answers = new Map<string, number>();
  readonly #withTicket = new Map<string, boolean>();
  readonly #misses = new MissGroups();
  readonly #verdicts: Verdict[] = [];
  readonly #firstReplies: number[] = [];
  readonly #ratings = new Map<number, number>();

  constructor(hours: WorkingHours) {
    this.#hours = hours;
  }

  /** Days come in order. */
  add(
    day: string,
    { decisions, conversations, tickets, misses, verdicts, ratings }: DayCounts,
  ): void {
    const made = (decision: string) =>
      sum(decisions.filter((each) => each.decision === decision).map(({ count }) => count));
    const row = this.#rowOf(day);
    row.answered += made('answer');
    row.choices += made('choices');
    row.refused += made('none');
    row.handedOver += tickets.length;
    for (const { decision, entry, count } of decisions)
      if (decision === 'answer' && entry !== null) increase(this.#answers, entry, count);
    for (const { conversation_id, hasTicket } of conversations)
      this.#withTicket.set(conversation_id, Boolean(hasTicket));
    for (const { created_at, first_reply_at } of tickets)
      if (first_reply_at !== null)
        this.#firstReplies.push(workingTimeBetween(this.#hours, created_at, first_reply_at));
    this.#misses.add(misses.map((miss) => ({ ...miss, text: miss.text.slice(0, MISS_LENGTH) })));
    this.#verdicts.push(...verdicts);
    for (const { score, count } of ratings) increase(this.#ratings, score, count);
  }

  #rowOf(day: string): InsightsView['days'][number] {
    const last = this.#days.at(-1);
    if (last?.day === day) return last;
    const row = { day, answered: 0, choices: 0, refused: 0, handedOver: 0 };
    this.#days.push(row);
    return row;
  }

  get days(): InsightsView['days'] {
    return this.#days;
  }

  totals(): InsightsView['totals'] {
    // Several times faster than sorting a list.
    const replies = Float64Array.from(this.#firstReplies).sort();
    const ratings = this.ratings();
    const rated = sum(ratings.map(({ count }) => count));
    const points = sum(ratings.map(({ score, count }) => score * count));
    return {
      questions: sum(this.#days.map((day) => day.answered + day.choices + day.refused)),
      tickets: sum(this.#days.map(({ handedOver }) => handedOver)),
      conversations: this.#withTicket.size,
      solvedWithoutStaff: [...this.#withTicket.values()].filter((hasTicket) => !hasTicket).length,
      firstReplyMedianMs: quantile(replies, 0.5),
      firstReplyP90Ms: quantile(replies, 0.9),
      ratingMean: rated === 0 ? null : points / rated,
      ratings: rated,
    };
  }

  /** The most frequent first. */
  answers(): { id: string; count: number }[] {
    return [...this.#answers]
      .map(([id, count]) => ({ id, count }))
      .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  }

  misses(): MissGroup[] {
    return this.#misses.list();
  }

  unhelpful(): UnhelpfulEntry[] {
    return unhelpfulEntries(this.#verdicts);
  }

  ratings(): InsightsView['ratings'] {
    return SCORES.map((score) => ({ score, count: this.#ratings.get(score) ?? 0 }));
  }
}

/** The smallest value that so many are not above (nearest rank). */
export function quantile(sorted: Float64Array, share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

function increase<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
