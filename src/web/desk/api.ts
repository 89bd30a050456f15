// Calls to /api/desk: JSON there and back, failures as one error class whose code picks the wording.

/** What went wrong: a code of the service's errors table, or `Offline` when nothing came back. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly retryAfterS: number;

  constructor(code: string, message: string, answer: { status: number; retryAfterS?: number }) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = answer.status;
    this.retryAfterS = answer.retryAfterS ?? 0;
  }
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof ApiError && error.code === code;
}

interface ErrorBody {
  error?: { code?: string; message?: string };
}

/** Browsers refuse to keep more than 64 kB alive; a character takes up to three bytes. */
const MOST_KEPT_ALIVE = 16_000;

let csrf = '';
let onSignedOut = () => {};

/** The proof that goes along with every call that changes something. */
export function setCsrf(token: string): void {
  csrf = token;
}

/** Called when the service says that nobody is signed in any more. */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

export const get = <T>(path: string) => call<T>('GET', path);
export const post = <T>(path: string, body: object = {}) => call<T>('POST', path, body);
/** Goes out even when the page is being left; for little things. */
export const postAtLast = (path: string, body: object) => call<void>('POST', path, body, true);
export const patch = <T>(path: string, body: object) => call<T>('PATCH', path, body);
export const remove = <T>(path: string) => call<T>('DELETE', path);
export const removeAtLast = (path: string) => call<void>('DELETE', path, undefined, true);

/** @throws ApiError */
async function call<T>(method: string, path: string, body?: object, isLast = false): Promise<T> {
  const headers: Record<string, string> = {};
  if (method !== 'GET') headers['x-thaw-csrf'] = csrf;
  const isForm = body instanceof FormData;
  // The browser itself names the boundary of a form.
  if (body && !isForm) headers['content-type'] = 'application/json';
  const sent = isForm ? body : body ? JSON.stringify(body) : null;
  const response = await fetch(`/api/desk${path}`, {
    method,
    headers,
    body: sent,
    keepalive: isLast && !isForm && String(sent ?? '').length <= MOST_KEPT_ALIVE,
  }).catch(() => {
    throw new ApiError('Offline', '', { status: 0 });
  });
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  throw await failureOf(response);
}

async function failureOf(response: Response): Promise<ApiError> {
  const { error = {} } = ((await response.json().catch(() => ({}))) ?? {}) as ErrorBody;
  const { code = 'InternalError', message = '' } = error;
  if (code === 'SessionMissing') onSignedOut();
  const retryAfterS = Number(response.headers.get('retry-after')) || 0;
  return new ApiError(code, message, { status: response.status, retryAfterS });
}
