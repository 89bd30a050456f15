// A real PostgreSQL server, started for the tests of one file.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from './identity-provider';

export interface PostgresServer {
  url: string;
  stop(): Promise<void>;
}

/** Its data are removed with it. */
export async function startPostgres(): Promise<PostgresServer> {
  const script = join(__dirname, 'postgres-server.mts');
  const child = spawn(process.execPath, [script, String(await freePort())], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (line) => resolve(String(line).trim()));
    child.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}`)));
  });
  return {
    url,
    async stop() {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}
