// The words of the report, in the maintainer's language, and how text is put into HTML.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Language } from '../../language/language';

/** Looks a wording up and fills it; the result may stand in HTML. */
export type Say = (key: string, values?: Record<string, string>) => string;

export function wordsIn(language: Language, folder: string): Say {
  const text = readFileSync(join(folder, `evaluation.${language}.yaml`), 'utf8');
  const wording = parse(text) as Record<string, string>;
  return (key, values = {}) =>
    escaped((wording[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? ''));
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
