// What the maintainers should look at: questions without an answer, grouped, and entries that did not help.

import { missKey } from './misses/miss-key';
import type { Miss, Verdict } from './question-store';

export interface MissGroup {
  /** As written last. */
  text: string;
  count: number;
  language: string;
  /** Milliseconds since 1970. */
  lastAt: number;
  /** The matcher's best candidate, which was not enough. */
  nearest: { id: string; confidence: number } | undefined;
}

export interface UnhelpfulEntry {
  entry: string;
  helpful: number;
  unhelpful: number;
  /** What was asked, and the merchant's words on why the answer did not help. */
  cases: { question: string | null; words: string | null }[];
}

/** Texts that differ in case, script, width or punctuation alone are one. Misses are added in the order in which they were asked. */
export class MissGroups {
  readonly #groups = new Map<string, MissGroup>();

  add(misses: readonly Miss[]): void {
    for (const { text, at, language, candidates } of misses) {
      const key = missKey(text);
      const count = (this.#groups.get(key)?.count ?? 0) + 1;
      this.#groups.set(key, { text, count, language, lastAt: at, nearest: candidates[0] });
    }
  }

  /** The most frequent first. */
  list(): MissGroup[] {
    return [...this.#groups.values()].sort((a, b) => b.count - a.count || b.lastAt - a.lastAt);
  }
}

/** Entries with at least one bad verdict; those that failed most often first. */
export function unhelpfulEntries(verdicts: readonly Verdict[]): UnhelpfulEntry[] {
  const entries = new Map<string, UnhelpfulEntry>();
  for (const { entry, helpful, question, words } of lastVerdicts(verdicts)) {
    const known = entries.get(entry) ?? { entry, helpful: 0, unhelpful: 0, cases: [] };
    if (helpful) known.helpful += 1;
    else {
      known.unhelpful += 1;
      known.cases.push({ question, words });
    }
    entries.set(entry, known);
  }
  return [...entries.values()]
    .filter(({ unhelpful }) => unhelpful > 0)
    .sort((a, b) => b.unhelpful - a.unhelpful || a.helpful - b.helpful);
}

/** The last one about each answer, with the words of an earlier one. */
function lastVerdicts(verdicts: readonly Verdict[]): Verdict[] {
  const last = new Map<string, Verdict>();
  for (const [place, verdict] of verdicts.entries()) {
    const { conversationId, answer, entry } = verdict;
    const key = `${conversationId} ${answer ?? place} ${entry}`;
    last.set(key, { ...verdict, words: verdict.words ?? last.get(key)?.words ?? null });
  }
  return [...last.values()];
}
