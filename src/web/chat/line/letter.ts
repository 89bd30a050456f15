// Something that the merchant sends, on its way to the service.

import type { Activity } from './activity';

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
