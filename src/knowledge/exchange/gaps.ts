// What an entry lacks before it may be served.

import { OWN_LANGUAGES } from '../../language/locale-files';
import { LEAST_PHRASINGS } from '../check-entries';
import type { KnownEntry } from './known';
import type { Note } from './row';

/** A further language may say as much or as little as it likes. */
export function gapsOf({ texts }: KnownEntry): Note[] {
  return OWN_LANGUAGES.flatMap((language): Note[] => {
    const found = texts[language];
    if (!found) return [{ key: 'gap.language', details: { language } }];
    const gaps: Note[] = [];
    if (!found.answer) gaps.push({ key: 'gap.answer', details: { language } });
    if (found.answer && !found.short) gaps.push({ key: 'gap.short', details: { language } });
    const count = found.phrasings.length;
    if (count < LEAST_PHRASINGS)
      gaps.push({ key: 'gap.phrasings', details: { language, count, least: LEAST_PHRASINGS } });
    return gaps;
  });
}
