// Shapes of what knowledge files say in each language; a further language may be left out and then reads as English.

import { z } from 'zod';
import { LANGUAGES, type Language } from '../language/language';
import { FURTHER_LANGUAGES, OWN_LANGUAGES } from '../language/locale-files';

type InLanguages<S extends z.ZodType> = z.ZodType<Record<Language, z.output<S>>>;

/** Both own languages, and as many further ones as there are texts for. */
export function inLanguages<S extends z.ZodType>(
  text: S,
  missing: (english: z.output<S>) => z.output<S> = (english) => english,
): InLanguages<S> {
  const own = OWN_LANGUAGES.map((language) => [language, text]);
  const further = FURTHER_LANGUAGES.map((language) => [language, text.optional()]);
  const shape = z.strictObject(Object.fromEntries([...own, ...further]));
  if (further.length === 0) return shape as unknown as InLanguages<S>;
  return shape.overwrite((said) => filled(said, missing)) as unknown as InLanguages<S>;
}

/** Lists of words, of which a language may have none. */
export function listsInLanguages<S extends z.ZodType>(word: S) {
  return inLanguages(z.array(word), () => []);
}

/** A shape with `zh-Hans` and `en` among its keys, and further languages beside them. */
export function withFurther<S extends z.ZodObject, T extends z.ZodType>(
  shape: S,
  text: T,
  missing: (english: z.output<T>) => z.output<T> = (english) => english,
): S {
  if (FURTHER_LANGUAGES.length === 0) return shape;
  const further = FURTHER_LANGUAGES.map((language) => [language, text.optional()]);
  const all = shape.extend(Object.fromEntries(further));
  return all.overwrite((said) => filled(said, missing)) as unknown as S;
}

/** Gives each further language what it lacks, beside whatever else stands there. */
function filled<T extends object, E>(said: T, missing: (english: E) => E): T {
  const known = said as Record<string, unknown>;
  const lacking = LANGUAGES.filter((language) => known[language] === undefined);
  const english = known.en as E;
  return {
    ...said,
    ...Object.fromEntries(lacking.map((language) => [language, missing(english)])),
  };
}
