// The colleagues whom an @ in a private note offers, with how it is with them at this moment.

import { usePresence, usePresenceText } from '../presence/presence';
import { useAllStaff } from '../queries';
import { useStaff } from '../session';
import { colleaguesFor, writtenAs } from './mention';
import type { Offer, Opening } from './opening';

/** An @ that means nobody is plain text, so that there is no list without anybody in it. */
export function useMentionOffers(opening: Opening | undefined): readonly Offer[] | undefined {
  const { id: me } = useStaff();
  const { data: staff } = useAllStaff();
  const presenceOf = usePresence();
  const textOf = usePresenceText();
  if (!opening || !staff) return undefined;
  const others = staff.filter(({ id }) => id !== me);
  const found = colleaguesFor(others, opening.word).map((each) => {
    const view = presenceOf(each.id);
    const words = [`@${each.login}`, ...(view ? [textOf(view)] : [])];
    return {
      ...{ key: each.id, title: each.name, hint: words.join(' · ') },
      text: writtenAs(each, staff),
    };
  });
  return found.length > 0 ? found : undefined;
}
