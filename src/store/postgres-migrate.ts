// Brings a PostgreSQL database to this release's schema, one process at a time, while an older release goes on serving.

import type { Client, ClientBase } from 'pg';
import { ThawError } from '../errors';
import { MIGRATIONS, OLDEST_THAT_SERVES } from './migrations';
import { toPostgres } from './postgres-ddl';

/** Any number that no other program on the same database takes for its own lock. */
const LOCK = 5_481_739_270;
const OLDEST_SERVER = 150_000;

/** @throws ThawError DATABASE_TOO_NEW, DATABASE_UNSUITABLE */
export async function migratePostgres(client: Client): Promise<void> {
  await checkServer(client);
  await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
  try {
    await client.query(`CREATE TABLE IF NOT EXISTS schema_version
      (version BIGINT PRIMARY KEY, oldest_that_serves BIGINT NOT NULL)`);
    const { version: found, oldest } = (await schemaVersion(client)) ?? { version: 0, oldest: 0 };
    if (found > MIGRATIONS.length && oldest > MIGRATIONS.length) {
      const file = nameOf(client);
      throw new ThawError('DATABASE_TOO_NEW', { file, found, known: MIGRATIONS.length });
    }
    // A new database holds up nobody: it is made in one go.
    const step = found === 0 ? MIGRATIONS.length : 1;
    for (let version = found; version < MIGRATIONS.length; version += step) {
      await upgrade(client, version, version + step);
    }
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
  }
}

/** @returns undefined where Thaw has not been yet */
export async function schemaVersion(
  client: ClientBase,
): Promise<{ version: number; oldest: number } | undefined> {
  const { rows: tables } = await client.query(`SELECT to_regclass('schema_version') AS found`);
  if (tables[0]?.found === null) return undefined;
  const { rows } = await client.query(
    'SELECT version, oldest_that_serves AS oldest FROM schema_version ORDER BY version DESC LIMIT 1',
  );
  return rows[0];
}

async function upgrade(client: Client, from: number, to: number): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(toPostgres(MIGRATIONS.slice(from, to).join(';\n')));
    await client.query('DELETE FROM schema_version');
    await client.query('INSERT INTO schema_version VALUES ($1, $2)', [to, OLDEST_THAT_SERVES]);
    await client.query('COMMIT');
  } catch (err) {
    await client.query('ROLLBACK');
    throw err;
  }
}

async function checkServer(client: Client): Promise<void> {
  const { rows } = await client.query(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
      current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS "isReadOnly"`,
  );
  const { number, version, encoding, isReadOnly } = rows[0];
  const reason =
    (number < OLDEST_SERVER && `it is PostgreSQL ${version}, and 15 or later is needed`) ||
    (encoding !== 'UTF8' && `its encoding is ${encoding}, and UTF8 is needed`) ||
    (isReadOnly && 'it is a read-only replica');
  if (reason) throw new ThawError('DATABASE_UNSUITABLE', { database: nameOf(client), reason });
}

/** Without the password. */
export function nameOf({ host, port, database }: Client): string {
  return `${database} at ${host}:${port}`;
}
