// Opens the conversation of this browser, or opens it again: one request for token, greeting and stream.

import { ask } from './refusal';

export interface Opened {
  conversationId: string;
  token: string;
  /** True when the conversation had begun before: its history is replayed. */
  resumed: boolean;
  /** Everything after the watermark comes from it; it must be opened within a minute. */
  streamUrl: string;
  /** For a page in a frame whose cookies are kept from it. */
  session?: string;
}

export interface Opening {
  locale: string;
  watermark?: string;
  fresh?: true;
  embedded?: true;
  session?: string;
  identity?: string;
}

const LIMIT_MS = 15_000;

/** @throws when the service cannot be reached or refuses; the caller tries again later. */
export function openChat(opening: Opening, signal?: AbortSignal): Promise<Opened> {
  const body = JSON.stringify({ ...opening, start: true });
  return ask<Opened>({ url: '/chat/token', body, signal, limitMs: LIMIT_MS });
}
