// Applies redaction to every text inside a JSON value: card values, channel data, event values.

import { type ExpectedNumber, type RedactedKind, redactText } from './redact';

const DEEPEST = 12;
const MOST_NODES = 2_000;

interface Walk {
  keep: ExpectedNumber | null;
  found: Set<RedactedKind>;
  nodes: number;
}

/**
 * Returns the value with the same shape; keys are redacted too, a number that is a card becomes its text.
 * Below 12 levels and after 2,000 nodes everything is `null`. Kinds that were cut are added to `found`.
 */
export function redactDeep(
  value: unknown,
  keep: ExpectedNumber | null = null,
  found: Set<RedactedKind> = new Set(),
): unknown {
  return walk(value, 0, { keep, found, nodes: 0 });
}

function walk(value: unknown, depth: number, state: Walk): unknown {
  if (depth > DEEPEST || ++state.nodes > MOST_NODES) return null;
  if (typeof value === 'string') return cleaned(value, state);
  if (typeof value === 'number') return cleanedNumber(value, state);
  if (Array.isArray(value)) return value.map((item) => walk(item, depth + 1, state));
  if (typeof value !== 'object' || value === null) return value;
  // fromEntries defines properties, so that a key "__proto__" stays a key.
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [cleaned(key, state), walk(item, depth + 1, state)]),
  );
}

function cleaned(text: string, state: Walk): string {
  const redacted = redactText(text, state.keep);
  for (const kind of redacted.found) state.found.add(kind);
  return redacted.text;
}

function cleanedNumber(value: number, state: Walk): number | string {
  if (!Number.isInteger(value) || Math.abs(value) >= 1e21) return value;
  const digits = String(Math.abs(value));
  const text = cleaned(digits, state);
  return text === digits ? value : text;
}
