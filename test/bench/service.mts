// A service as a process of its own, for measurements.

import { type ChildProcess, spawn } from 'node:child_process';

export interface Running {
  name: string;
  url: string;
  child: ChildProcess;
}

export interface Start {
  name: string;
  /** What is run, with its arguments. */
  command: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
}

/** Resolves when it says that it is ready. */
export async function startService({ name, command, cwd, env }: Start): Promise<Running> {
  const [program = process.execPath, ...args] = command;
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${name} ended with code ${code}`)));
    child.stdout?.on('data', (chunk) => {
      const ready = /is ready: (\S+)/.exec(String(chunk));
      if (ready?.[1]) resolve(ready[1]);
    });
  });
  return { name, url: url.replace('localhost', '127.0.0.1'), child };
}

export async function endService({ child }: Running): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await ended;
}
