// What is exported: each entry in each language, with what the pairs of QnA Maker need beside it.

import { LANGUAGES, type Language } from '../../language/language';
import type { KnownEntry, KnownTexts } from './known';

export interface ExportedPair {
  id: string;
  language: Language;
  number: number;
  questions: string[];
  answer: string;
  prompts: { displayOrder: number; qnaId: number; displayText: string }[];
}

/** An entry in one language. */
export interface ExportedTexts extends KnownTexts {
  entry: KnownEntry;
  language: Language;
}

export function exportedTexts(
  entries: readonly KnownEntry[],
  languages: readonly Language[] = LANGUAGES,
): ExportedTexts[] {
  return entries.flatMap((entry) =>
    languages.flatMap((language) => {
      const texts = entry.texts[language];
      return texts ? [{ ...texts, entry, language }] : [];
    }),
  );
}

/** A pair has an answer and a question; entries without are left out. */
export function exportedPairs(texts: readonly ExportedTexts[]): ExportedPair[] {
  const paired = texts.filter(({ answer, phrasings }) => answer && phrasings.length > 0);
  const numberOf = new Map(
    paired.map(({ entry, language }, at) => [`${entry.id} ${language}`, at + 1]),
  );
  const titles = new Map(
    paired.map(({ entry, language, title }) => [`${entry.id} ${language}`, title]),
  );
  return paired.map(({ entry, language, answer, phrasings }, at) => ({
    id: entry.id,
    language,
    number: at + 1,
    questions: phrasings,
    answer: answer ?? '',
    prompts: (entry.related ?? []).flatMap((id, displayOrder) => {
      const qnaId = numberOf.get(`${id} ${language}`);
      const displayText = titles.get(`${id} ${language}`) ?? id;
      return qnaId === undefined ? [] : [{ displayOrder, qnaId, displayText }];
    }),
  }));
}
