// The language and script in which a browser is sent the chat page: as chosen before, as the link says, as it asks.

import type { Request } from 'restify';
import { languageOfLocale } from '../language/language';
import { scriptOfLocale } from '../language/script';

export const PAGE_LANGUAGES = ['zh-Hans', 'zh-Hant', 'en'] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

/** Set by the page when the merchant chooses; `src/web/language.ts` writes it. */
const CHOSEN = /(?:^|;\s*)thaw_language=([^;]*)/;

export function pageLanguageOf(req: Request): PageLanguage {
  const chosen = CHOSEN.exec(req.headers.cookie ?? '')?.[1];
  const asked = new URLSearchParams(req.getQuery()).get('lang') ?? undefined;
  for (const tag of [chosen, asked, ...accepted(req.headers['accept-language'])]) {
    const language = languageOfLocale(tag);
    if (!language) continue;
    return scriptOfLocale(tag) === 'hant' ? 'zh-Hant' : language;
  }
  return 'en';
}

/** The tags of an Accept-Language header, the most wanted first. */
function accepted(header = ''): string[] {
  const wanted = header.split(',').map((part) => {
    const [tag = '', weight = 'q=1'] = part.split(';').map((piece) => piece.trim());
    return { tag, weight: Number(/^q=([\d.]+)$/.exec(weight)?.[1] ?? 1) };
  });
  return wanted
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
