// Checks one entry against the rest while it is being written; nothing is read from disk.

import type { CheckedKnowledge, LoadedEntry } from '../check';
import { type Claim, type Claims, checkOne } from '../check-entries';
import { Concepts } from '../concepts';
import { entrySchema } from '../entry';
import type { Fault } from '../fault';
import { parseSource, type SourceText } from '../source-file';
import type { Word } from '../words';
import { checkOneEntry, type EntryRules } from './entry-rules';
import type { Finding, Found } from './finding';
import { type NearPhrasings, nearPhrasingsOf } from './near';
import { fitted } from './shape';
import type { CheckWording } from './wording';

/** Made once for a folder of knowledge; `checkEntry` is quick with it. */
export interface EntrySurroundings {
  knowledge: CheckedKnowledge;
  wording: CheckWording;
  rules: EntryRules;
  concepts: Pick<Concepts, 'words' | 'units'>;
  near: NearPhrasings;
}

export function surroundingsOf(
  knowledge: CheckedKnowledge,
  { wording, rules }: Pick<EntrySurroundings, 'wording' | 'rules'>,
): EntrySurroundings {
  const concepts = remembering(new Concepts(knowledge.synonyms));
  return { knowledge, wording, rules, concepts, near: nearPhrasingsOf(knowledge, concepts) };
}

const MOST_REMEMBERED = 30_000;

/** Most phrasings of an entry stay as they are while one is written. */
function remembering(concepts: Concepts): EntrySurroundings['concepts'] {
  const known = new Map<string, Word[]>();
  return {
    units: (words) => concepts.units(words),
    words(folded) {
      const words = known.get(folded) ?? concepts.words(folded);
      if (known.size < MOST_REMEMBERED) known.set(folded, words);
      return words;
    },
  };
}

/** Everything that is wrong with the text of one entry, in the order of its lines. It need not be saved. */
export function checkEntry(source: SourceText, around: EntrySurroundings): Finding[] {
  const faults: Fault[] = [];
  const found: Found[] = [];
  const parsed = parseSource(source, faults);
  const fits = parsed && fitted(parsed, entrySchema, faults);
  if (fits) {
    const one = { entry: fits.value, source: fits.source };
    checkOne(one, { ...othersThan(one, around), faults });
    checkOneEntry(one, around.rules, tellInto(found, one));
    around.near.check(one, tellInto(found, one));
  }
  return inOrder([...faults, ...found].map((each) => around.wording.finding(each)));
}

function othersThan(
  { entry: { id }, source: { file } }: LoadedEntry,
  { knowledge: { entries, claimed, operator }, concepts }: EntrySurroundings,
) {
  const own: Claims = new Map();
  const isOwn = (claim: Claim) => claim.id === id || claim.place.startsWith(`${file}:`);
  const lookUp = (key: string) => {
    const claim = own.get(key) ?? claimed.get(key);
    return claim && (own.has(key) || !isOwn(claim)) ? claim : undefined;
  };
  return {
    ids: { has: (each: string) => each === id || entries.has(each) },
    claimed: { get: lookUp, set: (key: string, claim: Claim) => own.set(key, claim) },
    concepts,
    operator,
  };
}

/** Gathers what is told about an entry, with its places. */
export function tellInto(
  found: Found[],
  { entry, source }: Pick<LoadedEntry, 'source'> & { entry: { id: string } },
) {
  return (
    rule: Found['rule'],
    path: readonly PropertyKey[],
    { values = {}, words }: { values?: Found['values']; words?: string } = {},
  ): void => {
    const place = source.placeOf(path, words);
    found.push({ rule, file: source.file, ...place, path, entry: entry.id, values });
  };
}

export function inOrder(findings: Finding[]): Finding[] {
  return findings.sort((a, b) =>
    a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1,
  );
}
