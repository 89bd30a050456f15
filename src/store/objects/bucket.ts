// A bucket through the SDK of Amazon S3, as other servers of its kind understand it, too.

import type { Bucket, BucketPlace } from './objects';

/** A file has 10 MB at most. */
const TIMEOUT_MS = 20_000;
const CONNECT_MS = 3_000;

/** Without keys of its own the SDK looks for credentials where it always does. */
export async function openBucket(place: BucketPlace, name: string): Promise<Bucket> {
  const { S3Client, ...command } = await import('@aws-sdk/client-s3');
  const { PAPERS_ACCESS_KEY_ID: id, PAPERS_SECRET_ACCESS_KEY: secret } = place;
  const { PAPERS_ENDPOINT: endpoint } = place;
  const client = new S3Client({
    region: place.PAPERS_REGION || 'us-east-1',
    ...(endpoint && { endpoint }),
    forcePathStyle: String(place.PAPERS_PATH_STYLE) === 'true',
    ...(id && secret && { credentials: { accessKeyId: id, secretAccessKey: secret } }),
    // The SDK’s newer checksums are extra to what the protocol asks for: no server needs to know them.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 2,
    requestHandler: { connectionTimeout: CONNECT_MS },
  });
  const within = () => ({ abortSignal: AbortSignal.timeout(TIMEOUT_MS) });
  const at = (key: string) => ({ Bucket: name, Key: key });
  return {
    async put(key, content) {
      await client.send(new command.PutObjectCommand({ ...at(key), Body: content }), within());
    },
    async get(key) {
      try {
        const { Body } = await client.send(new command.GetObjectCommand(at(key)), within());
        return Body && Buffer.from(await Body.transformToByteArray());
      } catch (err) {
        if (err instanceof command.NoSuchKey) return undefined;
        throw err;
      }
    },
    // One by one: to delete many at once needs a checksum that older servers do not take.
    async remove(key) {
      await client.send(new command.DeleteObjectCommand(at(key)), within());
    },
    async list(prefix, after) {
      const order = { Bucket: name, Prefix: prefix, ...(after && { StartAfter: after }) };
      const { Contents = [] } = await client.send(
        new command.ListObjectsV2Command(order),
        within(),
      );
      return Contents.map(({ Key = '', LastModified }) => ({
        key: Key,
        at: LastModified?.getTime() ?? Number.POSITIVE_INFINITY,
      }));
    },
    close: () => client.destroy(),
  };
}
