// Files that come to be whole or not at all, for whoever runs the command alone; none is overwritten.

import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ThawError } from '../errors';

export interface NewFile {
  file: string;
  content: Uint8Array | AsyncIterable<Uint8Array>;
}

const MODE = 0o600;

/** They get their names once all of them are written. @throws ThawError FILE_EXISTS */
export async function writeNewFiles(
  files: AsyncIterable<NewFile> | Iterable<NewFile>,
): Promise<string[]> {
  const made: { file: string; part: string }[] = [];
  try {
    for await (const { file, content } of files) {
      const part = join(dirname(file), `.${randomUUID()}.part`);
      made.push({ file, part });
      await writeFile(part, content, { flag: 'wx', mode: MODE });
    }
    for (const { file, part } of made) {
      await claim(file);
      await rename(part, file);
    }
    return made.map(({ file }) => file);
  } finally {
    for (const { part } of made) await rm(part, { force: true });
  }
}

/** A file that came into being just now is not overwritten either. */
async function claim(file: string): Promise<void> {
  try {
    await writeFile(file, '', { flag: 'wx', mode: MODE });
  } catch (err) {
    if ((err as NodeJS.ErrnoException).code !== 'EEXIST') throw err;
    throw new ThawError('FILE_EXISTS', { file });
  }
}
