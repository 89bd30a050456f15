// The version of a knowledge folder: the same for the same files, on whatever machine.

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DRAFTS } from './folders';

const LENGTH = 12;

/** Of everything in it that the bot reads. */
export async function versionOf(dir: string): Promise<string> {
  const names = await readdir(dir, { recursive: true });
  const files = names
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => !name.startsWith(`${DRAFTS}/`));
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    const content = await readFile(join(dir, file)).catch(() => Buffer.of());
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex').slice(0, LENGTH);
}
