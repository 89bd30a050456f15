// How long a call of the connector may take.

/** The SDK sets none of its own, and its option `timeout` ends with the headers: an answer that never ends would hold up all behind it. */
export function within(timeoutMs: number): { abortSignal: AbortSignal } {
  return { abortSignal: AbortSignal.timeout(timeoutMs) };
}
