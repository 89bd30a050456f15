// Checks the knowledge folder as it would be with one file changed or gone, before anything is written.

import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { checkKnowledge } from '../check';
import type { Fault } from '../fault';

/**
 * @param changed a file inside `entries/` with its new text; undefined: it would be gone
 * @returns the faults that the change brings, with the files named as they are; what was wrong before is not told again
 */
export async function faultsWith(
  folder: string,
  { name, text }: { name: string; text: string | undefined },
): Promise<Fault[]> {
  const copy = await mkdtemp(join(tmpdir(), 'thaw-check-'));
  try {
    await mkdir(join(copy, 'entries'));
    for (const part of ['.', 'entries']) {
      for (const entry of await readdir(join(folder, part), { withFileTypes: true })) {
        const isChanged = part === 'entries' && entry.name === name;
        if (entry.isDirectory() || isChanged) continue;
        await symlink(resolve(folder, part, entry.name), join(copy, part, entry.name));
      }
    }
    if (text !== undefined) await writeFile(join(copy, 'entries', name), text);
    const { faults } = await checkKnowledge(copy);
    if (faults.length === 0) return [];
    const before = new Set((await checkKnowledge(folder)).faults.map(sayingOf));
    const named = (said: string) => said.replaceAll(copy, folder);
    return faults
      .map((fault) => ({
        ...fault,
        ...{ file: named(fault.file), says: named(fault.says), fix: named(fault.fix) },
      }))
      .filter((fault) => !before.has(sayingOf(fault)));
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/** Without the lines: the change moves them. */
function sayingOf({ entry, says }: Fault): string {
  return `${entry} ${says.replace(/:\d+/g, '')}`;
}
