// Requests to the service, and its answers that are none of success: status, code and how long to wait.

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

/** Browsers refuse to keep more than 64 kB alive; a character takes up to three bytes. */
const MOST_KEPT_ALIVE = 16_000;

export interface Request {
  url: string;
  headers?: Record<string, string>;
  /** A body makes it a POST. */
  body?: string | FormData;
  signal?: AbortSignal | undefined;
  limitMs: number;
}

/** @throws Refusal, or whatever `fetch` throws when the service was not reached in time */
export async function ask<T>({ url, headers = {}, body, signal, limitMs }: Request): Promise<T> {
  const abort = new AbortController();
  const give = () => abort.abort();
  const limit = setTimeout(give, limitMs);
  signal?.addEventListener('abort', give);
  if (signal?.aborted) give();
  try {
    const isText = typeof body === 'string';
    const response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: isText ? { ...headers, 'Content-Type': 'application/json' } : headers,
      signal: abort.signal,
      ...(body !== undefined && { body }),
      // What was written last goes out even if the page is closed at once.
      ...(isText && body.length <= MOST_KEPT_ALIVE && { keepalive: true }),
    });
    const text = await response.text();
    return readAnswer<T>(response.status, text, response.headers.get('Retry-After'));
  } finally {
    clearTimeout(limit);
    signal?.removeEventListener('abort', give);
  }
}

/** @throws Refusal */
export function readAnswer<T>(status: number, text: string, retryAfter: string | null): T {
  const body = parsed(text) as { error?: { code?: string } } | undefined;
  const isSuccess = status >= 200 && status < 300;
  if (isSuccess && body) return body as T;
  // A success without its JSON is no word of ours, but of something in between: the sign-in page of a hotel.
  throw new Refusal(
    isSuccess ? 502 : status,
    body?.error?.code ?? String(status),
    waitIn(retryAfter),
  );
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
