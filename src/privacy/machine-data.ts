// Redaction of what software adds to a message: ids and times stay as they are, whatever else it holds is cleaned.

import type { ExpectedNumber } from './redact';
import { redactDeep } from './redact-deep';

/** The last word of a key: clientActivityID, tenant.id, clientTimestamp, x-trace-id, webchat:sequence, traceparent. */
const MACHINE_KEY =
  /(?:^|[-_.:]|(?<=[a-z0-9])(?=[A-Z]))(?:ids?|ID|Id|guid|uuid|timestamp|Timestamp|time|Time|sequence|Sequence|traceparent|tracestate|tenant|trace|etag|nonce)$/;
/** No person writes without a blank for long, and no id is longer. */
const TOKEN = /^[\x21-\x7e]{0,200}$/;

/**
 * An id is no card number, however much it looks like one: nobody wrote it. Channels also copy people's words into
 * their data, so every other value is cleaned as the words are; the words themselves tell what was cut.
 */
export function redactMachineData(
  data: Record<string, unknown>,
  keep: ExpectedNumber | null = null,
): Record<string, unknown> {
  const cleaned = redactDeep(data, keep) as Record<string, unknown>;
  return withIds(cleaned, data) as Record<string, unknown>;
}

/** Puts the ids back into what was cleaned. A key that was cleaned itself is nobody's id. */
function withIds(cleaned: unknown, data: unknown): unknown {
  if (Array.isArray(cleaned) && Array.isArray(data)) {
    return cleaned.map((item, place) => withIds(item, data[place]));
  }
  if (!isObject(cleaned) || !isObject(data)) return cleaned;
  return Object.fromEntries(
    Object.entries(cleaned).map(([key, value]) => {
      const given = Object.hasOwn(data, key) ? data[key] : undefined;
      return [key, isId(key, given) ? given : withIds(value, given)];
    }),
  );
}

function isId(name: string, given: unknown): boolean {
  if (!MACHINE_KEY.test(name)) return false;
  return typeof given === 'number' || (typeof given === 'string' && TOKEN.test(given));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
