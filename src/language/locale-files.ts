// Which languages there are: each has its wording in a file of locales/, named by its tag.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every release has them; the code knows their words and dates. */
export const OWN_LANGUAGES = ['zh-Hans', 'en'] as const;

export function isOwnLanguage(language: string): boolean {
  return OWN_LANGUAGES.some((own) => own === language);
}

/** `ru.yaml`, and not `desk.ru.yaml`. */
const WORDING = /^([a-z]{2,3}(?:-[A-Za-z]{2,4})?)\.yaml$/;

/** The sources stand as far from it as what is bundled of them; what is compiled alone stands one folder deeper. */
export const LOCALES =
  ['../..', '../../..'].map((above) => join(__dirname, above, 'locales')).find(existsSync) ??
  'locales';

/** Those that somebody added as data: a file of wording, and texts in the knowledge files where there are some. */
export const FURTHER_LANGUAGES: readonly string[] = (
  existsSync(LOCALES) ? readdirSync(LOCALES) : []
)
  .flatMap((file) => WORDING.exec(file)?.[1] ?? [])
  .filter((tag) => !isOwnLanguage(tag))
  .sort();
