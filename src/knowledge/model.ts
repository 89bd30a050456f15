// What training leaves behind: plain data that moves from the training thread to the service without being copied.

import type { PackedWeights } from './classifiers/packed';
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
  /**
   * Logistic regression and Bayes are both linear: their product is one linear model, read once per question. Its last
   * column, where there are examples of what lies outside, is a model of its own that tells how like those a text is.
   */
  readonly linear: PackedWeights;
  readonly knowsOutside: boolean;
}

/** The memory that a message with the model may hand over in place of copying it. */
export function buffersOf({ vocabulary, linear }: Model): ArrayBuffer[] {
  return [vocabulary.entries, linear.weights, linear.bias].map(
    ({ buffer }) => buffer as ArrayBuffer,
  );
}
