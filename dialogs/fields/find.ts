// A value found in a message: where its words stand and how sure it is.

export interface Find<T> {
  value: T;
  /**
   * Where its words stand in the message, in UTF-16 units, `to` exclusive. Words that name the field belong to it:
   * "终端号 10293847", "ring me on 139…".
   */
  from: number;
  to: number;
  /** `anywhere`: it counts whatever is asked. `asked`: it counts only as the answer to the question about this field. */
  counts: 'anywhere' | 'asked';
  /** True where the field is named beside the value. */
  named: boolean;
  /** True for the likelier of two readings: it is asked back before it counts. */
  isUnsure?: true;
  /** True where the message puts its own digits right: what was understood is said back. */
  isMended?: true;
}
