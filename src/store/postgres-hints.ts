// Hints between the processes that share a PostgreSQL database: LISTEN and NOTIFY on a connection of their own.

import { Client } from 'pg';
import type { Hints } from './hints';

const CHANNEL = 'thaw_hints';
const AGAIN_AFTER_MS = 1000;
/** A connection whose other end is gone says nothing of it. */
const PROBE_EVERY_MS = 15_000;
const TIMEOUT_MS = 5000;

/** Connects by itself, and again whenever the connection is lost; meanwhile nothing is told and nothing heard. */
export function openHints(url: string): Hints {
  return new PostgresHints(url);
}

class PostgresHints implements Hints {
  readonly #url: string;
  #client: Client | undefined;
  #hear: (text: string) => void = () => {};
  #onGap: () => void = () => {};
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(url: string) {
    this.#url = url;
    void this.#connect();
  }

  listen(hear: (text: string) => void, onGap: () => void): void {
    this.#hear = hear;
    this.#onGap = onGap;
  }

  /** By itself and never inside a transaction that writes: commits with a NOTIFY wait for each other. */
  async tell(text: string): Promise<void> {
    const client = this.#client;
    if (!client) return;
    await client.query('SELECT pg_notify($1, $2)', [CHANNEL, text]).catch(() => this.#lose(client));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => {});
  }

  async #connect(): Promise<void> {
    const client = new Client({
      connectionString: this.#url,
      application_name: 'thaw hints',
      keepAlive: true,
      connectionTimeoutMillis: TIMEOUT_MS,
      query_timeout: TIMEOUT_MS,
    });
    client.on('error', () => this.#lose(client));
    client.on('end', () => this.#lose(client));
    client.on('notification', ({ processId, payload }) => {
      if (processId !== backendOf(client)) this.#hear(payload ?? '');
    });
    this.#client = undefined;
    try {
      await client.connect();
      // The lock of a NOTIFY is not held while a disk flushes: a hint may be lost.
      await client.query('SET synchronous_commit = off');
      await client.query(`LISTEN ${CHANNEL}`);
    } catch {
      await this.#retire(client);
      return;
    }
    if (this.#isClosed) {
      await client.end().catch(() => {});
      return;
    }
    this.#client = client;
    this.#timer = setTimeout(() => this.#probe(client), PROBE_EVERY_MS).unref();
    this.#onGap();
  }

  #probe(client: Client): void {
    client.query('SELECT 1').then(
      () => {
        if (this.#client !== client) return;
        this.#timer = setTimeout(() => this.#probe(client), PROBE_EVERY_MS).unref();
      },
      () => this.#lose(client),
    );
  }

  /** Only of the connection in use: one that never was is tried again where it failed. */
  #lose(client: Client): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    void this.#retire(client);
  }

  async #retire(client: Client): Promise<void> {
    clearTimeout(this.#timer);
    if (!this.#isClosed) {
      this.#timer = setTimeout(() => void this.#connect(), AGAIN_AFTER_MS).unref();
    }
    await client.end().catch(() => {});
  }
}

/** Of the server's process behind a connection, by which NOTIFY names its sender. */
function backendOf(client: Client): number | null {
  return (client as unknown as { processID: number | null }).processID;
}
