// The papers that staff ask for: kept by the ids of knowledge/documents.yaml, shown by the names there.

import type { DocumentKind } from '../knowledge/documents';
import { LANGUAGES, type Language } from '../language/language';

/** Only by its id a paper is named in the merchant's own language, and known again when it arrives. */
export function paperIds(documents: readonly DocumentKind[], names: readonly string[]): string[] {
  const ids = names.map((given) => {
    const name = given.trim();
    const known = documents.find((kind) => LANGUAGES.some((each) => kind[each].name === name));
    return known?.id ?? name;
  });
  return [...new Set(ids)];
}

/** Names in the language of the desk; what staff wrote in their own words stays as it is. */
export function paperNames(documents: readonly DocumentKind[], language: Language) {
  return (id: string): string => documents.find((kind) => kind.id === id)?.[language].name ?? id;
}
