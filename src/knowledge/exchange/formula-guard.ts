// Keeps Excel from taking a text for a formula: an apostrophe before the signs that begin one, taken away again when read.

const BEGINS_FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const GUARDED = /^'(?=['=+\-@\t\r＝＋－＠])/;

/** For files that Excel interprets when it opens them (CSV). */
export function guarded(text: string): string {
  return BEGINS_FORMULA.test(text) ? `'${text}` : guardedQuote(text);
}

/** For cells that are text anyway: only what `unguarded` would take for a guard. */
export function guardedQuote(text: string): string {
  return GUARDED.test(text) ? `'${text}` : text;
}

export function unguarded(text: string): string {
  return text.replace(GUARDED, '');
}
