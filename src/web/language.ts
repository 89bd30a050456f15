// Which language a page speaks, in which script, and remembering the merchant's choice.

export type Language = 'zh-Hans' | 'en';
/** The chat page and the launcher are written in traditional characters too. */
export type PageLanguage = Language | 'zh-Hant';

const STORED = 'thaw.language';
const TRADITIONAL = /^zh(?!.*hans)[-_].*\b(?:hant|tw|hk|mo)\b/i;

/** The merchant's earlier choice, then `?lang=`, then the browser's languages in order. */
export function chooseLanguage(): PageLanguage {
  const asked = new URLSearchParams(location.search).get('lang');
  const candidates = [remembered(), asked, ...navigator.languages];
  for (const tag of candidates) {
    const language = pageLanguageOfTag(tag);
    if (language) return language;
  }
  return 'en';
}

export function languageOfTag(tag: string | null | undefined): Language | undefined {
  const head = tag?.toLowerCase().split(/[-_]/)[0];
  if (head === 'zh') return 'zh-Hans';
  return head === 'en' ? 'en' : undefined;
}

/** "zh-TW", "zh-HK", "zh-MO" and "zh-Hant" are read in traditional characters. */
export function pageLanguageOfTag(tag: string | null | undefined): PageLanguage | undefined {
  return TRADITIONAL.test(tag?.replaceAll('_', '-') ?? '') ? 'zh-Hant' : languageOfTag(tag);
}

export function rememberLanguage(language: PageLanguage): void {
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // Storage is off in some private windows; the choice then lasts as long as the page.
  }
}

function remembered(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}
