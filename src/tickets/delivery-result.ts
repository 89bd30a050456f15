// How one try to deliver something ended.

import type { Database } from '../store/store';

export type DeliveryResult = (
  | { kind: 'delivered' }
  /** `retryAfterMs` is the receiver's own wish. */
  | { kind: 'retry'; error: string; retryAfterMs?: number }
  /** The receiver wants no further try. */
  | { kind: 'refused'; error: string }
  /** Nobody knows whether it arrived, and a second one would be read twice. */
  | { kind: 'unclear'; error: string }
  /** The receiver wants no delivery of this kind any more. */
  | { kind: 'gone'; error: string }
) & {
  /** Stored together with the outcome. @returns true when another delivery became due by it */
  alongside?: (db: Database) => Promise<boolean>;
};
