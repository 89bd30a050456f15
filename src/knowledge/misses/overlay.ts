// Checks the knowledge folder as it would be with one file changed, before anything is written.

import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { checkKnowledge } from '../check';
import type { Fault } from '../fault';

/** @returns the faults that the change brings; what was wrong before is not told again */
export async function faultsWith(
  folder: string,
  { name, text }: { name: string; text: string },
): Promise<Fault[]> {
  const copy = await mkdtemp(join(tmpdir(), 'thaw-check-'));
  try {
    await mkdir(join(copy, 'entries'));
    for (const part of ['.', 'entries']) {
      for (const entry of await readdir(join(folder, part), { withFileTypes: true })) {
        if (entry.isDirectory() || entry.name === name) continue;
        await symlink(resolve(folder, part, entry.name), join(copy, part, entry.name));
      }
    }
    await writeFile(join(copy, 'entries', name), text);
    const { faults } = await checkKnowledge(copy);
    if (faults.length === 0) return [];
    const before = new Set((await checkKnowledge(folder)).faults.map(sayingOf));
    return faults.filter((fault) => !before.has(sayingOf(fault)));
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

function sayingOf({ entry, says }: Fault): string {
  return `${entry} ${says}`;
}
