// The files of the entries: read with a version, saved as a whole when they are still what they were, committed to git.

import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ThawError } from '../../errors';
import { ID } from '../entry';
import { type Author, type Committed, EntryHistory, type Revision } from './entry-history';
import { replaceFile, withLock } from './replace-file';

export interface EntryFile {
  id: string;
  /** The name inside `entries/`. */
  name: string;
  text: string;
  version: string;
}

/** Who changes a file, and what the commit says of it. */
export interface Signature {
  author: Author;
  message: string;
}

export interface Saved {
  version: string;
  git: Committed;
}

const DECLARED_ID = /^id:[ \t]*['"]?([\w.-]+)/m;

export class EntryFiles {
  readonly #folder: string;
  readonly #history: EntryHistory;

  /** @param knowledge the folder that holds `entries/` */
  constructor(knowledge: string) {
    this.#folder = join(knowledge, 'entries');
    this.#history = new EntryHistory(this.#folder);
  }

  /** All entries, by their file's name. */
  async list(): Promise<EntryFile[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const files = names.filter((name) => /^[^.].*\.ya?ml$/.test(name)).sort();
    return Promise.all(files.map((name) => this.#readNamed(name)));
  }

  /** @returns undefined where there is none */
  async read(id: string): Promise<EntryFile | undefined> {
    if (!ID.safeParse(id).success) return undefined;
    const direct = await this.#readNamed(`${id}.yaml`).catch(() => undefined);
    if (direct?.id === id) return direct;
    return (await this.list()).find((file) => file.id === id);
  }

  /** @throws ThawError ENTRY_UNKNOWN */
  async require(id: string): Promise<EntryFile> {
    const file = await this.read(id);
    if (!file) throw new ThawError('ENTRY_UNKNOWN', { entry: id });
    return file;
  }

  /**
   * @param version of the text that is replaced; undefined: there is no such entry yet
   * @throws ThawError ENTRY_CHANGED when the file is no longer what it was; nothing is overwritten
   */
  save(
    file: { id: string; text: string; version: string | undefined } & Signature,
  ): Promise<Saved> {
    if (!ID.safeParse(file.id).success) throw new ThawError('ENTRY_UNKNOWN', { entry: file.id });
    return this.#change(file, async (path) => {
      await replaceFile(path, file.text);
      return textVersion(file.text);
    });
  }

  /** @throws ThawError ENTRY_CHANGED */
  remove(file: { id: string; version: string } & Signature): Promise<Saved> {
    return this.#change(file, async (path) => {
      await rm(path);
      return '';
    });
  }

  /** The newest first; empty where the folder is in no git repository. */
  async history(id: string): Promise<Revision[]> {
    return this.#history.of((await this.require(id)).name);
  }

  /** The text as it was. @throws ThawError ENTRY_UNKNOWN */
  async at(id: string, revision: string): Promise<string> {
    const text = await this.#history.at((await this.require(id)).name, revision);
    if (text === undefined) throw new ThawError('ENTRY_UNKNOWN', { entry: `${id}@${revision}` });
    return text;
  }

  /** @param act does it, and returns the new version */
  async #change(
    { id, version: before, ...signature }: { id: string; version: string | undefined } & Signature,
    act: (path: string) => Promise<string>,
  ): Promise<Saved> {
    const { name, version } = await withLock(this.#folder, id, async () => {
      const now = await this.read(id);
      if (now?.version !== before) throw new ThawError('ENTRY_CHANGED', { entry: id });
      const name = now?.name ?? `${id}.yaml`;
      return { name, version: await act(join(this.#folder, name)) };
    });
    return { version, git: await this.#history.commit(name, signature) };
  }

  async #readNamed(name: string): Promise<EntryFile> {
    const text = await readFile(join(this.#folder, name), 'utf8');
    const id = DECLARED_ID.exec(text)?.[1] ?? name.replace(/\.ya?ml$/, '');
    return { id, name, text, version: textVersion(text) };
  }
}

function textVersion(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
