// Opens the conversation of the page once more, and tells whether this browser still has it.

import type { Calls } from './calls';
import type { Opened } from './open-chat';
import { Refusal } from './refusal';

interface Opener {
  open(watermark: string): Promise<Opened>;
}

/**
 * @param known the conversation on the page, when there is one
 * @returns nothing when this browser has another conversation now
 */
export async function openAgain(
  opener: Opener,
  watermark: string,
  known?: Calls,
): Promise<Opened | undefined> {
  const opened = await opener.open(watermark);
  if (!known || known.conversationId === opened.conversationId) return opened;
  // No cookie came back, or another tab began anew: the token at hand may still serve.
  return known.reopen(watermark).catch((error: unknown) => {
    if (isFinal(error)) return undefined;
    throw error;
  });
}

function isFinal(error: unknown): boolean {
  return error instanceof Refusal && [401, 403, 404].includes(error.status);
}
