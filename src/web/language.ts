// Which language a page speaks, in which script, and remembering the merchant's choice.

export type Language = 'zh-Hans' | 'en';
/** The chat page and the launcher are written in traditional characters too. */
export type PageLanguage = Language | 'zh-Hant';

/** Read by the service, which sends the page in this language (`src/http/page-language.ts`). */
const COOKIE = 'thaw_language';
const ONE_YEAR_S = 365 * 24 * 60 * 60;
const TRADITIONAL = /^zh(?!.*hans)[-_].*\b(?:hant|tw|hk|mo)\b/i;

export function languageOfTag(tag: string | null | undefined): Language | undefined {
  const head = tag?.toLowerCase().split(/[-_]/)[0];
  if (head === 'zh') return 'zh-Hans';
  return head === 'en' ? 'en' : undefined;
}

/** "zh-TW", "zh-HK", "zh-MO" and "zh-Hant" are read in traditional characters. */
export function pageLanguageOfTag(tag: string | null | undefined): PageLanguage | undefined {
  return TRADITIONAL.test(tag?.replaceAll('_', '-') ?? '') ? 'zh-Hant' : languageOfTag(tag);
}

/** In a frame on another site the cookie is a third party's: it is kept apart for each site (CHIPS). */
export function rememberLanguage(language: PageLanguage): void {
  const site =
    location.protocol === 'https:' ? 'SameSite=None; Secure; Partitioned' : 'SameSite=Lax';
  // biome-ignore lint/suspicious/noDocumentCookie: many telephones have no Cookie Store yet
  document.cookie = `${COOKIE}=${language}; Path=/; Max-Age=${ONE_YEAR_S}; ${site}`;
}
