// The whole service inside the test's process, on a free port, with the test's clock.

import { resolve } from 'node:path';
import { type App, startApp } from '../../src/app';
import { readConfig } from '../../src/config';
import { keepLearned } from './learned';
import { ManualClock } from './manual-clock';
import { quietLog } from './quiet-log';
import { placeFor } from './store';
import { temporaryFolder } from './temporary-folder';

export interface TestApp extends App {
  clock: ManualClock;
  lines: Record<string, unknown>[];
}

export async function startTestApp(
  env: Record<string, string> = {},
  clock = new ManualClock(),
  start = startApp,
): Promise<TestApp> {
  const { log, lines } = quietLog();
  const folder = env.DATA_DIR ?? temporaryFolder();
  const place = await placeFor(folder);
  keepLearned(folder, env.KNOWLEDGE_DIR === undefined);
  const config = readConfig({ PORT: '0', ...env, ...place });
  const app = await start({ config, clock, log, root: resolve(__dirname, '../..') });
  return { ...app, clock, lines };
}
