// The history of the knowledge folder in git, where it stands in a repository.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type SimpleGit, simpleGit } from 'simple-git';

export interface Author {
  name: string;
  email: string;
}

export interface Revision {
  revision: string;
  /** ISO 8601. */
  at: string;
  who: string;
  says: string;
}

/** What became of a commit; a file that is saved stays saved whatever git says. */
export type Committed = { kind: 'committed' | 'no-repository' } | { kind: 'failed'; says: string };

const MOST_REVISIONS = 100;
const GIVE_UP_MS = 20_000;
const REVISION = /^[0-9a-f]{40}$/;

export class EntryHistory {
  readonly #folder: string;
  /** One after the other: git has one index. */
  #line: Promise<unknown> = Promise.resolve();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Commits these files alone, whatever else is staged. */
  commit(
    files: readonly string[],
    { author, message }: { author: Author; message: string },
  ): Promise<Committed> {
    const done = this.#line.then(() => this.#commit(files, author, message));
    this.#line = done;
    return done;
  }

  /** The newest first. Empty without a repository. */
  async of(files: readonly string[]): Promise<Revision[]> {
    const records = await this.#log(['--', ...files]);
    return records.map(({ revision, at, who, says }) => ({ revision, at, who, says }));
  }

  /** Files of these folders that a revision deleted, the newest first. */
  async removed(
    folders: readonly string[],
  ): Promise<(Omit<Revision, 'says'> & { path: string })[]> {
    const only = ['--no-renames', '--diff-filter=D', '--name-only', '--relative'];
    const records = await this.#log([...only, '--', ...folders]);
    return records.flatMap(({ revision, at, who, paths }) =>
      paths.map((path) => ({ revision, at, who, path })),
    );
  }

  /**
   * The text of whichever of the files was there. @param parent `^`: before the revision
   * @returns undefined where there is no such revision of it
   */
  async at(files: readonly string[], revision: string, parent = ''): Promise<string | undefined> {
    if (!REVISION.test(revision)) return undefined;
    for (const file of files) {
      if (!(await this.#isKept(file))) continue;
      const text = await this.#git()
        .raw(['show', `${revision}${parent}:./${file}`])
        .catch(() => undefined);
      if (text !== undefined) return text;
    }
    return undefined;
  }

  async #log(args: readonly string[]): Promise<(Revision & { paths: string[] })[]> {
    const format = '%x1e%H%x1f%aI%x1f%an%x1f%s';
    const out = await this.#git()
      .raw(['log', `--max-count=${MOST_REVISIONS}`, `--format=${format}`, ...args])
      .catch(() => '');
    return out
      .split('\x1e')
      .filter((record) => record !== '')
      .map((record) => {
        const [head = '', ...paths] = record.trim().split('\n');
        const [revision = '', at = '', who = '', says = ''] = head.split('\x1f');
        const when = new Date(at).toISOString();
        return { revision, at: when, who, says, paths: paths.filter(Boolean) };
      });
  }

  async #commit(
    files: readonly string[],
    { name, email }: Author,
    message: string,
  ): Promise<Committed> {
    const kept: string[] = [];
    for (const file of files) if (await this.#isKept(file)) kept.push(file);
    if (kept.length === 0) return { kind: 'no-repository' };
    try {
      const git = this.#git([`user.name=${name}`, `user.email=${email}`]);
      const known: string[] = [];
      for (const file of kept) {
        // A file that was removed and never known needs no word.
        const isThere = existsSync(join(this.#folder, file));
        if (isThere || (await git.raw(['ls-files', '--', file]))) known.push(file);
      }
      if (known.length === 0) return { kind: 'committed' };
      await git.raw(['add', '--', ...known]);
      await git.raw(['commit', '--only', '--message', message, '--', ...known]);
      return { kind: 'committed' };
    } catch (err) {
      return { kind: 'failed', says: err instanceof Error ? err.message.trim() : String(err) };
    }
  }

  /** In a repository, and not among what it ignores. */
  async #isKept(file: string): Promise<boolean> {
    try {
      const git = this.#git();
      const inside = await git.raw(['rev-parse', '--is-inside-work-tree']);
      if (inside.trim() !== 'true') return false;
      return (await git.checkIgnore([file])).length === 0;
    } catch {
      return false;
    }
  }

  #git(config: string[] = []): SimpleGit {
    return simpleGit({
      baseDir: this.#folder,
      config,
      maxConcurrentProcesses: 1,
      timeout: { block: GIVE_UP_MS },
    });
  }
}
