// Loads the knowledge folder: entries, synonyms, the operator's words, and the matcher trained on them.

import { ThawError } from '../errors';
import { LANGUAGES } from '../language/language';
import { checkKnowledge } from './check';
import type { Diagnosis } from './diagnosis';
import type { DocumentKind } from './documents';
import type { Entry, Operator } from './entry';
import { faultLine } from './fault';
import type { OfficeHours } from './hours-file';
import { createMatcher, type Matcher } from './matcher';
import { type Example, OUT_OF_SCOPE } from './mixture';

const MARKS = /[*#>-]|\{\{.*?\}\}/g;
const SENTENCE_END = /[\n。！？；]|[.!?;] /;
const HAN = /\p{Script=Han}/u;

/** Everything the bot knows; nothing in it changes after loading. */
export interface Knowledge {
  entries: ReadonlyMap<string, Entry>;
  operator: Operator;
  /** The papers that a freeze may call for, in the order shown; none where the folder lists none. */
  documents: readonly DocumentKind[];
  hours: OfficeHours;
  /** The questions behind `intent.diagnose`, where there are any. */
  diagnosis: Diagnosis | undefined;
  matcher: Matcher;
}

/**
 * Reads and checks every file of the folder, then trains the matcher.
 * @throws ThawError KNOWLEDGE_INVALID with every fault in one message.
 */
export async function loadKnowledge(dir: string): Promise<Knowledge> {
  const checked = await checkKnowledge(dir);
  const { entries, operator, hours, synonyms, outOfScope, faults } = checked;
  if (faults.length > 0 || !operator || !hours) {
    throw new ThawError('KNOWLEDGE_INVALID', { faults: faults.map(faultLine).join('\n') });
  }
  const matcher = createMatcher(examplesOf(entries.values(), outOfScope), { synonyms });
  const { diagnosis, documents } = checked;
  return { entries, operator, hours, diagnosis, documents, matcher };
}

/**
 * What the matcher learns, labelled with the entry's id: the phrasings of all entries in both languages, their titles
 * and the sentences of their answers, which hold the words that no phrasing happens to use; and what no entry answers.
 */
export function examplesOf(entries: Iterable<Entry>, outOfScope: readonly string[]): Example[] {
  const examples = outOfScope.map((text) => ({ text, label: OUT_OF_SCOPE }));
  for (const entry of entries) {
    for (const language of LANGUAGES) {
      const { title, answer = '', phrasings } = entry[language];
      for (const text of [...phrasings, title, ...sentencesOf(answer)]) {
        examples.push({ text, label: entry.id });
      }
    }
  }
  return examples;
}

/** Sentences long enough to mean something, without Markdown's marks. */
function sentencesOf(answer: string): string[] {
  return answer
    .replace(MARKS, ' ')
    .split(SENTENCE_END)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > (HAN.test(sentence) ? 6 : 15));
}
