// Keeps files that the service would refuse from being sent: on a telephone they would take minutes for nothing.

import { LARGEST_MESSAGE, LARGEST_PAPER, MOST_PER_MESSAGE } from '../tickets/paper-limits';

interface Sent {
  attachments?: { name?: string }[];
  /** Web Chat gives the sizes of the attachments, in their order. */
  channelData?: { attachmentSizes?: number[] };
}

/** The activity without them; it names them, so that the bot can say which were not sent and why. */
export function withinLimits(activity: unknown): unknown {
  const { attachments = [], channelData } = activity as Sent;
  const sizes = channelData?.attachmentSizes ?? [];
  const heldBack: { name: string; reason: 'too-large' | 'too-many' }[] = [];
  let total = 0;
  const sent = attachments.filter(({ name = 'file' }, index) => {
    const size = sizes[index] ?? 0;
    const isMany = index - heldBack.length >= MOST_PER_MESSAGE;
    const isLarge = size > LARGEST_PAPER || total + size > LARGEST_MESSAGE;
    if (isMany || isLarge) heldBack.push({ name, reason: isLarge ? 'too-large' : 'too-many' });
    else total += size;
    return !isMany && !isLarge;
  });
  if (heldBack.length === 0) return activity;
  const { attachments: _all, ...rest } = activity as Sent;
  return {
    ...rest,
    ...(sent.length > 0 && { attachments: sent }),
    channelData: { ...channelData, heldBack },
  };
}
