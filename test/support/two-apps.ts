// Two whole services in the test's process over one store, as two processes on one database.

import { resolve } from 'node:path';
import { type App, startApp } from '../../src/app';
import { readConfig } from '../../src/config';
import { openSqlite } from '../../src/store/sqlite';
import type { Store } from '../../src/store/store';
import { ManualClock } from './manual-clock';
import { Party } from './party';
import { quietLog } from './quiet-log';
import { temporaryFolder } from './temporary-folder';

export interface TwoApps {
  a: App;
  b: App;
  store: Store;
  /** Through which they hear of each other. */
  party: Party;
  clock: ManualClock;
  stop(): Promise<void>;
}

export async function startTwoApps(env: Record<string, string> = {}): Promise<TwoApps> {
  const store = openSqlite(temporaryFolder());
  const party = new Party();
  const clock = new ManualClock();
  const config = readConfig({ PORT: '0', ...env });
  const start = () =>
    startApp({
      ...{ config, clock, log: quietLog().log, root: resolve(__dirname, '../..') },
      opened: { store: { ...store, close: async () => {} }, hints: party.join() },
    });
  const [a, b] = await Promise.all([start(), start()]);
  return {
    ...{ a, b, store, party, clock },
    async stop() {
      await Promise.all([a.stop(), b.stop()]);
      await store.close();
    },
  };
}
