// What a service has stored, counted in its database.

import { openBesideService } from './store';

export interface Stored {
  conversations: number;
  activities: number;
  tickets: number;
  outbox: number;
}

export async function stored(dataDir: string): Promise<Stored> {
  const reader = await openBesideService(dataDir);
  try {
    const count = async (table: keyof Stored) => {
      const all = reader.read.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('n'));
      return (await all.executeTakeFirstOrThrow()).n;
    };
    return {
      conversations: await count('conversations'),
      activities: await count('activities'),
      tickets: await count('tickets'),
      outbox: await count('outbox'),
    };
  } finally {
    await reader.close();
  }
}
