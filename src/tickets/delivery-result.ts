// How one try to deliver something ended.

export type DeliveryResult =
  | { kind: 'delivered' }
  /** `retryAfterMs` is the receiver's own wish. */
  | { kind: 'retry'; error: string; retryAfterMs?: number }
  /** The receiver wants no further try. */
  | { kind: 'refused'; error: string }
  /** The receiver wants no delivery of this kind any more. */
  | { kind: 'gone'; error: string };
