// An answer of the service that is none of success: its status, its code and how long to wait.

export class Refusal extends Error {
  constructor(
    readonly status: number,
    /** As in `{"error":{"code"}}`, or the bare status. */
    readonly code: string,
    /** From Retry-After; 0 when there was none. */
    readonly retryAfterMs = 0,
  ) {
    super(`the service answered ${status} ${code}`);
  }
}

/** @throws Refusal, or whatever `fetch` throws when the service was not reached */
export async function ask<T>(url: string, init: RequestInit): Promise<T> {
  const response = await fetch(url, init);
  const text = await response.text();
  return read<T>(response.status, text, response.headers.get('Retry-After'));
}

/** @throws Refusal */
export function read<T>(status: number, text: string, retryAfter: string | null): T {
  const body = parsed(text) as { error?: { code?: string } } | undefined;
  if (status >= 200 && status < 300 && body) return body as T;
  // A success without its JSON comes from something in between, such as the sign-in page of a hotel.
  const isOurs = status < 200 || status >= 300;
  const code = body?.error?.code ?? String(status);
  throw new Refusal(isOurs ? status : 502, code, waitIn(retryAfter));
}

/** Seconds or a date. */
function waitIn(retryAfter: string | null): number {
  if (!retryAfter) return 0;
  const seconds = Number(retryAfter);
  const ms = Number.isNaN(seconds) ? Date.parse(retryAfter) - Date.now() : seconds * 1000;
  return Math.max(0, ms || 0);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
