// What a failed call of the connector means for the message that it carried.

export interface Fault {
  /** Of the connector's answer. */
  status?: number | undefined;
  meaning: 'not-arrived' | 'left' | 'refused' | 'unclear';
  text: string;
  retryAfterMs?: number;
}

/** The connection was never made. */
const UNCONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);
/** Turned away before it was read: the token (401), the pace (429). */
const TURNED_AWAY = new Set([401, 429]);
/** Teams answers these while it may have taken the message: a conflict, a gateway that lost its patience. */
const UNCLEAR = new Set([408, 412]);
/** The bot is no longer in the conversation, or its person has blocked it. */
const LEFT =
  /BotDisabledByUser|MessageWritesBlocked|BotNotInConversationRoster|ForbiddenOperation|ConversationNotFound|Conversation not found/i;
const LONGEST = 500;

interface SdkError {
  /** Of the connector; the sign-in has `status`. */
  statusCode?: number;
  code?: string;
  message?: string;
  error_description?: string;
  cause?: { code?: string; message?: string };
  response?: { bodyAsText?: string | null; headers?: { get(name: string): string | undefined } };
}

export function faultOf(err: unknown): Fault {
  const { statusCode: status, code, cause, response, ...error } = err as SdkError;
  const body = response?.bodyAsText ?? '';
  const { message } = err as SdkError;
  const reason = error.error_description ?? (body || message || String(err));
  const text = `${status ?? code ?? cause?.code ?? ''} ${reason}`.trim().slice(0, LONGEST);
  const seconds = Number(response?.headers?.get('retry-after'));
  return {
    status,
    meaning: meaningOf(status, { code: code ?? cause?.code, body }),
    text,
    ...(seconds > 0 && { retryAfterMs: seconds * 1000 }),
  };
}

function meaningOf(
  status: number | undefined,
  { code, body }: { code: string | undefined; body: string },
): Fault['meaning'] {
  if (status === undefined) return UNCONNECTED.has(code ?? '') ? 'not-arrived' : 'unclear';
  if (TURNED_AWAY.has(status)) return 'not-arrived';
  if (UNCLEAR.has(status) || status >= 500) return 'unclear';
  return (status === 403 || status === 404) && LEFT.test(body) ? 'left' : 'refused';
}
