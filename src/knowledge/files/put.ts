// Puts a value into an entry's YAML where a person would look for it.

import { type Document, isMap, isSeq, type Pair, Scalar, type YAMLMap } from 'yaml';
import { LANGUAGES } from '../../language/language';
import { TEXTS } from './entry-draft';

const ORDER = [
  ...['id', 'reviewed', 'unfinished', 'related', 'parts', 'picture', 'source', 'providerDecides'],
  ...LANGUAGES,
  ...TEXTS,
  'phrasings',
];

/** Sets a value; a key that is new goes to its usual place. */
export function put(document: Document, [key, inner]: readonly string[], value: unknown): void {
  if (key === undefined || value === undefined) return;
  if (Array.isArray(value) && value.length === 0) return;
  const root = document.contents as unknown as YAMLMap;
  if (inner === undefined) {
    insert(document, root, key, value);
    return;
  }
  if (!isMap(root.get(key))) insert(document, root, key, {});
  const part = root.get(key);
  if (isMap(part)) insert(document, part as YAMLMap, inner, value);
}

function insert(document: Document, map: YAMLMap, key: string, value: unknown): void {
  const node = document.createNode(value);
  if (isSeq(node) && key !== 'phrasings') node.flow = true;
  if (node instanceof Scalar && (key === 'answer' || key === 'short'))
    node.type = Scalar.BLOCK_LITERAL;
  if (isMap(node)) node.flow = false;
  if (map.has(key)) {
    map.set(key, node);
    return;
  }
  const rank = ORDER.indexOf(key);
  const at = map.items.findIndex(({ key: other }) => ORDER.indexOf(String(other)) > rank);
  const pair = document.createPair(key, node) as Pair;
  map.items.splice(at < 0 ? map.items.length : at, 0, pair as (typeof map.items)[number]);
}
