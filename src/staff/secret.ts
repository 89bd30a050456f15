// Random secrets of sessions and links, and what may be stored of them.

import { createHash, createHmac, randomBytes } from 'node:crypto';

/** 256 random bits. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function newId(): string {
  return randomBytes(12).toString('base64url');
}

/** What the database keeps: without salt, because 256 random bits cannot be tried out. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** The page's proof that a call is its own: only who was told a session's token can send it along. */
export function csrfOf(sessionSecret: string): string {
  return createHmac('sha256', sessionSecret).update('thaw csrf').digest('base64url');
}
