// The mark of a place in a ready text that is still to be written by somebody.

export const GAP = '[…]';
const MARKS = /\[…\]|［…］/;

/** An input method may have made the signs wide. */
export function hasGap(text: string): boolean {
  return MARKS.test(text);
}
