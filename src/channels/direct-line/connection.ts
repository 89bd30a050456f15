// How a client gets into its conversation: a token, and the address of the stream that replays what it has not seen.

import type { IncomingMessage } from 'node:http';
import type { Config } from '../../config';
import { publicUrl } from './address';
import { type DirectLine, parseWatermark } from './direct-line';
import type { Grant, Tokens } from './tokens';

export const BASE = '/v3/directline';

export interface ConnectionParts {
  config: Config;
  tokens: Tokens;
  directLine: DirectLine;
}

/** @param seen the watermark up to which the client knows the conversation; without one everything is replayed */
export async function connection(
  { config, tokens, directLine }: ConnectionParts,
  request: IncomingMessage,
  { grant, seen }: { grant: Grant; seen?: string | null | undefined },
) {
  const [issued, ticket] = await Promise.all([
    directLine.issue(grant),
    tokens.sign(grant, 'stream'),
  ]);
  const socketBase = publicUrl(config, request).replace(/^http/, 'ws');
  const path = `${BASE}/conversations/${grant.conversationId}/stream`;
  const watermark = parseWatermark(seen) || '-';
  return { ...issued, streamUrl: `${socketBase}${path}?watermark=${watermark}&t=${ticket}` };
}
