// Synonyms: sequences of words that stand for one concept, found longest first on whole words.

import { foldText } from '../language/fold';
import { chineseCutter } from './chinese-words';
import { type Cutter, conceptOf, type Unit, type Word, wordsOf } from './words';

/** Groups of words that mean the same; the first of each names the concept. */
export type SynonymGroups = readonly (readonly string[])[];

interface Step {
  concept?: Unit;
  next?: Map<string, Step>;
}

const HAN_ONLY = /^\p{Script=Han}{2,}$/u;

/** Cuts text into words with the synonyms' terms in the dictionary, and names the concepts in them. */
export class Concepts {
  readonly cut: Cutter;
  readonly #root = new Map<string, Step>();

  constructor(groups: SynonymGroups) {
    const folded = groups.map((group) => group.map(foldText));
    this.cut = chineseCutter(folded.flat().filter((term) => HAN_ONLY.test(term)));
    for (const group of folded)
      for (const term of group) this.#add(term, conceptOf(group[0] ?? ''));
  }

  words(folded: string): Word[] {
    return wordsOf(folded, this.cut);
  }

  /** The words with every synonym replaced by its concept: longest first, never across a word's border. */
  units(words: readonly Word[]): Unit[] {
    const units: Unit[] = [];
    for (let at = 0; at < words.length; ) {
      const found = this.#longest(words, at);
      units.push(found?.concept ?? (words[at] as Word));
      at += found?.length ?? 1;
    }
    return units;
  }

  #longest(words: readonly Word[], from: number): { concept: Unit; length: number } | undefined {
    let steps: Map<string, Step> | undefined = this.#root;
    let found: { concept: Unit; length: number } | undefined;
    for (let at = from; steps && at < words.length; at++) {
      const step: Step | undefined = steps.get(words[at]?.form ?? '');
      if (step?.concept) found = { concept: step.concept, length: at - from + 1 };
      steps = step?.next;
    }
    return found;
  }

  #add(term: string, concept: Unit): void {
    let steps = this.#root;
    let step: Step | undefined;
    for (const { form } of wordsOf(term, this.cut)) {
      step = steps.get(form) ?? {};
      steps.set(form, step);
      step.next ??= new Map();
      steps = step.next;
    }
    if (step) step.concept ??= concept;
  }
}
