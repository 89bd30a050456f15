// The variables of a bucket for papers, checked; the rest of the configuration takes them in.

import { z } from 'zod';

export const paperVariables = {
  /** A bucket of S3 or its like that takes the contents of papers; without it they are in the database. */
  PAPERS_BUCKET: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
      'must be the name of a bucket, 3 to 63 of a-z, 0-9, . and -',
    )
    .optional(),
  /** The address of a server other than Amazon's. */
  PAPERS_ENDPOINT: z
    .url({
      protocol: /^https?$/,
      error: 'must be an absolute address such as https://minio.example.com:9000',
    })
    .optional(),
  PAPERS_REGION: z.string().default('us-east-1'),
  /** True: the bucket stands in the path, not in the name of the host, as MinIO and Ceph want it. */
  PAPERS_PATH_STYLE: z
    .enum(['true', 'false'], 'must be true or false')
    .default('false')
    .transform((given) => given === 'true'),
  /** Without them the SDK looks where it always does: AWS_ACCESS_KEY_ID, ~/.aws, the role of the machine. */
  PAPERS_ACCESS_KEY_ID: z.string().optional(),
  PAPERS_SECRET_ACCESS_KEY: z.string().optional(),
};

/** What is wrong with several of them together. */
export function paperFaults(given: {
  PAPERS_BUCKET?: string | undefined;
  PAPERS_ENDPOINT?: string | undefined;
  PAPERS_ACCESS_KEY_ID?: string | undefined;
  PAPERS_SECRET_ACCESS_KEY?: string | undefined;
}): string[] {
  const { PAPERS_BUCKET, PAPERS_ENDPOINT, PAPERS_ACCESS_KEY_ID, PAPERS_SECRET_ACCESS_KEY } = given;
  return [
    ...(!PAPERS_BUCKET && (PAPERS_ENDPOINT || PAPERS_ACCESS_KEY_ID)
      ? ['PAPERS_BUCKET: is needed with PAPERS_ENDPOINT and PAPERS_ACCESS_KEY_ID']
      : []),
    ...(Boolean(PAPERS_ACCESS_KEY_ID) !== Boolean(PAPERS_SECRET_ACCESS_KEY)
      ? ['PAPERS_ACCESS_KEY_ID and PAPERS_SECRET_ACCESS_KEY: set both or neither']
      : []),
  ];
}
