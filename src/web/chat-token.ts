// Asks our own server for a token; a cookie tells it which conversation this browser has.

export interface ChatToken {
  conversationId: string;
  token: string;
  /** True when the conversation has begun and its history can be replayed. */
  resumed: boolean;
}

const TIMEOUT_MS = 15_000;

/** @throws when the server cannot be reached or refuses; the caller tries again later. */
export async function fetchToken(body: { locale: string; fresh?: true }): Promise<ChatToken> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  try {
    const response = await fetch('/chat/token', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: abort.signal,
    });
    if (!response.ok) throw new Error(`POST /chat/token answered ${response.status}`);
    return (await response.json()) as ChatToken;
  } finally {
    clearTimeout(timer);
  }
}
