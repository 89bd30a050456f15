// A real server that is compatible with S3, on a free port, with one bucket; it can go away and come back.

import type { Server } from 'node:http';
import { temporaryFolder } from './temporary-folder';

interface S3rver {
  run(): Promise<{ port: number }>;
  close(): Promise<void>;
  httpServer?: Server;
}

const BUCKET = 'thaw-papers';

export class TestBucket {
  readonly #folder = temporaryFolder();
  #server: S3rver | undefined;
  #port = 0;

  static async start(): Promise<TestBucket> {
    const bucket = new TestBucket();
    await bucket.start();
    return bucket;
  }

  get env(): Record<string, string> {
    return {
      PAPERS_BUCKET: BUCKET,
      PAPERS_ENDPOINT: `http://127.0.0.1:${this.#port}`,
      PAPERS_PATH_STYLE: 'true',
      PAPERS_ACCESS_KEY_ID: 'S3RVER',
      PAPERS_SECRET_ACCESS_KEY: 'S3RVER',
    };
  }

  /** Again on the same port, with what it held. */
  async start(): Promise<void> {
    const S3rver = require('s3rver') as new (options: object) => S3rver;
    this.#server = new S3rver({
      ...{ address: '127.0.0.1', port: this.#port, silent: true, directory: this.#folder },
      configureBuckets: [{ name: BUCKET, configs: [] }],
    });
    this.#port = (await this.#server.run()).port;
  }

  async stop(): Promise<void> {
    this.#server?.httpServer?.closeAllConnections();
    await this.#server?.close();
    this.#server = undefined;
  }
}
