// Starts the server for all tests of a run. No test of it cuts the power, so that nothing waits for the disk.

import { type PostgresServer, SERVER_VARIABLE, startPostgres } from './server';

declare global {
  var postgresOfTheTests: PostgresServer | undefined;
}

module.exports = async (): Promise<void> => {
  const server = await startPostgres(['fsync=off', 'max_connections=300']);
  globalThis.postgresOfTheTests = server;
  process.env[SERVER_VARIABLE] = server.url;
};
