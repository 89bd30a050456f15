// The matcher's constants: one set for every data set and for the shipped knowledge.

/** Share of words, pairs and concepts in the length of a vector; the rest belongs to character grams and sounds. */
export const WORD_SHARE = 0.5;
/** What an unknown feature adds to a vector's length, relative to the rarest known one. */
export const UNKNOWN_WEIGHT = 0.5;

/** Length of a text's meaning beside its words and characters, whose vector has length 1. */
export const MEANING_LENGTH = 0.5;

/** Factors of the log scores of logistic regression, Bayes, and the discriminant analysis of meanings. */
export const MIXTURE = { logistic: 1.7, bayes: 0.3, discriminant: 0.055 } as const;

/**
 * Log odds that a question is one the examples can answer: a logistic regression on its evidence (see gate.ts).
 * Fitted on BANKING77 valid, BANKING77-OOS valid, CLINC150 valid and xSID train, mixed with strangers' questions, and on
 * the shipped phrasings and the examples of what lies outside with a fifth of both left out; MATCHING.md says how the
 * sets were weighed.
 */
export const GATE = {
  bias: 0.19,
  /** How far the best score lies above the mean of all labels; its weight depends on how much is known. */
  lift: 0.632,
  liftByLabels: 0.191,
  liftByExamples: -0.21,
  knownWords: 4.98,
  knownGrams: -1.1,
  length: 0.66,
  labels: -2.078,
  examplesPerLabel: 0.668,
  /**
   * Log odds that the question is like the examples of what lies outside, where there are any, and their constant.
   */
  outside: -1.025,
  knowsOutside: -0.25,
} as const;

/** Below this chance of being answerable nothing is shown. */
export const LEAST_KNOWN = 0.5;
/** Above this chance of resembling the examples of what lies outside nothing is shown. */
export const MOST_OUTSIDE = 0.7;
/** The best candidate is answered alone when it is this many times as likely as the second. */
export const CLEAR_LEAD = 5;
/** The third is offered too unless the best is this many times as likely. */
export const THIRD_LEAD = 8;
