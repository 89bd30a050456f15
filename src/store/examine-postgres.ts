// Looks at a PostgreSQL database from outside, for whoever examines the installation.

import { MIGRATIONS } from './migrations';
import { onConnection } from './postgres';
import { schemaVersion } from './postgres-migrate';

export interface PostgresFound {
  /** Undefined while Thaw has not been there. */
  found: number | undefined;
  /** That of this release. */
  known: number;
  /** Whether this release may serve it. */
  serves: boolean;
  server: string;
  /** Settings that let the server forget what it acknowledged. */
  loose: string[];
}

/** Changes nothing. @throws ThawError DATABASE_UNREACHABLE */
export function examinePostgres(url: string): Promise<PostgresFound> {
  return onConnection(url, async (client) => {
    const setting = async (name: string) =>
      (await client.query(`SELECT current_setting('${name}') AS value`)).rows[0].value as string;
    const version = await schemaVersion(client);
    const loose = [];
    for (const name of ['fsync', 'full_page_writes']) {
      if ((await setting(name)) === 'off') loose.push(`${name}=off`);
    }
    const known = MIGRATIONS.length;
    return {
      found: version?.version,
      known,
      serves: version === undefined || version.oldest <= known,
      server: await setting('server_version'),
      loose,
    };
  });
}

/** Writes as a commit does, into a row of its own. @throws as the driver does */
export function tryWriteTo(url: string): Promise<void> {
  return onConnection(url, async (client) => {
    await client.query(
      `INSERT INTO secrets (name, value) VALUES ('probe:doctor', $1)
       ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
      [String(process.hrtime.bigint())],
    );
  });
}
