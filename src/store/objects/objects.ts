// Contents of files outside the database, in a bucket that is compatible with S3; rows name them by their keys.

import { randomUUID } from 'node:crypto';
import { ThawError } from '../../errors';
import { openBucket } from './bucket';

/** As the configuration or the environment says it. */
export interface BucketPlace {
  PAPERS_BUCKET?: string | undefined;
  PAPERS_ENDPOINT?: string | undefined;
  PAPERS_REGION?: string | undefined;
  PAPERS_PATH_STYLE?: boolean | string | undefined;
  PAPERS_ACCESS_KEY_ID?: string | undefined;
  PAPERS_SECRET_ACCESS_KEY?: string | undefined;
}

export interface ListedObject {
  key: string;
  /** When it was written, by the clock of the bucket. */
  at: number;
}

/** What the service needs of a bucket. Each call throws what the SDK throws. */
export interface Bucket {
  put(key: string, content: Buffer): Promise<void>;
  /** @returns undefined when there is no such object */
  get(key: string): Promise<Buffer | undefined>;
  remove(key: string): Promise<void>;
  /** A page of keys in their order. */
  list(prefix: string, after: string | undefined): Promise<ListedObject[]>;
  close(): void;
}

/** Other things in the bucket are left alone. */
const PREFIX = 'papers/';

/** Every method throws ThawError PAPERS_UNAVAILABLE when the bucket does not do it. */
export interface Objects {
  /** Resolves once it is kept. An object that no row comes to name is swept. @returns its key */
  put(content: Buffer): Promise<string>;
  get(key: string): Promise<Buffer | undefined>;
  /** What is gone already is no fault. */
  remove(keys: readonly string[]): Promise<void>;
  list(after: string | undefined): Promise<ListedObject[]>;
  close(): void;
}

/** The SDK is loaded only where there is a bucket. */
export async function openObjects(place: BucketPlace): Promise<Objects | undefined> {
  if (!place.PAPERS_BUCKET) return undefined;
  const bucket = await openBucket(place, place.PAPERS_BUCKET);
  return {
    put: (content) =>
      told(async () => {
        const key = `${PREFIX}${randomUUID()}`;
        await bucket.put(key, content);
        return key;
      }),
    get: (key) => told(() => bucket.get(key)),
    remove: (keys) =>
      told(async () => {
        for (const key of keys) await bucket.remove(key);
      }),
    list: (after) => told(() => bucket.list(PREFIX, after)),
    close: () => bucket.close(),
  };
}

async function told<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (err) {
    throw new ThawError('PAPERS_UNAVAILABLE', { reason: reasonOf(err) }, { cause: err });
  }
}

/** The SDK's own name of a fault says more than its sentence, which may be empty. */
export function reasonOf(err: unknown): string {
  const { code, name, message } = err as { code?: string; name?: string; message?: string };
  return [code ?? name, message].filter(Boolean).join(': ');
}

/** A row's content lies in the row, or under a key. */
export async function contentIn(
  objects: Objects | undefined,
  { content, object }: { content: Buffer; object: string | null },
): Promise<Buffer | undefined> {
  if (object === null) return content;
  if (objects) return objects.get(object);
  throw new ThawError('PAPERS_UNAVAILABLE', { reason: 'PAPERS_BUCKET is not set' });
}
