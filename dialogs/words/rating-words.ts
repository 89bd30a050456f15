// Reads a rating: "满意", "so-so", "4", "5分".

import { byLength, lookUp } from './commands';
import { shortText } from './short-text';
import type { WordLists } from './word-lists';

export interface RatingWords {
  /** 1 to 5. */
  rating(said: string): number | undefined;
}

const FIGURE = /^([1-5])(?:分|星|颗星| ?\/ ?5| stars?| points?)?$/;

export function createRatingWords(lists: WordLists): RatingWords {
  const scores = new Map(
    lists.ratings.flatMap((words, index) =>
      words.map((word) => [shortText(word), index + 1] as const),
    ),
  );
  const polite = { before: byLength(lists.before), after: byLength(lists.after) };
  return {
    rating(said) {
      const figure = FIGURE.exec(shortText(said))?.[1];
      if (figure !== undefined) return Number(figure);
      return lookUp(said, polite, (core) => scores.get(core));
    },
  };
}
