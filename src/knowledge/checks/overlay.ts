// Checks the knowledge folder as it would be with some files changed or gone, before anything is written.

import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { checkKnowledge } from '../check';
import { type Fault, faultAt } from '../fault';
import { ENTRIES } from '../folders';

/** A file inside `entries/` with its new text; undefined: it would be gone. */
export interface FileChange {
  name: string;
  text: string | undefined;
}

/** @returns the faults that the changes bring, with the files named as they are; what was wrong before is not told again */
export async function faultsWith(folder: string, changes: readonly FileChange[]): Promise<Fault[]> {
  const copy = await mkdtemp(join(tmpdir(), 'thaw-check-'));
  const changed = new Set(changes.map(({ name }) => name));
  try {
    await mkdir(join(copy, ENTRIES));
    for (const part of ['.', ENTRIES]) {
      for (const entry of await readdir(join(folder, part), { withFileTypes: true })) {
        const isChanged = part === ENTRIES && changed.has(entry.name);
        if (entry.isDirectory() || isChanged) continue;
        await symlink(resolve(folder, part, entry.name), join(copy, part, entry.name));
      }
    }
    for (const { name, text } of changes)
      if (text !== undefined) await writeFile(join(copy, ENTRIES, name), text);
    const { faults } = await checkKnowledge(copy);
    if (faults.length === 0) return [];
    const before = new Set((await checkKnowledge(folder)).faults.map(sayingOf));
    return faults
      .map((fault) => renamed(fault, copy, folder))
      .filter((fault) => !before.has(sayingOf(fault)));
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/** Its sentence names files too. */
function renamed(fault: Fault, from: string, to: string): Fault {
  const values = Object.entries(fault.values).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.replaceAll(from, to) : value,
  ]);
  const file = fault.file.replaceAll(from, to);
  return faultAt({ ...fault, file }, fault.rule, Object.fromEntries(values));
}

/** Without the lines: the change moves them. */
function sayingOf({ entry, says }: Fault): string {
  return `${entry} ${says.replace(/:\d+/g, '')}`;
}
