// The history of the knowledge folder in git, where it stands in a repository.

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

  /** Commits this file alone, whatever else is staged. */
  commit(
    file: string,
    { author, message }: { author: Author; message: string },
  ): Promise<Committed> {
    const done = this.#line.then(() => this.#commit(file, author, message));
    this.#line = done;
    return done;
  }

  /** The newest first. Empty without a repository. */
  async of(file: string): Promise<Revision[]> {
    if (!(await this.#isKept(file))) return [];
    const format = '%H%x1f%aI%x1f%an%x1f%s';
    const args = ['log', `--max-count=${MOST_REVISIONS}`, `--format=${format}`, '--', file];
    const out = await this.#git()
      .raw(args)
      .catch(() => '');
    return out
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [revision = '', at = '', who = '', says = ''] = line.split('\x1f');
        return { revision, at: new Date(at).toISOString(), who, says };
      });
  }

  /** @returns undefined where there is no such revision of it */
  async at(file: string, revision: string): Promise<string | undefined> {
    if (!REVISION.test(revision) || !(await this.#isKept(file))) return undefined;
    return this.#git()
      .raw(['show', `${revision}:./${file}`])
      .catch(() => undefined);
  }

  async #commit(file: string, { name, email }: Author, message: string): Promise<Committed> {
    if (!(await this.#isKept(file))) return { kind: 'no-repository' };
    try {
      const git = this.#git([`user.name=${name}`, `user.email=${email}`]);
      await git.raw(['add', '--', file]).catch(async (err: unknown) => {
        // A file that was removed and never known needs no word.
        if (!(await git.raw(['ls-files', '--', file]))) throw err;
      });
      await git.raw(['commit', '--only', '--message', message, '--', file]);
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
