// Text that every database takes, and gives back as it was.

const UNSTORABLE = /[\0\p{Surrogate}]/gu;

/** NUL, which PostgreSQL refuses, and halves of characters, which no UTF-8 holds, become U+FFFD. */
export function storableText(text: string): string {
  return text.replace(UNSTORABLE, '\uFFFD');
}
