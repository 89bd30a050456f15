// Which papers a freeze calls for, what they are called, and which of them are still missing.

import type { DocumentKind } from '../../src/knowledge/documents';
import { LANGUAGES, type Language } from '../../src/language/language';
import type { Translate } from '../../src/language/translator';
import type { DialogTurn } from '../turn/dialog-turn';
import type { Named } from '../words/paper-words';

/** A turn of a dialog, or the desk. */
export interface SpeaksOfPapers {
  t: Translate;
  language: Language;
  services: { knowledge: { documents: readonly DocumentKind[] } };
}

/** The papers that are usual for any of the causes; all of them where the cause is not known. */
export function usualKinds(turn: DialogTurn, causes: readonly string[]): DocumentKind[] {
  const { documents } = turn.services.knowledge;
  const usual = documents.filter((kind) => kind.causes.some((cause) => causes.includes(cause)));
  return usual.length > 0 ? usual : [...documents];
}

/** The one paper that a text names; undefined when it names none, or several. */
export function kindIn(turn: DialogTurn, text: string): string | undefined {
  const { has } = turn.reading.part(text).papers;
  return has.length === 1 ? has[0] : undefined;
}

/** All that papers are called. */
export function paperNames(documents: readonly DocumentKind[]): Named[] {
  return documents.map((kind) => ({
    id: kind.id,
    words: [...LANGUAGES.map((language) => kind[language].name), ...kind.words],
  }));
}

/** The names of the papers in the merchant's language, joined for a sentence. */
export function namesOf({ t, language, services }: SpeaksOfPapers, ids: readonly string[]): string {
  const { documents } = services.knowledge;
  return ids.map((id) => nameOf(documents, id, language)).join(t('form.listSeparator'));
}

export function nameOf(documents: readonly DocumentKind[], id: string, language: Language): string {
  return documents.find((kind) => kind.id === id)?.[language].name ?? id;
}
