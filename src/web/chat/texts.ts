// The page's wording in each language and script, and putting it into the document.

import { page as en } from '../../../locales/page.en.yaml';
import { page as zhHans } from '../../../locales/page.zh-Hans.yaml';
// Made from the simplified wording when the page is built.
import { page as zhHant } from '../../../locales/page.zh-Hant.yaml';
import type { PageLanguage } from '../language';

const WORDING = { 'zh-Hans': zhHans, 'zh-Hant': zhHant, en };

/** `{name}` in the wording stands for `values.name`. */
export function textOf(
  language: PageLanguage,
  key: string,
  values: Readonly<Record<string, string>> = {},
): string {
  const text = WORDING[language][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/**
 * Fills every element that names its wording: `data-text` the content, `data-label` the accessible name, `data-hint`
 * what stands in an empty field. The build does the same for the language in which the page is first sent.
 */
export function applyTexts(language: PageLanguage): void {
  document.title = textOf(language, 'title');
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    element.textContent = textOf(language, element.dataset.text ?? '');
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) {
    const label = textOf(language, element.dataset.label ?? '');
    element.setAttribute('aria-label', label);
    if (element instanceof HTMLButtonElement) element.title = label;
  }
  for (const field of document.querySelectorAll<HTMLTextAreaElement>('[data-hint]')) {
    field.placeholder = textOf(language, field.dataset.hint ?? '');
  }
  for (const button of document.querySelectorAll<HTMLElement>('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === language));
  }
}
