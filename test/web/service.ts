// The built service as a child process, on a free port and a data folder of its own.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const READY = /Thaw is ready: (\S+)/;

export interface Service {
  readonly url: string;
  /** Ends the process as an operator would. */
  stop(): Promise<void>;
  /** Starts it again on the same port and data. */
  start(): Promise<void>;
}

/** Builds first: nothing happens when the build is up to date. */
export async function startService(dataDir: string, env: Record<string, string>): Promise<Service> {
  const built = spawnSync(process.execPath, ['src/build.mts'], { cwd: ROOT, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr);
  let port = '0';
  let url = '';
  let child: ChildProcess | undefined;
  const service = {
    get url() {
      return url;
    },
    async start() {
      child = spawn(process.execPath, ['dist/src/main.js'], {
        cwd: ROOT,
        env: { ...process.env, LOG_LEVEL: 'silent', ...env, DATA_DIR: dataDir, PORT: port },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      url = await readyLine(child);
      port = new URL(url).port;
    },
    async stop() {
      if (!child || child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
  await service.start();
  return service;
}

function readyLine(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let output = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
      const url = READY.exec(output)?.[1];
      if (url) done(url);
    });
    child.on('exit', (code) => fail(new Error(`The service ended with ${code}. ${output}`)));
  });
}
