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
 * the shipped phrasings and the examples of what lies outside with a fifth of both left out; then the bias lowered by
 * 0.36 towards refusing, which is where BANKING77-OOS valid is refused as it should be, and the constant for what lies
 * outside raised by as much, which is where fresh questions to the shipped knowledge are answered as they should be.
 */
export const GATE = {
  bias: 1.26,
  topOdds: 1.89,
  /** Negative: of two equal chances for the best label, the one that shares the rest with one rival is at home. */
  margin: -1.32,
  knownWords: 4.8,
  knownGrams: -2.5,
  length: 0.38,
  /** The more labels there are, the more the best one's chance says. */
  labels: 1.08,
  /** The more examples a label has, the surer a fitting question is known. */
  examplesPerLabel: -0.87,
  /**
   * Log odds that the question is like the examples of what lies outside, where there are any, and their constant.
   */
  outside: -1.37,
  knowsOutside: -1.8,
} as const;

/** Below this chance of being answerable nothing is shown. */
export const LEAST_KNOWN = 0.5;
/** Above this chance of resembling the examples of what lies outside nothing is shown. */
export const MOST_OUTSIDE = 0.5;
/** The best candidate is answered alone when it is this many times as likely as the second. */
export const CLEAR_LEAD = 5;
/** The third is offered too unless the best is this many times as likely. */
export const THIRD_LEAD = 8;
