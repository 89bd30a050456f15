// How a client tells what was read: the event of Teams, which our own page sends too.

import { z } from 'zod';

const READ_RECEIPT = 'application/vnd.microsoft.readReceipt';

const valueSchema = z.object({ lastReadMessageId: z.string().min(1).max(300) });

interface Event {
  type: string;
  name?: string | undefined;
  value?: unknown;
}

export function isReadReceipt({ type, name }: Event): boolean {
  return type === 'event' && name === READ_RECEIPT;
}

/** Id of the last message that was read, as the channel knows it; undefined where none is named. */
export function lastRead({ value }: Event): string | undefined {
  return valueSchema.safeParse(value).data?.lastReadMessageId;
}
