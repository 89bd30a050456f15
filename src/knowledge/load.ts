// Loads the knowledge folder: entries, synonyms, the operator's words, and the matcher trained on them.

import { ThawError } from '../errors';
import { LANGUAGES } from '../language/language';
import { checkKnowledge } from './check';
import type { Entry, Operator } from './entry';
import { faultLine } from './fault';
import { createMatcher, type Matcher } from './matcher';
import { type Example, OUT_OF_SCOPE } from './mixture';

/** Everything the bot knows; nothing in it changes after loading. */
export interface Knowledge {
  entries: ReadonlyMap<string, Entry>;
  operator: Operator;
  matcher: Matcher;
}

/**
 * Reads and checks every file of the folder, then trains the matcher.
 * @throws ThawError KNOWLEDGE_INVALID with every fault in one message.
 */
export async function loadKnowledge(dir: string): Promise<Knowledge> {
  const { entries, operator, synonyms, outOfScope, faults } = await checkKnowledge(dir);
  if (faults.length > 0 || !operator) {
    throw new ThawError('KNOWLEDGE_INVALID', { faults: faults.map(faultLine).join('\n') });
  }
  const matcher = createMatcher(examplesOf(entries.values(), outOfScope), { synonyms });
  return { entries, operator, matcher };
}

/** The phrasings of all entries, both languages, labelled with the entry's id, and what no entry answers. */
export function examplesOf(entries: Iterable<Entry>, outOfScope: readonly string[]): Example[] {
  const examples = outOfScope.map((text) => ({ text, label: OUT_OF_SCOPE }));
  for (const entry of entries) {
    for (const language of LANGUAGES) {
      for (const text of entry[language].phrasings) examples.push({ text, label: entry.id });
    }
  }
  return examples;
}
