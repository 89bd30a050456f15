// The mark of a copy that is under way or was interrupted: until it is taken away nobody serves the database.

import type { Client } from 'pg';
import { ThawError } from '../../errors';
import { nameOf } from '../postgres-migrate';

const TABLE = 'store_move';

/** @returns when the copy began; undefined: there is none */
async function unfinishedCopy(client: Client): Promise<string | undefined> {
  const { rows: tables } = await client.query(`SELECT to_regclass('${TABLE}') AS found`);
  if (tables[0]?.found === null) return undefined;
  const { rows } = await client.query(`SELECT began FROM ${TABLE}`);
  return rows[0]?.began ?? 'at an unknown time';
}

/** @throws ThawError MOVE_UNFINISHED */
export async function refuseUnfinishedCopy(client: Client): Promise<void> {
  const began = await unfinishedCopy(client);
  if (began) throw new ThawError('MOVE_UNFINISHED', { database: nameOf(client), began });
}

export async function markCopy(client: Client): Promise<void> {
  await client.query(`CREATE TABLE IF NOT EXISTS ${TABLE} (began TEXT NOT NULL)`);
  await client.query(`DELETE FROM ${TABLE}`);
  await client.query(`INSERT INTO ${TABLE} VALUES ($1)`, [new Date().toISOString()]);
}

export async function takeMarkAway(client: Client): Promise<void> {
  await client.query(`DROP TABLE ${TABLE}`);
}
