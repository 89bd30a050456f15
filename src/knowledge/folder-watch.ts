// Notices saved files in a folder by looking: works on every file system, mounted ones included.

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export class FolderWatch {
  readonly #dir: string;
  #taken: string;
  #last: string;

  constructor(dir: string) {
    this.#dir = dir;
    this.#taken = this.#last = fingerprint(dir);
  }

  /** True once for every change, when two looks in a row saw the same: a file half written is left alone. */
  hasSettledChange(): boolean {
    const now = fingerprint(this.#dir);
    const isSettled = now === this.#last;
    this.#last = now;
    if (!isSettled || now === this.#taken) return false;
    this.#taken = now;
    return true;
  }
}

/** Names, sizes and times of all files; empty while the folder cannot be read, as during a checkout. */
function fingerprint(dir: string): string {
  try {
    const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort();
    return files
      .map((file) => {
        const { size, mtimeMs } = statSync(join(dir, file));
        return `${file} ${size} ${mtimeMs}`;
      })
      .join('\n');
  } catch {
    return '';
  }
}
