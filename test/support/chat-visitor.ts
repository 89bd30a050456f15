// A visitor of our own chat page by plain HTTP: a browser with its cookie, at an address of its own.

import { SignJWT } from 'jose';
import { BareClient } from './direct-line-client';

export interface Opened {
  conversationId: string;
  token: string;
  expires_in: number;
  resumed: boolean;
  streamUrl?: string;
  session?: string;
}

export interface Listed {
  id: string;
  startedAt: string;
  lastAt: string;
  words: string;
  tickets: string[];
}

let visitors = 0;

/** The service must trust one proxy: so that visitors do not share the limit of one address. */
export class Visitor {
  cookie: string | undefined;
  readonly #address = `10.0.${visitors >> 8}.${visitors++ & 255}`;

  constructor(readonly url: string) {}

  call(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      ...init,
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': this.#address,
        ...(this.cookie && { cookie: this.cookie }),
        ...(init.headers as Record<string, string>),
      },
    });
  }

  ask(body: object): Promise<Response> {
    return this.call('/chat/token', { method: 'POST', body: JSON.stringify(body) });
  }

  /** Opens the page, which begins the conversation or goes on with it. */
  async open(body: object = {}): Promise<Opened> {
    const response = await this.ask({ start: true, ...body });
    if (!response.ok) throw new Error(await response.text());
    this.cookie = response.headers.get('set-cookie')?.split(';')[0] ?? this.cookie;
    return (await response.json()) as Opened;
  }

  async say(opened: Opened, text: string): Promise<void> {
    const response = await new BareClient(this.url, opened).send(text);
    if (!response.ok) throw new Error(await response.text());
  }

  /** @param session sent as bearer; without one the cookie speaks */
  list(session?: string): Promise<Response> {
    return this.call('/chat/conversations', { headers: bearer(session) });
  }

  async listed(session?: string): Promise<Listed[]> {
    const response = await this.list(session);
    if (!response.ok) throw new Error(await response.text());
    return ((await response.json()) as { conversations: Listed[] }).conversations;
  }

  read(id: string, session?: string, watermark = ''): Promise<Response> {
    const path = `/chat/conversations/${encodeURIComponent(id)}/activities?watermark=${watermark}`;
    return this.call(path, { headers: bearer(session) });
  }
}

export async function codeOf(response: Response): Promise<[number, string]> {
  const { error } = (await response.json()) as { error: { code: string } };
  return [response.status, error.code];
}

function bearer(session?: string): Record<string, string> {
  return session === undefined ? {} : { authorization: `Bearer ${session}` };
}

/** What the back end of the page around the chat signs. @param now milliseconds since 1970 */
export function identityOf(
  subject: string,
  { secret, now }: { secret: string; now: number },
  claims: Record<string, unknown> = {},
): Promise<string> {
  const exp = Math.floor(now / 1000) + 3600;
  return new SignJWT({ sub: subject, aud: 'thaw-widget', exp, ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(Buffer.from(secret));
}
