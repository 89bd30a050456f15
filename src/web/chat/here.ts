// What this page knows of itself when it opens: its language, and what a page around it handed on.

import { isEmbedded, takeHanded } from './embedded';
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

export function openingHere(): Opening {
  const locale = document.documentElement.lang;
  return isEmbedded() ? { locale, embedded: true, ...takeHanded() } : { locale };
}
