// Fetches the files of a Teams message and hands them to their conversation, as a message of their own.

import type { DeliveryResult } from '../../../tickets/delivery-result';
import { checkFiles, type ReadFile } from '../../../tickets/paper';
import { LARGEST_PAPER, MOST_PER_MESSAGE } from '../../../tickets/paper-limits';
import type { Delivery } from '../../../turns/outbox-store';
import type { Turns } from '../../../turns/turns';
import { fetchSchema, type RemoteFile } from './files';

const TIMEOUT_MS = 60_000;
/** Addresses of files expire soon: with this try the merchant is told and may send the file again. */
const LAST_TRY = 2;

export interface FetchParts {
  /** Undefined without an app id. */
  token: () => Promise<string | undefined>;
  turns: Pick<Turns, 'accept'>;
}

/** The files arrive together and once: their message carries an id made from the one that announced them. */
export function fetchFiles({ token, turns }: FetchParts) {
  return async ({ payload, attempts }: Delivery): Promise<DeliveryResult> => {
    const { origin, files } = fetchSchema.parse(JSON.parse(payload));
    const read: ReadFile[] = [];
    for (const [place, file] of files.entries()) {
      if (place >= MOST_PER_MESSAGE) {
        read.push({ name: file.name, reason: 'too-many' });
        continue;
      }
      const got = await get(file, token);
      if ('error' in got && attempts < LAST_TRY) return { kind: 'retry', error: got.error };
      read.push('error' in got ? { name: file.name, reason: 'unreachable' } : got);
    }
    await turns.accept(origin, { type: 'message' }, { files: checkFiles(read) });
    return { kind: 'delivered' };
  };
}

async function get(
  { name, url, needsToken }: RemoteFile,
  token: FetchParts['token'],
): Promise<ReadFile | { error: string }> {
  try {
    const bearer = needsToken ? await token() : undefined;
    const response = await fetch(url, {
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { 'user-agent': 'Thaw', ...(bearer && { authorization: `Bearer ${bearer}` }) },
    });
    if (!response.ok) {
      await response.body?.cancel();
      return { error: `the channel answered ${response.status} for a file` };
    }
    const content = await readUpTo(response, LARGEST_PAPER);
    return content ? { name, content } : { name, reason: 'too-large' };
  } catch (err) {
    return { error: `a file could not be fetched: ${String(err)}` };
  }
}

/** @returns undefined when there is more; then the rest is not read. */
async function readUpTo(response: Response, limit: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    // Leaving the loop cancels the stream.
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
