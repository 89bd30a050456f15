// What the desk's pages get of tags. Types alone, shared with the browser.

export interface TagView {
  id: string;
  /** Simplified Chinese. */
  zh: string;
  en: string;
  /** Stays on the tickets that have it, and is put on no others. */
  isRetired: boolean;
  /** How many tickets have it. */
  tickets: number;
}
