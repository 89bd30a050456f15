// What this page knows of itself when it opens: its language, and whether it stands in another page's frame.

import { hostOpening } from './embedded';
import type { Opened, Opening } from './line/open-chat';

declare global {
  interface Window {
    /** What happened before the script came. */
    thawEarly?: {
      readonly kept: string[];
      readonly opened: Promise<Opened>;
      send(words: string): void;
    };
  }
}

export const isEmbedded = new URLSearchParams(location.search).has('embedded');

export function openingHere(): Opening {
  return {
    locale: document.documentElement.lang,
    ...(isEmbedded && { embedded: true, ...hostOpening() }),
  };
}
