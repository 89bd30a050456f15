// PostgreSQL behind the store: a pool of connections that read, and one of those that write.

import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { ThawError } from '../errors';
import { MIGRATIONS } from './migrations';
import { refuseUnfinishedCopy } from './move/mark';
import { migratePostgres, nameOf, schemaVersion } from './postgres-migrate';
import { PostgresWrites, told } from './postgres-writes';
import type { Schema } from './schema';
import { runDirectly } from './statement';
import { storableText } from './storable-text';
import type { Database, Store, StoreBeside } from './store';

const READERS = 8;
const WRITERS = 8;
const CONNECT_MS = 5000;
/** Longer than any query of a turn or the desk; whoever waits for it is gone by then. */
const QUERY_MS = 30_000;
/** After the server's own limit. */
const GRACE_MS = 5000;
const ALIVE_AFTER_MS = 10_000;
/** Statements that are kept prepared on each connection. */
const PREPARED = 500;

const SETTINGS = [
  // What was acknowledged is on disk, whatever the server's default is.
  'synchronous_commit=on',
  'jit=off',
  'timezone=UTC',
];
const LIMITS = [`statement_timeout=${QUERY_MS}`, `idle_in_transaction_session_timeout=${QUERY_MS}`];

/** Counts, sums and times fit into a number. */
const TYPES = {
  getTypeParser: ((oid: number, format: 'text') =>
    oid === pg.types.builtins.INT8 || oid === pg.types.builtins.NUMERIC
      ? Number
      : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/**
 * Opens (and creates or upgrades) the database at `url`, which any number of processes may serve.
 * @throws ThawError DATABASE_UNREACHABLE, DATABASE_UNSUITABLE, DATABASE_TOO_NEW, MOVE_UNFINISHED
 */
export async function openPostgres(url: string): Promise<Store> {
  await onConnection(url, async (client) => {
    await refuseUnfinishedCopy(client);
    await migratePostgres(client);
  });
  return open(url);
}

/**
 * Opens an existing database beside the services; `undefined` when there is none yet. Never migrates.
 * @throws ThawError DATABASE_UNREACHABLE, DATABASE_OTHER_RELEASE, MOVE_UNFINISHED
 */
export async function openPostgresBeside(url: string): Promise<StoreBeside | undefined> {
  const exists = await onConnection(url, async (client) => {
    await refuseUnfinishedCopy(client);
    const found = (await schemaVersion(client))?.version;
    if (found === undefined) return false;
    if (found === MIGRATIONS.length) return true;
    const file = nameOf(client);
    throw new ThawError('DATABASE_OTHER_RELEASE', { file, found, known: MIGRATIONS.length });
  });
  return exists ? open(url) : undefined;
}

function open(url: string): Store {
  const options = {
    ...optionsOf(url, [...SETTINGS, ...LIMITS]),
    // When the server's machine is gone nobody ends the query there.
    query_timeout: QUERY_MS + GRACE_MS,
    keepAliveInitialDelayMillis: ALIVE_AFTER_MS,
  };
  const readers = new pg.Pool({ ...options, max: READERS });
  const writers = new pg.Pool({ ...options, max: WRITERS });
  for (const pool of [readers, writers]) {
    // A connection that breaks is replaced when the next one is needed; whoever uses it hears of it by the query.
    pool.on('error', () => {});
    pool.on('connect', (client) => client.on('error', () => {}));
  }
  const read = kyselyOn(readers, told);
  const writes = new PostgresWrites(writers, (client) => kyselyOn(client));
  return {
    isShared: true,
    read,
    write: (job, inOrder) => writes.run(job, inOrder),
    ping: () => writes.run(probe),
    stats: () => ({
      retries: writes.retries,
      pools: [numbersOf('read', readers), numbersOf('write', writers)],
    }),
    async close() {
      await writes.idle();
      await Promise.all([readers.end(), writers.end()]);
    },
  };
}

function numbersOf(name: string, pool: pg.Pool) {
  const { totalCount: open, idleCount: idle, waitingCount: waiting } = pool;
  return { name, open, idle, waiting };
}

function optionsOf(place: string, settings: readonly string[]): pg.PoolConfig {
  const url = new URL(place);
  const own = url.searchParams.get('options') ?? '';
  url.searchParams.delete('options');
  return {
    connectionString: url.href,
    application_name: 'thaw',
    types: TYPES,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    options: `${own} ${settings.map((setting) => `-c ${setting}`).join(' ')}`,
  };
}

/**
 * Without a limit of time: a new index of a large table takes minutes, and who starts meanwhile waits for it.
 * @throws ThawError DATABASE_UNREACHABLE
 */
export async function onConnection<T>(
  url: string,
  job: (client: pg.Client) => Promise<T>,
  types: pg.CustomTypesConfig = TYPES,
): Promise<T> {
  const client = new pg.Client({ ...optionsOf(url, SETTINGS), types });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (cause) {
    const reason = (cause as Error).message || (cause as { code?: string }).code || 'no answer';
    throw new ThawError('DATABASE_UNREACHABLE', { database: nameOf(client), reason }, { cause });
  }
  try {
    return await job(client);
  } finally {
    await client.end();
  }
}

/** Reads alone succeed on a server whose disk is full or that became a replica. */
async function probe(db: Database): Promise<void> {
  const value = String(process.hrtime.bigint());
  await db
    .insertInto('secrets')
    .values({ name: `probe:${process.pid % 64}`, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

type Query = pg.Pool['query'] & pg.PoolClient['query'];

/**
 * On a pool each query takes a connection of its own; on a client all take this one.
 * @param asTold what is thrown for a fault of the driver; who writes goes by the driver's own codes
 */
function kyselyOn(
  connections: pg.Pool | pg.PoolClient,
  asTold = (error: unknown) => error,
): Database {
  const query = connections.query.bind(connections) as Query;
  const run = async (text: string, values: readonly unknown[], name?: string) => {
    try {
      return await query({ text, values: values.map(storable), ...(name && { name }) });
    } catch (error) {
      throw asTold(error);
    }
  };
  const connection = {
    query: (text: string, values: readonly unknown[]) => run(text, values),
    release: () => {},
  };
  const pool = { connect: async () => connection, end: async () => {} };
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: pool as never }) });
  // These are few texts that run often; what lists of any length are written into is not kept prepared.
  runDirectly(db, async (text, values) => (await run(text, values, preparedName(text))).rows);
  return db;
}

const names = new Map<string, string>();

/** What asks for all columns cannot stay prepared: the server refuses its plan once a later release has added one. */
const ALL_COLUMNS = /[ .]\*/;

/** The server parses and plans a statement once for each connection. */
function preparedName(text: string): string | undefined {
  if (ALL_COLUMNS.test(text)) return undefined;
  const known = names.get(text);
  if (known || names.size >= PREPARED) return known;
  const name = `thaw_${names.size}`;
  names.set(text, name);
  return name;
}

/** PostgreSQL has no text with the character NUL. What comes in as JSON has none either; this is for the rest. */
function storable(value: unknown): unknown {
  return typeof value === 'string' ? storableText(value) : value;
}
