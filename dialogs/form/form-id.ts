// Names a form so that running its first turn again gives the same name.

import { createHash } from 'node:crypto';

const LENGTH = 20;

/** Starts with a letter: object keys that look like numbers would lose their order. */
export function formIdOf(conversationId: string, activityId: string): string {
  const digest = createHash('sha256').update(`${conversationId}\n${activityId}`).digest('hex');
  return `f${digest.slice(0, LENGTH)}`;
}
