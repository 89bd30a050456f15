// The built service as a child process, as an operator runs it.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { keepLearned } from './learned';
import { placeFor } from './store';

const ROOT = resolve(__dirname, '../..');
/** Node of the project, whatever runs the tests. */
const NODE = process.execPath;

export interface Service {
  url: string;
  port: number;
  child: ChildProcess;
  /** What it wrote to standard output so far. */
  output(): string;
  /** What it wrote to standard error so far. */
  errors(): string;
  /** Ends it with the signal and waits. @returns the exit code, `null` when killed */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

/** `root` is a copy of the installation, for tests that change its files. */
export async function startService(env: Record<string, string>, root = ROOT): Promise<Service> {
  const { DATA_DIR: folder, KNOWLEDGE_DIR: knowledge } = env;
  const place = folder === undefined ? {} : await placeFor(folder);
  if (folder !== undefined) keepLearned(folder, knowledge === undefined && root === ROOT);
  const child = spawn(NODE, [join(root, 'dist/src/main.js')], {
    cwd: root,
    env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'warn', ...env, ...place },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let errors = '';
  let output = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const url = await new Promise<string>((done, fail) => {
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const ready = /Thaw is ready: (\S+)\n/.exec(output);
      if (ready?.[1]) done(ready[1]);
    });
    child.once('exit', (code) =>
      fail(new Error(`the service ended with code ${code}:\n${errors}`)),
    );
  });
  return {
    url,
    port: Number(new URL(url).port),
    child,
    output: () => output,
    errors: () => errors,
    async end(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const exited = once(child, 'exit');
      child.kill(signal);
      const [code] = await exited;
      return code as number | null;
    },
  };
}

const running = new Set<ChildProcess>();

afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});
