// Replaces the file of an entry as a whole, by one process at a time.

import { open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ThawError } from '../../errors';

const LOCK_STALE_MS = 10_000;
const LOCK_TRIES = 40;
const LOCK_PAUSE_MS = 25;

/** Whoever reads sees the old text or the new one; the name keeps it from being taken for an entry. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const mode = await stat(path).then(
    (found) => found.mode,
    () => 0o644,
  );
  const made = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(made, 'w', mode);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(made, path);
  } catch (err) {
    await rm(made, { force: true });
    throw err;
  }
}

/**
 * Nobody else changes the entry meanwhile: among all processes that share the folder; what a dead one
 * left behind counts for ten seconds. @throws ThawError ENTRY_CHANGED where it is not to be had
 */
export async function withLock<T>(folder: string, id: string, act: () => Promise<T>): Promise<T> {
  const path = join(folder, `.${id}.lock`);
  for (let tries = LOCK_TRIES; ; tries--) {
    const taken = await open(path, 'wx').catch((err: NodeJS.ErrnoException) => {
      if (err.code === 'EEXIST') return undefined;
      throw new ThawError('ENTRIES_UNWRITABLE', { reason: err.message }, { cause: err });
    });
    if (taken) {
      await taken.close();
      try {
        return await act();
      } finally {
        await rm(path, { force: true });
      }
    }
    const since = await stat(path).then(
      (found) => found.mtimeMs,
      () => 0,
    );
    if (since > 0 && Date.now() - since > LOCK_STALE_MS) await rm(path, { force: true });
    else if (tries === 0) throw new ThawError('ENTRY_CHANGED', { entry: id });
    else await new Promise((resolve) => setTimeout(resolve, LOCK_PAUSE_MS));
  }
}
