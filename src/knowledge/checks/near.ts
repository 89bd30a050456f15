// Phrasings that two entries nearly share: the same words, give or take what every question has.

import { foldText } from '../../language/fold';
import { LANGUAGES, type Language } from '../../language/language';
import type { CheckedKnowledge, LoadedEntry } from '../check';
import { phrasingKey } from '../check-entries';
import type { Concepts } from '../concepts';
import type { Matcher } from '../matcher';
import type { Tell } from './finding';

/** From 0 to 1; from here on nobody could say whose question it is. */
const NEAR = 0.9;
/** Shorter phrasings differ by what they leave out. */
const FEWEST_WORDS = 3;

interface Phrasing {
  id: string;
  text: string;
  place: string;
  forms: ReadonlySet<string>;
  weight: number;
}

/** What the bot makes of a text, for each of these entries. */
export type Scored = (text: string, ids: readonly string[]) => string;

export interface NearPhrasings {
  /** Tells of each phrasing of the entry that one of another entry nearly is; with scores where there is a matcher. */
  check(one: LoadedEntry, tell: Tell, scored?: Scored): void;
}

export function nearPhrasingsOf(
  { loaded }: CheckedKnowledge,
  concepts: Pick<Concepts, 'words' | 'units'>,
): NearPhrasings {
  const formsOf = (text: string) =>
    new Set(concepts.units(concepts.words(foldText(text))).map(({ form }) => form));
  const counts = new Map<string, number>();
  const all: Phrasing[] = [];
  for (const one of loaded) {
    for (const { path, text } of phrasingsOf(one)) {
      const forms = formsOf(text);
      for (const form of forms) counts.set(form, (counts.get(form) ?? 0) + 1);
      const place = () => `${one.source.file}:${one.source.lineOf(path)}`;
      all.push({
        id: one.entry.id,
        text,
        forms,
        weight: 0,
        get place() {
          return place();
        },
      });
    }
  }
  const weights = new Map(
    [...counts].map(([form, count]) => [form, Math.log((1 + all.length) / (1 + count))]),
  );
  const rarest = Math.log(1 + all.length);
  const weightOf = (form: string) => weights.get(form) ?? rarest;
  const sum = (forms: Iterable<string>) =>
    [...forms].reduce((all, form) => all + weightOf(form), 0);
  const postings = new Map<string, Phrasing[]>();
  for (const phrasing of all) {
    phrasing.weight = sum(phrasing.forms);
    for (const form of phrasing.forms) {
      const list = postings.get(form);
      if (list) list.push(phrasing);
      else postings.set(form, [phrasing]);
    }
  }

  const nearest = (forms: ReadonlySet<string>, id: string) => {
    const weight = sum(forms);
    // Whoever shares 9 tenths of the weight shares one of the weightiest words.
    const keys = [...forms].sort((a, b) => weightOf(b) - weightOf(a)).slice(0, 2);
    const others = new Set(keys.flatMap((form) => postings.get(form) ?? []));
    let best: { other: Phrasing; likeness: number } | undefined;
    for (const other of others) {
      if (other.id === id || other.forms.size < FEWEST_WORDS) continue;
      if (2 * Math.min(weight, other.weight) < NEAR * (weight + other.weight)) continue;
      const shared = sum([...forms].filter((form) => other.forms.has(form)));
      const likeness = (2 * shared) / (weight + other.weight);
      if (likeness >= NEAR && likeness > (best?.likeness ?? 0)) best = { other, likeness };
    }
    return best;
  };

  return {
    check(one, tell, scored) {
      for (const { path, text } of phrasingsOf(one)) {
        const forms = formsOf(text);
        const best = forms.size < FEWEST_WORDS ? undefined : nearest(forms, one.entry.id);
        if (!best || phrasingKey(best.other.text, concepts) === phrasingKey(text, concepts))
          continue;
        const { other, likeness } = best;
        const scores = scored?.(text, [one.entry.id, other.id]) ?? '';
        const values = {
          text,
          other: other.text,
          id: other.id,
          place: other.place,
          scores,
          likeness: Math.round(likeness * 100),
        };
        tell('near-phrasing', path, { values });
      }
    },
  };
}

/** What the bot thinks of each when it is asked so: ` (faq.time 0.61, faq.money 0.32)`. */
export function scoresOf(matcher: Matcher, text: string, ids: readonly string[]): string {
  const { candidates } = matcher.match(text);
  const scores = ids.map((id) => {
    const confidence = candidates.find((each) => each.id === id)?.confidence ?? 0;
    return `${id} ${confidence.toFixed(2)}`;
  });
  return ` (${scores.join(', ')})`;
}

export function phrasingsOf({ entry }: LoadedEntry) {
  return LANGUAGES.flatMap((language: Language) =>
    entry[language].phrasings.map((text, i) => ({ path: [language, 'phrasings', i], text })),
  );
}
