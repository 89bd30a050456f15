// One question as the matcher saw it, kept for tickets and for the maintainers' list of misses.

import type { Language } from '../language/language';
import type { Candidate } from './matcher';

export interface QuestionRecord {
  text: string;
  language: Language;
  decision: 'answer' | 'choices' | 'none';
  /** The entry answered with, `null` when none was. */
  entry: string | null;
  candidates: readonly Candidate[];
  /** Version of the knowledge that it was matched with. */
  knowledge?: string;
}
