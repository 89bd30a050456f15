// A sign in the box that opens a list. Types alone.

/** A sign that was typed, and what stands between it and the caret. */
export interface Opening {
  /** Place of the sign in the text. */
  from: number;
  word: string;
}

export interface Offer {
  key: string;
  title: string;
  hint: string;
  /** What stands in the box once it is chosen. */
  text: string;
}
