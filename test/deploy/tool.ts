// A test that needs a program of Debian: skipped by hand where it is missing, failed where CI should have installed it.

import { spawnSync } from 'node:child_process';

/** @param tool its command, which must know `--version` */
export function withTool(tool: string, name: string, test: () => Promise<void>): void {
  const remedy = `${tool} is missing: apt-get install ${PACKAGE[tool] ?? tool}`;
  if (spawnSync(tool, ['--version']).error === undefined) {
    it(name, test);
  } else if (process.env.CI) {
    it(name, () => {
      throw new Error(remedy);
    });
  } else {
    it.skip(`${name}: skipped. ${remedy}`, () => {});
  }
}

const PACKAGE: Record<string, string> = { 'systemd-analyze': 'systemd' };

/** @throws with what it printed */
export function run(tool: string, args: string[], env: Record<string, string> = {}): string {
  const { status, stdout, stderr } = spawnSync(tool, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`${tool} ${args.join(' ')}\n${stdout}${stderr}`);
  return stdout + stderr;
}
