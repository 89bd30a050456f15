// The key with which a ticket system calls the REST API.

import { z } from 'zod';
import { newSecret } from './secret';

export const API_SCOPES = ['tickets:read', 'tickets:write'] as const;
export type ApiScope = (typeof API_SCOPES)[number];

export interface ApiKey {
  id: string;
  name: string;
  scopes: ApiScope[];
  createdBy: string;
  /** Milliseconds since 1970, as the other times. */
  createdAt: number;
  usedAt: number | null;
  revokedAt: number | null;
}

/** The name stands in the history of every ticket that is changed with the key. */
export const apiKeyDraftSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .regex(/^[^\p{Cc}\p{Cf}]*$/u, 'must consist of visible characters'),
  scopes: z
    .array(z.enum(API_SCOPES))
    .min(1)
    .transform((scopes) => API_SCOPES.filter((scope) => scopes.includes(scope))),
});
export type ApiKeyDraft = z.output<typeof apiKeyDraftSchema>;

/** The prefix tells people and secret scanners what it is. */
const PREFIX = 'thaw_';
const FORM = /^thaw_[\w-]{43}$/;

export function newApiKey(): string {
  return PREFIX + newSecret();
}

export function isApiKey(given: string): boolean {
  return FORM.test(given);
}
