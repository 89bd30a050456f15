// `kb package teams`: writes the app package that a Teams administrator uploads.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { makePackage, packagePath } from '../channels/teams/package/app-package';
import { readConfig } from '../config';
import { ThawError } from '../errors';
import { type CommandContext, readOptions } from './command';

const NEXT = `Next: in Teams, Apps, Manage your apps, Upload an app. The first choice there is for yourself, the other for the
whole organisation, which an administrator then allows. Step by step: .github/TEAMS.md.`;

export async function packageApp(args: string[], { env, print }: CommandContext): Promise<number> {
  const { positionals } = readOptions({ args, allowPositionals: true, options: {} });
  if (positionals.join(' ') !== 'teams')
    throw new ThawError('USAGE', { problem: 'Say what to package: `package teams`.' });
  const root = process.cwd();
  const bytes = makePackage(readConfig(env), root);
  const path = packagePath(root);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  print(`Written: ${relative(root, path)}`);
  print(NEXT);
  return 0;
}
