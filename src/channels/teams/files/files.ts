// Files of a Teams message: which there are, and at which addresses they may be fetched.

import { z } from 'zod';
import { isLoopback } from '../../../config';
import { redactText } from '../../../privacy/redact';
import type { RefusedPaper } from '../../../tickets/ticket';
import { isText, nameOf } from '../../../turns/files';
import type { Incoming } from '../../../turns/incoming';

const DOWNLOAD_INFO = 'application/vnd.microsoft.teams.file.download.info';
/** Where Teams keeps files of chats; their addresses carry their own permission, so no token is sent there. */
const FILE_HOSTS = ['.sharepoint.com', '.sharepoint.cn', '.sharepoint.us'];

const remoteFileSchema = z.strictObject({
  name: z.string(),
  url: z.string(),
  /** Held by the channel's own service, which asks for the bot's token. */
  needsToken: z.boolean(),
});
export type RemoteFile = z.infer<typeof remoteFileSchema>;

/** What is to be fetched, and for whom. */
export const fetchSchema = z.strictObject({
  origin: z.strictObject({
    conversationId: z.string(),
    channel: z.string(),
    userId: z.string(),
    channelActivityId: z.string(),
  }),
  files: z.array(remoteFileSchema),
});
export type FetchJob = z.infer<typeof fetchSchema>;

export interface FilesOfMessage {
  toFetch: RemoteFile[];
  refused: RefusedPaper[];
}

/**
 * Addresses come with the message: they are followed to the channel's own service (the one of `serviceUrl`, which the
 * channel's token vouches for) and to the file store of Teams, and nowhere else.
 */
export function filesOfMessage(
  { attachments = [] }: Incoming,
  { serviceUrl, hasAppId }: { serviceUrl: string; hasAppId: boolean },
): FilesOfMessage {
  const found: FilesOfMessage = { toFetch: [], refused: [] };
  for (const attachment of attachments) {
    const { contentType } = attachment;
    if (isText(attachment) || isCard(contentType)) continue;
    // The job is stored before the files are checked.
    const name = redactText(nameOf(attachment)).text;
    const url = urlOf(attachment);
    const place = url && placeOf(url, { serviceUrl, hasAppId });
    if (url && place) found.toFetch.push({ name, url: url.href, needsToken: place === 'service' });
    else found.refused.push({ name, reason: 'link' });
  }
  return found;
}

function isCard(contentType: unknown): boolean {
  return (
    typeof contentType === 'string' && contentType.startsWith('application/vnd.microsoft.card')
  );
}

function urlOf({ contentType, content, contentUrl }: Record<string, unknown>): URL | undefined {
  const given =
    contentType === DOWNLOAD_INFO
      ? (content as { downloadUrl?: unknown } | undefined)?.downloadUrl
      : contentUrl;
  return typeof given === 'string' && URL.canParse(given) ? new URL(given) : undefined;
}

function placeOf(
  { protocol, hostname, host, username, password }: URL,
  { serviceUrl, hasAppId }: { serviceUrl: string; hasAppId: boolean },
): 'service' | 'store' | undefined {
  if (username || password) return undefined;
  const isService = URL.canParse(serviceUrl) && new URL(serviceUrl).host === host;
  // Without an app id nobody is authenticated: only this machine is looked at.
  if (!hasAppId) return isService && isLoopback(hostname) ? 'service' : undefined;
  if (protocol !== 'https:') return undefined;
  if (isService) return 'service';
  return FILE_HOSTS.some((suffix) => hostname.endsWith(suffix)) ? 'store' : undefined;
}
