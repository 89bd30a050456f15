// The bucket of the papers: a small object is written, read and removed, as the service does it.

import type { Config } from '../config';
import { ThawError } from '../errors';
import { openObjects } from '../store/objects/objects';
import { type Finding, fault, ok, skipped } from './doctor-finding';

const CHECK = 'papers';
const WORDS = Buffer.from('written by the doctor');

export async function checkBucket(config: Config): Promise<Finding> {
  const { PAPERS_BUCKET: bucket, PAPERS_ENDPOINT: endpoint } = config;
  const objects = await openObjects(config);
  if (!objects) return skipped(CHECK, 'PAPERS_BUCKET is not set: papers are in the database');
  const where = `the bucket ${bucket}${endpoint ? ` at ${new URL(endpoint).host}` : ''}`;
  try {
    const key = await objects.put(WORDS);
    const isSame = (await objects.get(key))?.equals(WORDS) ?? false;
    await objects.remove([key]);
    await objects.list(undefined);
    if (isSame) return ok(CHECK, `${where} is written, read, listed and deleted from`);
    return fault(CHECK, `${where} gives back something else than was written`, OTHER);
  } catch (err) {
    if (!(err instanceof ThawError)) throw err;
    const { reason = '' } = err.details;
    return fault(CHECK, `${where}: ${reason}`, remedyOf(String(reason)));
  } finally {
    objects.close();
  }
}

const OTHER = 'Compare PAPERS_ENDPOINT with the address of the server’s S3 interface.';

const REMEDIES: readonly [RegExp, string][] = [
  [/^NoSuchBucket/, 'Create the bucket, or correct PAPERS_BUCKET.'],
  [
    /^(AccessDenied|Forbidden|403)/,
    'Allow s3:PutObject, s3:GetObject and s3:DeleteObject on papers/* and s3:ListBucket on the bucket to these credentials.',
  ],
  [
    /^(InvalidAccessKeyId|SignatureDoesNotMatch|CredentialsProviderError)/,
    'Correct PAPERS_ACCESS_KEY_ID and PAPERS_SECRET_ACCESS_KEY, or give the machine a role.',
  ],
  [
    /^(PermanentRedirect|AuthorizationHeaderMalformed|301)/,
    'Set PAPERS_REGION to the region of the bucket.',
  ],
  [
    /^ENOTFOUND/,
    'Correct PAPERS_ENDPOINT; most servers other than Amazon’s need PAPERS_PATH_STYLE=true.',
  ],
];

function remedyOf(reason: string): string {
  const found = REMEDIES.find(([words]) => words.test(reason));
  return found?.[1] ?? 'Start the server of PAPERS_ENDPOINT, and let this machine reach it.';
}
