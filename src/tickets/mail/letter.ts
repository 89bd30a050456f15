// What mail to staff and to merchants is made from, and the parts that both have.

import type { Language } from '../../language/language';
import type { Translate } from '../../language/translator';

/** A mail before it is addressed. */
export interface Letter {
  subject: string;
  text: string;
  /** The same for programs that show it better. */
  html?: string;
}

export interface LetterParts {
  t: Translate;
  language: Language;
  timeZone: string;
  /** Names of papers by their ids; words of staff are left as they are. */
  nameOf: (paper: string) => string;
  /** Without a slash at the end. */
  publicUrl: string;
}

/** Blocks are set apart by an empty line; what is absent leaves no trace. */
export function blocks(...parts: readonly (string | false | undefined)[]): string {
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** Day and minute in the zone of the opening hours: "2026年11月22日 13:05", "22 November 2026 at 13:05". */
export function momentIn({ language, timeZone }: LetterParts, time: string): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  }).format(new Date(time));
}
