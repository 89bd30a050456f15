// The disk of the data folder: whether it keeps what is flushed, how fast, and how much room is left.

import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { mkdir, open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { FILE } from '../store/sqlite';
import { type Finding, fault, ok, skipped, warning } from './doctor-finding';

const GIB = 1024 ** 3;
const LEAST_FREE = GIB / 2;
const LITTLE_FREE = 2 * GIB;
const FLUSHES = 7;
const SLOW_MS = 50;

/** The kernel's numbers of file systems: in memory, over a network, inside a container's own layer. */
const MEMORY = new Set([0x01021994, 0x858458f6]);
const NETWORK = new Set([
  0x6969, 0xff534d42, 0xfe534d42, 0x517b, 0x01021997, 0x00c36400, 0x65735546,
]);
const LAYER = new Set([0x794c7630]);

export interface Disk {
  /** The kernel's number of the file system. */
  type: number;
  freeBytes: number;
}

export async function diskOf(folder: string): Promise<Disk> {
  const { type, bavail, bsize } = await statfs(folder);
  return { type, freeBytes: bavail * bsize };
}

/** Writes and flushes small files, as commits do. @param read what kind of disk it is @param flush one flush */
export async function checkFolder(
  folder: string,
  read = diskOf,
  flush = flushIn,
): Promise<Finding> {
  try {
    await mkdir(folder, { recursive: true });
    const times: number[] = [];
    for (let i = 0; i < FLUSHES; i++) {
      const begun = performance.now();
      await flush(folder);
      times.push(performance.now() - begun);
    }
    const { type } = await read(folder);
    return kindOf(folder, type) ?? speedOf(folder, times.sort((a, b) => a - b)[FLUSHES >> 1] ?? 0);
  } catch (err) {
    const { code } = err as NodeJS.ErrnoException;
    return fault(
      'folder',
      `nothing can be written to ${folder} (${code ?? String(err)})`,
      code === 'ENOSPC'
        ? 'Make room on the disk of DATA_DIR.'
        : 'Let the account that runs the service own DATA_DIR (chown), on a disk that is mounted for writing; in a container mount a volume there.',
    );
  }
}

async function flushIn(folder: string): Promise<void> {
  const file = join(folder, `doctor-${randomUUID()}`);
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile('written and flushed');
    await handle.sync();
  } finally {
    await handle.close();
    await rm(file);
  }
}

function kindOf(folder: string, type: number): Finding | undefined {
  if (MEMORY.has(type)) {
    return fault(
      'folder',
      `${folder} lies in memory: a restart of the machine loses everything`,
      'Set DATA_DIR to a folder on a disk.',
    );
  }
  if (NETWORK.has(type)) {
    return fault(
      'folder',
      `${folder} lies on a network share, where SQLite’s locks do not hold`,
      'Set DATA_DIR to a folder on a local disk; for several machines use PostgreSQL (DATABASE_URL).',
    );
  }
  if (!LAYER.has(type)) return undefined;
  return warning(
    'folder',
    `${folder} lies in the container’s own layer, which goes with the container`,
    'Mount a volume there.',
  );
}

function speedOf(folder: string, ms: number): Finding {
  const says = `${folder} is writable, a flush takes ${ms.toFixed(1)} ms`;
  if (ms <= SLOW_MS) return ok('folder', says);
  return warning('folder', says, 'Every answer waits for a flush: use a faster disk (local SSD).');
}

export async function checkDisk(folder: string, read = diskOf): Promise<Finding> {
  if (!existsSync(folder)) return skipped('disk', `${folder} is not there`);
  const { freeBytes } = await read(folder);
  const file = join(folder, FILE);
  const size = existsSync(file) ? statSync(file).size : 0;
  const says = `${gib(freeBytes)} free, the database has ${gib(size)}`;
  if (freeBytes < LEAST_FREE) {
    return fault('disk', says, 'Make room now: on a full disk no message is accepted.');
  }
  if (freeBytes < Math.max(LITTLE_FREE, size)) {
    return warning(
      'disk',
      says,
      'Make room soon: a backup beside it needs as much as the database.',
    );
  }
  return ok('disk', says);
}

function gib(bytes: number): string {
  return `${(bytes / GIB).toFixed(bytes < 10 * GIB ? 2 : 0)} GiB`;
}
