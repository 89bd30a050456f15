// The files of the entries: read with a version, saved as a whole when they are still what they were, committed to git.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { ThawError } from '../../errors';
import { ID } from '../entry';
import { DRAFTS, ENTRIES } from '../folders';
import { type Author, type Committed, EntryHistory, type Revision } from './entry-history';
import { replaceFile, withLock } from './replace-file';

export interface EntryFile {
  id: string;
  /** The name inside `entries/` or `drafts/`. */
  name: string;
  /** Checked, but not served. */
  isDraft: boolean;
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

const FOLDERS = [ENTRIES, DRAFTS];
const DECLARED_ID = /^id:[ \t]*['"]?([\w.-]+)/m;

/** What was deleted, and the revision that did it. */
export interface RemovedEntry extends Omit<Revision, 'says'> {
  id: string;
}

export class EntryFiles {
  readonly #knowledge: string;
  readonly #history: EntryHistory;

  /** @param knowledge the folder that holds `entries/` and `drafts/` */
  constructor(knowledge: string) {
    this.#knowledge = knowledge;
    this.#history = new EntryHistory(knowledge);
  }

  /** All entries by their file's name, then all drafts. */
  async list(): Promise<EntryFile[]> {
    const lists = [false, true].map(async (isDraft) => {
      const names = await readdir(join(this.#knowledge, folderOf(isDraft))).catch(() => []);
      const files = names.filter((name) => /^[^.].*\.ya?ml$/.test(name)).sort();
      return Promise.all(files.map((name) => this.#readNamed({ name, isDraft })));
    });
    return (await Promise.all(lists)).flat();
  }

  /** @returns undefined where there is none */
  async read(id: string): Promise<EntryFile | undefined> {
    if (!ID.safeParse(id).success) return undefined;
    const name = `${id}.yaml`;
    const direct = await this.#readNamed({ name, isDraft: false }).catch(() => undefined);
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
   * @param isDraft where a new one goes
   * @throws ThawError ENTRY_CHANGED when the file is no longer what it was; nothing is overwritten
   */
  save({ isDraft = false, ...file }: Change & { text: string; isDraft?: boolean }): Promise<Saved> {
    if (!ID.safeParse(file.id).success) throw new ThawError('ENTRY_UNKNOWN', { entry: file.id });
    return this.#change(file, async (known) => {
      const path = pathOf(known ?? { name: `${file.id}.yaml`, isDraft });
      await mkdir(dirname(join(this.#knowledge, path)), { recursive: true });
      await replaceFile(join(this.#knowledge, path), file.text);
      return { paths: [path], version: textVersion(file.text) };
    });
  }

  /** Serves a draft, or makes one of what was served. @throws ThawError ENTRY_CHANGED, also where somebody has done so already; ENTRY_TAKEN */
  move({ isDraft, ...file }: Change & { isDraft: boolean }): Promise<Saved> {
    return this.#change(file, async (known) => {
      if (!known) throw new ThawError('ENTRY_UNKNOWN', { entry: file.id });
      if (known.isDraft === isDraft) throw new ThawError('ENTRY_CHANGED', { entry: file.id });
      const { name, version } = known;
      const paths = [pathOf(known), pathOf({ name, isDraft })] as const;
      const [from, to] = paths.map((path) => join(this.#knowledge, path)) as [string, string];
      await mkdir(dirname(to), { recursive: true });
      if (existsSync(to)) throw new ThawError('ENTRY_TAKEN', { entry: file.id });
      await rename(from, to);
      return { paths, version };
    });
  }

  /** @throws ThawError ENTRY_CHANGED, also where it is a draft no more, or has become one */
  remove({ isDraft, ...file }: Change & { isDraft: boolean }): Promise<Saved> {
    return this.#change(file, async (known) => {
      if (known?.isDraft !== isDraft) throw new ThawError('ENTRY_CHANGED', { entry: file.id });
      const path = pathOf(known);
      await rm(join(this.#knowledge, path));
      return { paths: [path], version: '' };
    });
  }

  /** Of files that were changed by somebody else, such as an import. */
  commit(files: readonly string[], signature: Signature): Promise<Committed> {
    return this.#history.commit(
      files.map((file) => relative(this.#knowledge, file)),
      signature,
    );
  }

  /** The newest first; empty where the folder is in no git repository. */
  async history(id: string): Promise<Revision[]> {
    return this.#history.of(placesOf((await this.require(id)).name));
  }

  /** The text as it was. @throws ThawError ENTRY_UNKNOWN */
  async at(id: string, revision: string): Promise<string> {
    const places = placesOf((await this.require(id)).name);
    const text = await this.#history.at(places, revision);
    if (text === undefined) throw new ThawError('ENTRY_UNKNOWN', { entry: `${id}@${revision}` });
    return text;
  }

  /** What stood in the folder once and is gone, the newest first. */
  async removed(): Promise<RemovedEntry[]> {
    const there = new Set((await this.list()).map(({ name }) => name));
    const gone = new Map<string, RemovedEntry>();
    for (const { path, ...when } of await this.#history.removed(FOLDERS)) {
      const name = basename(path);
      if (there.has(name) || gone.has(name)) continue;
      gone.set(name, { ...when, id: name.replace(/\.ya?ml$/, '') });
    }
    return [...gone.values()];
  }

  /** The text of an entry before a revision deleted it. @throws ThawError ENTRY_UNKNOWN */
  async before(id: string, revision: string): Promise<string> {
    const text = await this.#history.at(placesOf(`${id}.yaml`), revision, '^');
    if (text === undefined) throw new ThawError('ENTRY_UNKNOWN', { entry: `${id}@${revision}` });
    return text;
  }

  /** @param act does it, and returns what it touched and the new version */
  async #change(
    { id, version: before, ...signature }: Change,
    act: (known: EntryFile | undefined) => Promise<{ paths: readonly string[]; version: string }>,
  ): Promise<Saved> {
    // One lock wherever the file stands: a draft may be about to be served.
    const { paths, version } = await withLock(join(this.#knowledge, ENTRIES), id, async () => {
      const known = await this.read(id);
      if (known?.version !== before) throw new ThawError('ENTRY_CHANGED', { entry: id });
      return act(known);
    });
    return { version, git: await this.#history.commit(paths, signature) };
  }

  async #readNamed(file: Pick<EntryFile, 'name' | 'isDraft'>): Promise<EntryFile> {
    const text = await readFile(join(this.#knowledge, pathOf(file)), 'utf8');
    const id = DECLARED_ID.exec(text)?.[1] ?? file.name.replace(/\.ya?ml$/, '');
    return { ...file, id, text, version: textVersion(text) };
  }
}

/** `version` of the text that is changed; undefined: there is none yet. */
type Change = { id: string; version: string | undefined } & Signature;

function folderOf(isDraft: boolean): string {
  return isDraft ? DRAFTS : ENTRIES;
}

function pathOf({ name, isDraft }: Pick<EntryFile, 'name' | 'isDraft'>): string {
  return join(folderOf(isDraft), name);
}

/** Wherever it may have stood. */
function placesOf(name: string): string[] {
  return FOLDERS.map((folder) => join(folder, name));
}

function textVersion(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
