// Fills a database in bulk with copies of a conversation that was really held, the same way on SQLite and PostgreSQL.

import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import pg from 'pg';

/** The conversation that is copied, and the names of the copies, as they are stored. */
export const SEED = 'seed';
const STORED_SEED = `bench:${SEED}`;
/** Copies have names of one length, so that they are stored in order. */
const FIRST = 10_000_000;
export const HISTORIES = { short: 10, long: 10_000 } as const;
/** Conversations of each length of history. */
export const OF_EACH_HISTORY = 16;

/** Gives the first column of the first row, where it is a number. */
export type Run = (sql: string) => Promise<number>;

export const copyName = (n: number) => `k${FIRST + n}`;

export async function onSqlite(folder: string, job: (run: Run) => Promise<void>): Promise<void> {
  const db = new BetterSqlite(join(folder, 'thaw.db'));
  db.pragma('foreign_keys = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -500000');
  await job(async (sql) => {
    const statement = db.prepare(sql);
    return statement.reader ? Number(statement.pluck().get()) : statement.run().changes;
  });
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

export async function onPostgres(url: string, job: (run: Run) => Promise<void>): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await job(async (sql) => {
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return Number(rows[0]?.[0] ?? 0);
  });
  // What the server's own housekeeping does within minutes.
  await client.query('VACUUM ANALYZE');
  await client.end();
}

/** @param size how many conversations */
export async function fill(run: Run, size: number): Promise<void> {
  await copies(run, `'bench:k' || (${FIRST} + n.n)`, size);
}

/** Conversations of each length of history. @param seeded how many messages the copied one has */
export async function fillHistories(run: Run, seeded: number): Promise<void> {
  for (const [label, messages] of Object.entries(HISTORIES)) {
    const name = `'bench:${label}' || (n.n)`;
    await copies(run, name, OF_EACH_HISTORY);
    await lengthen(run, { name, seeded, messages });
  }
}

async function copies(run: Run, name: string, size: number): Promise<void> {
  const numbers = series('n', 0, size);
  await run(`WITH RECURSIVE ${numbers} INSERT INTO conversations
    (id, channel, user_id, seq, last_at, state, expects, address, is_group, created_at)
    SELECT ${name}, channel, 'user-' || n.n, seq, last_at, state, expects, address, is_group, created_at
    FROM n CROSS JOIN conversations WHERE id = '${STORED_SEED}'`);
  await run(`WITH RECURSIVE ${numbers} INSERT INTO activities
    (conversation_id, seq, channel_activity_id, reply_to, role, visible, pending, attempts, at, body)
    SELECT ${name}, seq, channel_activity_id, reply_to, role, visible, pending, attempts, at, body
    FROM n CROSS JOIN activities WHERE conversation_id = '${STORED_SEED}'`);
  await run(`WITH RECURSIVE ${numbers} INSERT INTO questions
    (conversation_id, seq, at, text, language, decision, entry, candidates, knowledge)
    SELECT ${name}, seq, at, text, language, decision, entry, candidates, knowledge
    FROM n CROSS JOIN questions WHERE conversation_id = '${STORED_SEED}'`);
}

/** Says again what was said, until there are so many messages. */
async function lengthen(
  run: Run,
  { name, seeded, messages }: { name: string; seeded: number; messages: number },
): Promise<void> {
  const times = Math.ceil(messages / seeded) - 1;
  const numbers = `${series('n', 0, OF_EACH_HISTORY)}, ${series('again', 1, times)}`;
  await run(`WITH RECURSIVE ${numbers} INSERT INTO activities
    (conversation_id, seq, channel_activity_id, reply_to, role, visible, pending, attempts, at, body)
    SELECT ${name}, seq + again.n * ${seeded}, channel_activity_id || '-' || again.n,
      reply_to + again.n * ${seeded}, role, visible, pending, attempts, at, body
    FROM n CROSS JOIN again CROSS JOIN activities WHERE conversation_id = '${STORED_SEED}'`);
  await run(`WITH RECURSIVE ${series('n', 0, OF_EACH_HISTORY)}
    UPDATE conversations SET seq = ${(times + 1) * seeded}
    WHERE id IN (SELECT ${name} FROM n)`);
}

function series(name: string, from: number, count: number): string {
  return `${name}(n) AS (SELECT ${from} UNION ALL SELECT n + 1 FROM ${name} WHERE n < ${from + count - 1})`;
}
