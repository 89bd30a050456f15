// What a service has stored, counted in its database.

import { openSqliteReader } from '../../src/store/sqlite';

export interface Stored {
  conversations: number;
  activities: number;
  tickets: number;
  outbox: number;
}

export async function stored(dataDir: string): Promise<Stored> {
  const reader = openSqliteReader(dataDir);
  if (!reader) throw new Error(`${dataDir} holds no database`);
  try {
    const count = async (table: keyof Stored) => {
      const all = reader.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('n'));
      return (await all.executeTakeFirstOrThrow()).n;
    };
    return {
      conversations: await count('conversations'),
      activities: await count('activities'),
      tickets: await count('tickets'),
      outbox: await count('outbox'),
    };
  } finally {
    await reader.destroy();
  }
}
