// Which languages there are: each has its wording in a file of locales/, named by its tag.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every release has them; the code knows their words and dates. */
export const OWN_LANGUAGES = ['zh-Hans', 'en'] as const;

export function isOwnLanguage(language: string): boolean {
  return OWN_LANGUAGES.some((own) => own === language);
}

/** `ru.yaml`, and not `desk.ru.yaml`. */
const WORDING = /^([a-z]{2,3}(?:-[A-Za-z]{2,4})?)\.yaml$/;

/** Those that somebody added as data: a file of wording, and texts in the knowledge files where there are some. */
export const FURTHER_LANGUAGES: readonly string[] = filesOf('../..', '../../..')
  .flatMap((file) => WORDING.exec(file)?.[1] ?? [])
  .filter((tag) => !isOwnLanguage(tag))
  .sort();

/** The sources stand one folder nearer to locales/ than what is built of them. */
function filesOf(...above: string[]): string[] {
  for (const each of above) {
    try {
      return readdirSync(join(__dirname, each, 'locales'));
    } catch {}
  }
  return [];
}
