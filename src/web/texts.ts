// The page's wording in both languages, and putting it into the document.

import { page as en } from '../../locales/page.en.yaml';
import { page as zhHans } from '../../locales/page.zh-Hans.yaml';
import type { Language } from './language';

const WORDING = { 'zh-Hans': zhHans, en };

export function textOf(language: Language, key: string): string {
  return WORDING[language][key] ?? key;
}

/** Fills every element that names its wording: `data-text` the content, `data-label` the accessible name. */
export function applyTexts(language: Language): void {
  document.documentElement.lang = language;
  document.title = textOf(language, 'title');
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    element.textContent = textOf(language, element.dataset.text ?? '');
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) {
    const label = textOf(language, element.dataset.label ?? '');
    element.setAttribute('aria-label', label);
    if (element instanceof HTMLButtonElement) element.title = label;
  }
  for (const button of document.querySelectorAll<HTMLElement>('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === language));
  }
}
