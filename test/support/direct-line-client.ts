// The official Direct Line client in Node, and a bare one that speaks HTTP.

import { setTimeout as pause } from 'node:timers/promises';
import type { Activity, DirectLine, Message } from 'botframework-directlinejs';

Object.assign(globalThis, { XMLHttpRequest: require('xhr2') });

const LIBRARIES = {
  '0.15.8': 'botframework-directlinejs',
  // The one in Web Chat.
  '0.15.5': 'botframework-directlinejs-0.15.5',
};
export type ClientVersion = keyof typeof LIBRARIES;

export interface Started {
  conversationId: string;
  token: string;
}

/** A token for a new conversation, as our own chat page gets it. */
export async function chatToken(url: string): Promise<Started> {
  const response = await fetch(`${url}/chat/token`, { method: 'POST' });
  if (!response.ok) throw new Error(`POST /chat/token answered ${response.status}`);
  return (await response.json()) as Started;
}

export class OfficialClient {
  readonly line: DirectLine;
  readonly received: Activity[] = [];
  readonly sockets: WebSocket[] = [];

  constructor(url: string, token: string, version: ClientVersion = '0.15.8') {
    // Asks by the XMLHttpRequest above.
    const { DirectLine: Line } = jest.requireActual<typeof import('botframework-directlinejs')>(
      LIBRARIES[version],
    );
    const { sockets } = this;
    // The client's own seam for its services: the sockets are kept so that a test can cut them.
    class KeptSocket extends WebSocket {
      constructor(address: string) {
        super(address);
        sockets.push(this);
      }
    }
    const options = {
      domain: `${url}/v3/directline`,
      token,
      WebSocket: KeptSocket,
      random: () => 0,
      conversationStartProperties: { locale: 'en-US' },
    };
    this.line = new Line(options as never);
    this.line.activity$.subscribe({
      next: (activity) => this.received.push(activity),
      // end() ends the stream with an error.
      error: () => {},
    });
  }

  /** @returns the id that the service gave */
  send(text: string): Promise<string> {
    const activity = {
      type: 'message',
      text,
      from: { id: 'me' },
      channelData: { clientActivityID: text },
    };
    return new Promise((resolve, reject) => {
      this.line.postActivity(activity as Activity).subscribe({ next: resolve, error: reject });
    });
  }

  messages(role: 'user' | 'bot'): Message[] {
    return this.received.filter((a): a is Message => a.type === 'message' && a.from.role === role);
  }

  /** The first message of the bot that fits, waiting for it. */
  hear(pattern: RegExp, timeoutMs = 60_000): Promise<Message> {
    return until(
      () => this.messages('bot').find((m) => pattern.test(spoken(m))),
      timeoutMs,
      () => `heard only:\n${this.messages('bot').map(spoken).join('\n')}`,
    );
  }

  end(): void {
    this.line.end();
  }
}

function spoken(message: Message): string {
  const summary = (message as { summary?: string }).summary ?? '';
  return `${message.text ?? ''} ${summary}`;
}

/** Asks again and again until there is an answer; bounded. */
export async function until<T>(
  ask: () => T | undefined | Promise<T | undefined>,
  timeoutMs = 60_000,
  describe: () => string = () => 'nothing came',
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`waited ${timeoutMs} ms: ${describe()}`);
    await pause(20);
  }
}

/** Direct Line by plain HTTP. */
export class BareClient {
  constructor(
    readonly url: string,
    readonly grant: Started,
  ) {}

  static async start(url: string): Promise<BareClient> {
    const client = new BareClient(url, await chatToken(url));
    await client.call('POST', '/conversations', {});
    return client;
  }

  call(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.url}/v3/directline${path}`, {
      method,
      headers: { authorization: `Bearer ${this.grant.token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  send(text: string): Promise<Response> {
    const path = `/conversations/${this.grant.conversationId}/activities`;
    return this.call('POST', path, { type: 'message', text });
  }

  async read(watermark = ''): Promise<{ activities: Message[]; watermark: string }> {
    const path = `/conversations/${this.grant.conversationId}/activities?watermark=${watermark}`;
    return (await this.call('GET', path)).json() as never;
  }
}
