// The wording of the product in both languages, behind a translator that is a value and never a global setting.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInstance, type i18n } from 'i18next';
import { parse } from 'yaml';
import { ThawError } from '../errors';
import { LANGUAGES, type Language } from './language';
import { isOwnLanguage } from './locale-files';

/** Wording for a key such as `form.review.confirm`, its `{{names}}` filled in. */
export type Translate = (key: string, variables?: Record<string, string | number>) => string;

export interface Translator {
  for(language: Language): Translate;
}

type Wording = Map<string, string>;

/**
 * Reads `<language>.yaml` of each language from a folder.
 * A key or variable missing at run time is left out of the text; `strict` makes it an error, for tests.
 * @throws ThawError LOCALES_INVALID naming every key or variable that one language lacks.
 */
export function loadTranslator(folder: string, { strict = false } = {}): Translator {
  const wordings = readWordings(folder);
  const faults = differences(wordings);
  if (faults.length > 0) throw new ThawError('LOCALES_INVALID', { faults: faults.join('\n') });
  const instance = start(wordings, strict);
  const fixed = new Map(LANGUAGES.map((language) => [language, translate(instance, language)]));
  return { for: (language) => fixed.get(language) as Translate };
}

/** What a further language lacks is said in English. */
function readWordings(folder: string): Map<Language, Wording> {
  const wordings = new Map(LANGUAGES.map((language) => [language, readWording(folder, language)]));
  for (const language of LANGUAGES.filter((each) => !isOwnLanguage(each)))
    wordings.set(
      language,
      new Map([...(wordings.get('en') ?? []), ...(wordings.get(language) ?? [])]),
    );
  return wordings;
}

function readWording(folder: string, language: Language): Wording {
  const file = join(folder, `${language}.yaml`);
  try {
    return new Map(flatten(parse(readFileSync(file, 'utf8')), ''));
  } catch (cause) {
    throw new ThawError('LOCALES_INVALID', { faults: `${file}: ${String(cause)}` }, { cause });
  }
}

function flatten(tree: unknown, prefix: string): [string, string][] {
  if (typeof tree === 'string') return [[prefix, tree]];
  if (typeof tree !== 'object' || tree === null) {
    throw new TypeError(`${prefix || 'the file'} must hold text`);
  }
  return Object.entries(tree).flatMap(([key, branch]) =>
    flatten(branch, prefix === '' ? key : `${prefix}.${key}`),
  );
}

function differences(wordings: Map<Language, Wording>): string[] {
  const keys = new Set([...wordings.values()].flatMap((wording) => [...wording.keys()]));
  return [...keys].flatMap((key) => {
    const lacking = LANGUAGES.filter((language) => !wordings.get(language)?.get(key));
    if (lacking.length > 0) return lacking.map((language) => `${language}.yaml lacks ${key}`);
    const used = LANGUAGES.map((language) => variables(wordings.get(language)?.get(key) ?? ''));
    return new Set(used).size === 1 ? [] : [`${key} uses other variables in each language`];
  });
}

function variables(text: string): string {
  const names = [...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1]);
  return [...new Set(names)].sort().join(' ');
}

function start(wordings: Map<Language, Wording>, strict: boolean): i18n {
  const instance = createInstance();
  void instance.init({
    initAsync: false,
    lng: LANGUAGES[0],
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    resources: Object.fromEntries(
      [...wordings].map(([language, wording]) => [
        language,
        { translation: Object.fromEntries(wording) },
      ]),
    ),
    // Chat text is no HTML: escaping would show entities to the merchant.
    interpolation: { escapeValue: false },
    ...(strict && {
      saveMissing: true,
      missingKeyHandler: (_languages: readonly string[], _namespace: string, key: string) =>
        fail(`no wording for ${key}`),
    }),
    missingInterpolationHandler: (text: string, [, name]: string[]) =>
      strict ? fail(`${name} is not given for "${text}"`) : '',
  });
  return instance;
}

/** `getFixedT`, because the language must never be a setting that two merchants share. */
function translate(instance: i18n, language: Language): Translate {
  const fixed = instance.getFixedT(language);
  return (key, given) => (given ? fixed(key, given) : fixed(key));
}

function fail(reason: string): never {
  throw new Error(reason);
}
