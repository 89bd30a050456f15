// Names a form so that running its first turn again gives the same name.

import { createHash } from 'node:crypto';
import type { FormState } from './form-state';

const LENGTH = 20;

/** Starts with a letter: object keys that look like numbers would lose their order. */
export function formIdOf(conversationId: string, activityId: string): string {
  return `f${digest(`${conversationId}\n${activityId}`)}`;
}

/** Names what a form holds: another value, another name. */
export function revisionOf({ values, papers }: FormState): string {
  const given = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return digest(JSON.stringify([given, papers?.atHand]));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, LENGTH);
}
