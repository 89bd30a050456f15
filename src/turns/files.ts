// Files that a client wrote into the message itself, as data URIs.

import type { ReadFile } from '../tickets/paper';
import type { Incoming } from './incoming';

const DATA_URI = /^data:[^,]{0,200};base64,/i;
const NAMELESS = 'file';

type Attachment = NonNullable<Incoming['attachments']>[number];

/**
 * Addresses are never called: whoever writes them chooses where this machine looks. Descriptions without any content
 * belong to files that arrive beside the message.
 */
export function filesIn({ attachments = [] }: Incoming): ReadFile[] {
  return attachments.flatMap((attachment): ReadFile[] => {
    const { contentUrl } = attachment;
    if (isText(attachment) || typeof contentUrl !== 'string') return [];
    const name = nameOf(attachment);
    const start = DATA_URI.exec(contentUrl)?.[0];
    if (start === undefined) return [{ name, reason: 'link' }];
    return [{ name, content: Buffer.from(contentUrl.slice(start.length), 'base64') }];
  });
}

/** Teams adds its own HTML copy of each text as an attachment; that is no file. */
export function isText({ contentType }: Attachment): boolean {
  return contentType === 'text/html';
}

export function nameOf({ name }: Attachment): string {
  return typeof name === 'string' && name !== '' ? name : NAMELESS;
}
