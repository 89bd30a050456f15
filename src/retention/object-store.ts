// Objects in the bucket that no row names any more, or never came to: found by looking through the bucket, and removed.

import type { Objects } from '../store/objects/objects';
import type { Database, Store } from '../store/store';
import { DAY_MS } from './limits';

/** A transaction that names an object ends long before, and clocks differ by less. */
const YOUNG_MS = DAY_MS;

export interface Sweep {
  /** Milliseconds since 1970. */
  now: number;
  /** Waits before the next page of the bucket; false: no more. */
  goOn: () => Promise<boolean>;
}

/**
 * Whoever ends in between, and whoever does the same meanwhile, leaves nothing behind and takes nothing away.
 * @returns how many were removed
 * @throws ThawError PAPERS_UNAVAILABLE
 */
export async function sweepObjects(
  { read, objects }: Pick<Store, 'read' | 'objects'>,
  { now, goOn }: Sweep,
): Promise<number> {
  let all = 0;
  for (let after: string | undefined; objects && (await goOn()); ) {
    const page = await objects.list(after);
    const old = page.filter(({ at }) => at < now - YOUNG_MS).map(({ key }) => key);
    const named = await namedOf(read, old);
    const unnamed = old.filter((key) => !named.has(key));
    await objects.remove(unnamed);
    all += unnamed.length;
    after = page.at(-1)?.key;
    if (after === undefined) break;
  }
  return all;
}

async function namedOf(db: Database, keys: readonly string[]): Promise<Set<string | null>> {
  if (keys.length === 0) return new Set();
  const rows = await db
    .selectFrom('papers')
    .select('object')
    .where('object', 'in', keys)
    .union(db.selectFrom('staff_files').select('object').where('object', 'in', keys))
    .execute();
  return new Set(rows.map(({ object }) => object));
}

/** @returns false when the bucket is away: then they are swept later, for no row names them */
export async function removeObjects(
  objects: Objects | undefined,
  keys: readonly string[],
): Promise<boolean> {
  try {
    if (keys.length > 0) await objects?.remove(keys);
    return objects !== undefined || keys.length === 0;
  } catch {
    return false;
  }
}
