// Tells a message that the channel sends again under a new id: the same sender, moment and content.

import { createHash } from 'node:crypto';
import type { Origin } from './accept';
import type { Incoming } from './incoming';

/** Enough to tell two messages of one moment apart, too little to find out what was written: it is stored unredacted. */
const DIGITS = 8;

/** @returns undefined where the channel does not say when the message was written */
export function resendKey({ userId, sentAt }: Origin, incoming: Incoming): string | undefined {
  if (!sentAt) return undefined;
  const { type, name, text, value, attachments } = incoming;
  const content = JSON.stringify([name, text, value, attachments]);
  const digest = createHash('sha256').update(content).digest('hex').slice(0, DIGITS);
  return [sentAt, type, digest, userId].join('|');
}
