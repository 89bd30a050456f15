// The calls of Direct Line 3.0 to one conversation, with its token.

import type { Letter } from './letter';
import type { Opened } from './open-chat';
import { ask } from './refusal';
import { upload } from './upload';

const BASE = '/v3/directline';
/** Longer than the service takes to store a message, shorter than a merchant waits. */
const LIMIT_MS = 20_000;

export class Calls {
  readonly conversationId: string;
  #token: string;

  constructor({ conversationId, token }: Opened) {
    this.conversationId = conversationId;
    this.#token = token;
  }

  /** @throws Refusal, or another error when it is not known whether the letter arrived */
  async send(
    { activity, files }: Pick<Letter, 'activity' | 'files'>,
    signal?: AbortSignal,
    onProgress: (part: number) => void = () => {},
  ): Promise<void> {
    const path = this.#path(files.length > 0 ? '/upload' : '/activities');
    if (files.length > 0) {
      await upload({ url: path, headers: this.#headers, activity, files, signal, onProgress });
      return;
    }
    await this.#ask(path, { body: JSON.stringify(activity), signal });
  }

  /** The stream of the same conversation from a place in it. */
  async reopen(watermark: string): Promise<Opened> {
    const path = this.#path(`?watermark=${encodeURIComponent(watermark)}`);
    return { ...(await this.#ask<Opened>(path)), resumed: true };
  }

  /** A token that is renewed in time never expires while the page is open. */
  async renewToken(): Promise<void> {
    const { token } = await this.#ask<Opened>(`${BASE}/tokens/refresh`, { body: '{}' });
    this.#token = token;
  }

  #ask<T>(url: string, more: { body?: string; signal?: AbortSignal | undefined } = {}): Promise<T> {
    return ask<T>({ url, headers: this.#headers, limitMs: LIMIT_MS, ...more });
  }

  get #headers(): Record<string, string> {
    return { Authorization: `Bearer ${this.#token}` };
  }

  #path(rest: string): string {
    return `${BASE}/conversations/${encodeURIComponent(this.conversationId)}${rest}`;
  }
}
