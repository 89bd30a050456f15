// Asks a question of a matcher that has learned what is being written, and says why it answered so.

import { createHash } from 'node:crypto';
import type { CheckedKnowledge } from '../../knowledge/check';
import { Concepts } from '../../knowledge/concepts';
import type { Entry } from '../../knowledge/entry';
import { createGate } from '../../knowledge/gate';
import { examplesOf, type Train } from '../../knowledge/load';
import { matcherOf } from '../../knowledge/matcher';
import { Mixture } from '../../knowledge/mixture';
import type { Model } from '../../knowledge/model';
import { foldText } from '../../language/fold';
import { LANGUAGES, type Language } from '../../language/language';
import type { TryView } from './entries-views';

type Taught = Pick<CheckedKnowledge, 'entries' | 'outOfScope' | 'synonyms'>;

const MOST_PHRASINGS = 3;

export class Trials {
  readonly #train: Train;
  /** The last one: questions come one after the other about the same words. */
  #last: { key: string; model: Promise<Model> } | undefined;

  constructor(train: Train) {
    this.#train = train;
  }

  async ask(taught: Taught, question: string, language: Language): Promise<TryView> {
    const model = await this.#modelOf(taught);
    const { decision, candidates } = matcherOf(model).match(question);
    const evidence = new Mixture(model).ask(question);
    const concepts = new Concepts(taught.synonyms);
    const wordsOf = (text: string) => concepts.words(foldText(text)).map((word) => word.text);
    const asked = new Set(wordsOf(question));
    const spread = spreadOf(taught.entries.values(), asked, wordsOf);
    return {
      decision,
      known: createGate(model)(evidence),
      outside: evidence.outside,
      candidates: candidates.map(({ id, confidence }) => ({
        id,
        title: taught.entries.get(id)?.[language].title ?? id,
        confidence,
        because: (spread.shared.get(id) ?? [])
          .map((each) => ({ ...each, weight: weightOf(each.words, spread.entriesWith) }))
          .sort((a, b) => b.weight - a.weight)
          .slice(0, MOST_PHRASINGS)
          .map(({ phrasing, words }) => ({ phrasing, words })),
      })),
      unknown: [...asked].filter((word) => !spread.entriesWith.has(word)),
    };
  }

  #modelOf({ entries, outOfScope, synonyms }: Taught): Promise<Model> {
    const examples = examplesOf(entries.values(), outOfScope);
    const key = createHash('sha256').update(JSON.stringify(examples)).digest('hex');
    if (this.#last?.key !== key) {
      const model = Promise.resolve(this.#train(examples, synonyms));
      this.#last = { key, model };
      model.catch(() => {
        this.#last = undefined;
      });
    }
    return this.#last.model;
  }
}

interface Spread {
  /** By entry: its phrasings that share words with the question. */
  shared: Map<string, { phrasing: string; words: string[] }[]>;
  entriesWith: Map<string, number>;
}

function spreadOf(
  entries: Iterable<Entry>,
  asked: ReadonlySet<string>,
  wordsOf: (text: string) => string[],
): Spread {
  const shared: Spread['shared'] = new Map();
  const entriesWith = new Map<string, number>();
  for (const entry of entries) {
    const phrasings = LANGUAGES.flatMap((language) => entry[language].phrasings);
    const own = phrasings.flatMap((phrasing) => {
      const words = [...new Set(wordsOf(phrasing))].filter((word) => asked.has(word));
      return words.length > 0 ? [{ phrasing, words }] : [];
    });
    shared.set(entry.id, own);
    for (const word of new Set(own.flatMap(({ words }) => words))) {
      entriesWith.set(word, (entriesWith.get(word) ?? 0) + 1);
    }
  }
  return { shared, entriesWith };
}

/** Words that few entries have say more. */
function weightOf(words: readonly string[], entriesWith: ReadonlyMap<string, number>): number {
  return words.reduce((sum, word) => sum + 1 / (entriesWith.get(word) ?? 1), 0);
}
