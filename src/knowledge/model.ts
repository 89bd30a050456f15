// What training leaves behind: plain data that moves from the training thread to the service without being copied.

import type { PackedWeights } from './classifiers/packed';
import type { LinearWeights } from './classifiers/sparse';
import type { SynonymGroups } from './concepts';
import type { KnownWord } from './known-words';
import type { VocabularyTable } from './vocabulary';

export interface Model {
  readonly labels: readonly string[];
  /** Examples with a label, those of what lies outside not counted. */
  readonly exampleCount: number;
  /** Mean share of an example's words that other examples know: what a question of its script should reach. */
  readonly expectedKnown: { readonly han: number; readonly latin: number };
  readonly synonyms: SynonymGroups;
  readonly vocabulary: VocabularyTable;
  /** Features numbered below this stand in examples of entries, the others only in examples of what lies outside. */
  readonly insideSize: number;
  readonly words: readonly KnownWord[];
  /** Logistic regression and Bayes are both linear: their product is one linear model, read once per question. */
  readonly linear: PackedWeights;
  /** Tells inside from outside; apart from the labels, whose order it must not disturb. */
  readonly outside?: LinearWeights;
}

/** The memory that a message with the model may hand over in place of copying it. */
export function buffersOf({ vocabulary, linear, outside }: Model): ArrayBuffer[] {
  const arrays = [
    vocabulary.entries,
    ...[linear, outside].flatMap((model) => (model ? [model.weights, model.bias] : [])),
  ];
  return arrays.map(({ buffer }) => buffer as ArrayBuffer);
}
