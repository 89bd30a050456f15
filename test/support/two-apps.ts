// Two whole services in the test's process over one database, as two processes.

import { resolve } from 'node:path';
import { type App, startApp } from '../../src/app';
import { readConfig } from '../../src/config';
import type { Opened } from '../../src/store/open';
import { openSqlite } from '../../src/store/sqlite';
import { keepLearned } from './learned';
import { ManualClock } from './manual-clock';
import { Party } from './party';
import { quietLog } from './quiet-log';
import { isPostgres, placeFor } from './store';
import { temporaryFolder } from './temporary-folder';

export interface TwoApps {
  a: App;
  b: App;
  /** Through which they hear of each other; on PostgreSQL the server stands between them. */
  party: Party;
  stop(): Promise<void>;
}

export async function startTwoApps(): Promise<TwoApps> {
  const party = new Party();
  const folder = temporaryFolder();
  keepLearned(folder);
  const config = readConfig({ PORT: '0', ...(await placeFor(folder)) });
  const store = isPostgres ? undefined : openSqlite(folder);
  const start = () => {
    const opened: Opened | undefined = store && {
      store: { ...store, isShared: true, close: async () => {} },
      hints: party.join(),
    };
    return startApp({
      ...{ config, clock: new ManualClock(), log: quietLog().log },
      root: resolve(__dirname, '../..'),
      ...(opened && { opened }),
    });
  };
  const [a, b] = await Promise.all([start(), start()]);
  return {
    ...{ a, b, party },
    async stop() {
      await Promise.all([a.stop(), b.stop()]);
      await store?.close();
    },
  };
}
