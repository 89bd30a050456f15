// What was made of the knowledge folder, kept in files: taken again while folder and program are the same.

import { createHash, hash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pack, unpack } from './packed-file';

/** Makes a value, or takes the one that was made of the same files by the same program. */
export type Remember = <T>(name: string, make: () => Promise<T> | T) => Promise<T>;

/** Makes everything anew. */
export const forgetful: Remember = async (_name, make) => make();

export interface KeepOptions {
  /** Where the files are kept. */
  folder: string;
  /** A file whose content changes with every change of the program; without it nothing is kept. */
  programFile: string;
}

const DIGEST_BYTES = 32;
/** Evaluation reads it; nothing is made of it. */
const IGNORED = 'questions.csv';

/**
 * A file begins with the digest of what it was made of and of all that it holds: one that is damaged, stale or of another
 * program is as good as none. To be asked for anew with each reading of the knowledge folder.
 */
export function rememberIn({ folder, programFile }: KeepOptions, knowledge: string): Remember {
  const source = digestOf(knowledge, programFile);
  if (source === undefined) return forgetful;
  return async (name, make) => {
    const file = join(folder, `${name}.kept`);
    const origin = `${name} ${source}`;
    const known = take(file, origin);
    if (known) return unpack(known) as Awaited<ReturnType<typeof make>>;
    const made = await make();
    // What was saved meanwhile may be in it or not.
    if (source === digestOf(knowledge, programFile)) put(file, origin, pack(made));
    return made;
  };
}

/** Undefined when a file cannot be read. */
function digestOf(knowledge: string, programFile: string): string | undefined {
  try {
    const sum = createHash('sha256').update(process.version).update(readFileSync(programFile));
    const files = readdirSync(knowledge, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && entry.name !== IGNORED)
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const file of files) {
      sum.update(`\0${relative(knowledge, file)}\0`).update(hash('sha256', readFileSync(file)));
    }
    return sum.digest('hex');
  } catch {
    return undefined;
  }
}

function take(file: string, origin: string): Buffer | undefined {
  try {
    const found = readFileSync(file);
    const content = found.subarray(DIGEST_BYTES);
    return seal(origin, content).equals(found.subarray(0, DIGEST_BYTES)) ? content : undefined;
  } catch {
    return undefined;
  }
}

/** Where nothing can be written, or there is no data folder yet, the value is made each time. */
function put(file: string, origin: string, content: readonly Uint8Array[]): void {
  try {
    if (!existsSync(dirname(file))) mkdirSync(dirname(file));
    const whole = Buffer.concat(content);
    writeFileSync(`${file}.new`, Buffer.concat([seal(origin, whole), whole]));
    renameSync(`${file}.new`, file);
  } catch {
    // A kept value only saves time.
  }
}

function seal(origin: string, content: Uint8Array): Buffer {
  return createHash('sha256').update(origin).update(content).digest();
}
