// Whoever reads our wording outside the bot's replies: on a page, in a mail, in what staff send.

import type { Language } from './language';
import type { Script } from './script';
import { toTraditional } from './traditional';

/** A ticket is one: it knows its merchant's language and script. */
export interface Reader {
  language: Language;
  script?: Script | undefined;
}

/** Our wording as this reader reads it. */
export function writtenFor({ language, script }: Reader, text: string): string {
  return language === 'zh-Hans' && script === 'hant' ? toTraditional(text) : text;
}

/** The BCP 47 tag of what `writtenFor` gives. */
export function localeFor({ language, script }: Reader): Language | 'zh-Hant' {
  return language === 'zh-Hans' && script === 'hant' ? 'zh-Hant' : language;
}
