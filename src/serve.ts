// Starts the service and ends it in good order.

import { existsSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startApp } from './app';
import { systemClock } from './clock';
import { readConfig } from './config';
import { ThawError } from './errors';
import { createLog } from './log';

/** dist/src/serve.js lies two folders below the project. */
const ROOT = resolve(__dirname, '..', '..');
const FORCED_EXIT_MS = 15_000;

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig(process.env);
  const log = createLog(config.LOG_LEVEL);
  const app = await startApp({ config, clock: systemClock, log, root: ROOT });
  tidyHeap();
  const first = app.setUpLink
    ? `Staff desk: make the first account within 7 days at ${app.setUpLink}\n`
    : '';
  process.stdout.write(`Thaw is ready: ${app.url}\n${first}`);
  // Does nothing where an earlier start has left it.
  flushCompileCache();

  let signals = 0;
  const end = () => {
    if (++signals > 1) process.exit(1);
    setTimeout(() => process.exit(1), FORCED_EXIT_MS).unref();
    void app.stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

/**
 * The start leaves three times as much behind as the service needs. After one collection the engine gives it back by itself
 * within some 10 s; without it, an idle process might hold it for ever.
 */
function tidyHeap(): void {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  collect();
}

main().catch((err: unknown) => {
  const text =
    err instanceof ThawError ? `${err.message}\n${err.fix}` : ((err as Error)?.stack ?? err);
  process.stderr.write(`Thaw could not start. ${text}\n`);
  process.exit(1);
});
