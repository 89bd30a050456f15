// Something that the merchant sends, on its way to the service.

import { type Activity, clientIdOf } from './activity';
import { withinLimits } from './held-back';

export interface Letter {
  /** The activity's `channelData.clientActivityID`. */
  readonly id: string;
  readonly activity: Activity;
  readonly files: readonly File[];
  /** Milliseconds since 1970, when it was written. */
  readonly at: number;
  readonly state: 'waiting' | 'sending' | 'sent' | 'refused';
  /** From 0 to 1, while files go up. */
  readonly progress?: number;
  /** The error code of a refusal. */
  readonly reason?: string;
}

/** Files that the service would refuse are held back; the activity names them. */
export function letterOf(activity: Activity, files: readonly File[]): Letter {
  const id = clientIdOf(activity) ?? newId();
  const channelData = { ...activity.channelData, clientActivityID: id };
  const message = withinLimits({ activity: { ...activity, channelData }, files });
  return { id, ...message, at: Date.now(), state: 'waiting' };
}

/** `crypto.randomUUID` is only there over HTTPS. */
function newId(): string {
  const parts = crypto.getRandomValues(new Uint32Array(3));
  return Array.from(parts, (part) => part.toString(36)).join('');
}
