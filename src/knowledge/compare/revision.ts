// The knowledge folder as it stood at a revision of its git repository, written out beside.

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ThawError } from '../../errors';

const run = promisify(execFile);

export interface WrittenOut {
  folder: string;
  remove(): Promise<void>;
}

/**
 * Neither the working tree nor the index of the repository is touched.
 * @throws ThawError USAGE when the folder is in no repository, or the revision is unknown or does not hold the folder.
 */
export async function writeOut(
  dir: string,
  revision: string,
  env: NodeJS.ProcessEnv,
): Promise<WrittenOut> {
  const top = await git(dir, { args: ['rev-parse', '--show-toplevel'], env }).catch((cause) => {
    throw refusal(`${dir} is in no git repository: name a folder to compare with.`, cause);
  });
  const args = ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`];
  const id = await git(dir, { args, env }).catch((cause) => {
    throw refusal(`"${revision}" is neither a folder nor a revision of ${top}.`, cause);
  });
  const place = (await git(dir, { args: ['rev-parse', '--show-prefix'], env })).replace(/\/$/, '');
  const own = await mkdtemp(join(tmpdir(), 'thaw-revision-'));
  const remove = () => rm(own, { recursive: true, force: true });
  const apart = { ...env, GIT_INDEX_FILE: join(own, 'index') };
  const folder = join(own, 'knowledge');
  try {
    await git(top, { args: ['read-tree', `${id}:${place}`], env: apart }).catch((cause) => {
      throw refusal(`The revision "${revision}" has no folder ${place}.`, cause);
    });
    await git(top, { args: ['checkout-index', '--all', `--prefix=${folder}/`], env: apart });
  } catch (error) {
    await remove();
    throw error;
  }
  return { folder, remove };
}

async function git(
  cwd: string,
  { args, env }: { args: string[]; env: NodeJS.ProcessEnv },
): Promise<string> {
  return (await run('git', args, { cwd, env })).stdout.trim();
}

function refusal(problem: string, cause: unknown): ThawError {
  return new ThawError('USAGE', { problem }, { cause });
}
