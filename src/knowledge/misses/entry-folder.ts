// The files of the entries: read with a version, and replaced as a whole when they are still what they were.

import { createHash } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ThawError } from '../../errors';

export interface EntryFile {
  text: string;
  version: string;
}

export interface Author {
  name: string;
  email: string;
}

export class EntryFolder {
  readonly #folder: string;

  /** @param knowledge the folder that holds `entries/` */
  constructor(knowledge: string) {
    this.#folder = join(knowledge, 'entries');
  }

  /** @returns undefined where there is none */
  async read(id: string): Promise<EntryFile | undefined> {
    const text = await readFile(this.#path(id), 'utf8').catch(() => undefined);
    return text === undefined ? undefined : { text, version: versionOf(text) };
  }

  /** @param version of the file that is replaced; undefined: there is none yet. @throws ThawError MISS_ENTRY_CHANGED */
  async save(file: {
    id: string;
    text: string;
    version: string | undefined;
    author: Author;
    message: string;
  }): Promise<{ version: string }> {
    await this.#require(file.id, file.version);
    const path = this.#path(file.id);
    await writeFile(`${path}.new`, file.text);
    await rename(`${path}.new`, path);
    return { version: versionOf(file.text) };
  }

  /** @throws ThawError MISS_ENTRY_CHANGED */
  async remove(file: {
    id: string;
    version: string;
    author: Author;
    message: string;
  }): Promise<void> {
    await this.#require(file.id, file.version);
    await rm(this.#path(file.id));
  }

  async #require(id: string, version: string | undefined): Promise<void> {
    if ((await this.read(id))?.version === version) return;
    throw new ThawError('MISS_ENTRY_CHANGED', { entry: id });
  }

  #path(id: string): string {
    return join(this.#folder, `${id}.yaml`);
  }
}

function versionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
