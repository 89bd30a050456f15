// Which of the two languages a page speaks, and remembering the merchant's choice.

export type Language = 'zh-Hans' | 'en';

const STORED = 'thaw.language';

/** The merchant's earlier choice, then `?lang=`, then the browser's languages in order. */
export function chooseLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang');
  const candidates = [remembered(), asked, ...navigator.languages];
  for (const tag of candidates) {
    const language = languageOfTag(tag);
    if (language) return language;
  }
  return 'en';
}

export function languageOfTag(tag: string | null | undefined): Language | undefined {
  const head = tag?.toLowerCase().split(/[-_]/)[0];
  if (head === 'zh') return 'zh-Hans';
  return head === 'en' ? 'en' : undefined;
}

export function rememberLanguage(language: Language): void {
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
