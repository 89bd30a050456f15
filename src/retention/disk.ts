// The disk that the database stands on: how much room is left, and when that is little.

import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { FILE } from '../store/sqlite';

const GB = 1024 ** 3;
/** Whatever the disk: a day of many papers, and what SQLite needs beside its file. */
const LEAST_FREE = GB;
/** On a large disk a tenth would be more than weeks need. */
const MOST_FREE = 20 * GB;
const PART_FREE = 0.1;

export interface Disk {
  size: number;
  free: number;
  isScarce: boolean;
}

export function isScarce({ size, free }: { size: number; free: number }): boolean {
  return free < Math.max(LEAST_FREE, Math.min(size * PART_FREE, MOST_FREE));
}

/** Undefined where the system does not tell. */
export async function diskOf(folder: string): Promise<Disk | undefined> {
  const found = await statfs(folder).catch(() => undefined);
  if (!found || found.blocks === 0) return undefined;
  const size = found.blocks * found.bsize;
  const free = found.bavail * found.bsize;
  return { size, free, isScarce: isScarce({ size, free }) };
}

/** Bytes of the database's files; undefined where there are none. */
export async function filesOf(folder: string): Promise<number | undefined> {
  const sizes = await Promise.all(
    [FILE, `${FILE}-wal`].map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => undefined,
      ),
    ),
  );
  const [main, log = 0] = sizes;
  return main === undefined ? undefined : main + log;
}
