// The ready replies that a slash in the box offers.

import { useReplies } from '../queries';
import type { Offer, Opening } from './opening';
import { repliesFor } from './slash';

export function useSlashOffers(
  number: string,
  opening: Opening | undefined,
): readonly Offer[] | undefined {
  const { data } = useReplies(number, opening !== undefined);
  if (!opening || !data) return undefined;
  return repliesFor(data.replies, opening.word).map(({ id, group, title, text }) => ({
    ...{ title, text, hint: text },
    key: `${group} ${id}`,
  }));
}
