// Keeps files that the service would refuse from being sent: on a telephone they would take minutes for nothing.

import { LARGEST_MESSAGE, LARGEST_PAPER, MOST_PER_MESSAGE } from '../../../tickets/paper-limits';
import type { Activity } from './activity';

interface Message {
  activity: Activity;
  files: readonly File[];
}

/** The message without them; it names them, so that the bot can say which were not sent and why. */
export function withinLimits({ activity, files }: Message): Message {
  const heldBack: { name: string; reason: 'too-large' | 'too-many' }[] = [];
  let total = 0;
  const sent = files.filter(({ name, size }, index) => {
    const isMany = index - heldBack.length >= MOST_PER_MESSAGE;
    const isLarge = size > LARGEST_PAPER || total + size > LARGEST_MESSAGE;
    if (isMany || isLarge) heldBack.push({ name, reason: isLarge ? 'too-large' : 'too-many' });
    else total += size;
    return !isMany && !isLarge;
  });
  if (heldBack.length === 0) return { activity, files };
  return {
    activity: { ...activity, channelData: { ...activity.channelData, heldBack } },
    files: sent,
  };
}
