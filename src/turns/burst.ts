// A burst: one thought that a merchant sends in several messages, heard and answered as one.

import type { ChatActivity } from '../bot/turn';
import type { PendingTurn } from './accept';
import { TEXT_LIMIT } from './text-limit';

/** In the order in which they came; most bursts are of one message. */
export type Burst = readonly [PendingTurn, ...PendingTurn[]];

/** Nobody cuts a thought into more; what comes then begins a burst of its own. */
export const MOST_MESSAGES = 8;

/** The message that the replies name. */
export function lastOf(burst: Burst): PendingTurn {
  return burst.at(-1) ?? burst[0];
}

/** Written words and files; a card, an event, an arrival or an edited message stands for itself. */
export function isWritten({ activity: { type, value, before, isCarried } }: PendingTurn): boolean {
  return type === 'message' && value === undefined && before === undefined && !isCarried;
}

/** Joined, a burst is no longer than a single message may be: dialogs look at no more. */
export function hasRoomFor(burst: Burst, next?: PendingTurn): boolean {
  const texts = [...burst, ...(next ? [next] : [])].map(({ activity }) => activity.text ?? '');
  return burst.length < MOST_MESSAGES && texts.join('\n').length <= TEXT_LIMIT;
}

/** The burst as if the merchant had sent it in one message. */
export function joined(burst: Burst): PendingTurn {
  if (burst.length === 1) return burst[0];
  const last = lastOf(burst);
  return {
    ...last,
    attempts: Math.max(...burst.map(({ attempts }) => attempts)),
    activity: joinedActivity(last.activity, burst),
    redacted: [...new Set(burst.flatMap(({ redacted }) => redacted))],
  };
}

function joinedActivity(last: ChatActivity, burst: Burst): ChatActivity {
  const activities = burst.map(({ activity }) => activity);
  const text = activities.flatMap((each) => each.text || []).join('\n');
  const attachments = activities.flatMap((each) => each.attachments ?? []);
  const refused = activities.flatMap((each) => each.refused ?? []);
  const awaitsFiles = stillAwaited(activities);
  return {
    ...last,
    ...(text !== '' && { text }),
    ...(attachments.length > 0 && { attachments }),
    ...(refused.length > 0 && { refused }),
    ...(awaitsFiles > 0 && { awaitsFiles }),
  };
}

/** Files that a message announced come as a message of their own, perhaps in the same burst. */
function stillAwaited(activities: readonly ChatActivity[]): number {
  let count = 0;
  for (const { awaitsFiles = 0, attachments = [], refused = [] } of activities) {
    const arrived = awaitsFiles > 0 ? 0 : attachments.length + refused.length;
    count = Math.max(0, count + awaitsFiles - arrived);
  }
  return count;
}
