// A drawing that shows what a reply says in words: sent once per conversation and place, described for who cannot see it.

import type { Attachment } from 'botbuilder-core';
import type { Picture } from '../../src/knowledge/pictures';
import { imageCard } from './cards';
import type { DialogTurn } from './dialog-turn';

/** Our page draws SVG, light or dark as it is itself; Teams and others need a PNG. */
const FORMAT = { own: 'svg', other: 'png' } as const;

export interface Shown {
  picture: Picture;
  /** What it goes with: an entry, a field. */
  place: string;
}

/** undefined where it was shown before, or where the channel could not fetch it. */
export function pictureOnce(
  { memory, services, language, t, isOnOwnPage }: DialogTurn,
  { picture, place }: Shown,
): Attachment | undefined {
  const mark = `${picture} ${place}`;
  const { picturesShown = [] } = memory;
  if (picturesShown.includes(mark) || !(isOnOwnPage || services.publicUrl)) return undefined;
  memory.picturesShown = [...picturesShown, mark];
  const file = `${picture}.${language}.${isOnOwnPage ? FORMAT.own : FORMAT.other}`;
  return imageCard(`${services.publicUrl}/pictures/${file}`, t(`picture.${picture}`));
}
