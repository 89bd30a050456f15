// Tells whether a message says anything besides the numbers that were cut out of it.

import type { RedactedKind } from '../../src/privacy/redact';

/** What the redaction leaves in the place of a number. */
const TOKEN = /\[•[^\]]{0,12}\]/g;
const MOST_CHARACTERS = 6;
const MOST_WORDS = 4;

/** "My card is [••••0123]": a number was cut out, and only a few words are left. */
export function littleIsLeft({
  said,
  facts,
}: {
  said: string;
  facts: { redacted: readonly RedactedKind[] };
}): boolean {
  if (facts.redacted.length === 0) return false;
  const rest = said.replace(TOKEN, ' ');
  const characters = rest.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = rest.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  return characters <= MOST_CHARACTERS && words <= MOST_WORDS;
}
