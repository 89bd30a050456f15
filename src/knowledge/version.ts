// A short name for what the knowledge says: the same content has the same one, in every process.

import { createHash } from 'node:crypto';
import type { KnowledgeContent } from './load';

const LENGTH = 12;
/** Content never changes; it is replaced. */
const known = new WeakMap<KnowledgeContent, string>();

export function knowledgeVersion(content: KnowledgeContent): string {
  const before = known.get(content);
  if (before !== undefined) return before;
  const text = JSON.stringify(content, (_key, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...value] : value,
  );
  const version = createHash('sha256').update(text).digest('hex').slice(0, LENGTH);
  known.set(content, version);
  return version;
}
