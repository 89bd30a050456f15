// A browser at the staff desk: keeps its cookie and sends the proof that a page of the desk calls.

import type { SessionView } from '../../src/desk/views';
import type { TestApp } from './app';

export const PASSWORD = 'four calm otters swim';

export interface Answer<T> {
  status: number;
  body: T;
  headers: Headers;
}

// biome-ignore lint/suspicious/noExplicitAny: tests read the answers of every route and say themselves what they expect.
type Anything = any;

export class DeskClient {
  cookie = '';
  csrf = '';
  session: SessionView | undefined;
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** @param headers override those that a page of the desk sends */
  async call<T = Anything>(
    method: string,
    path: string,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer<T>> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(this.cookie && { cookie: this.cookie }),
        ...(this.csrf && method !== 'GET' && { 'x-thaw-csrf': this.csrf }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    this.#keep(response.headers.getSetCookie());
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    const read = isJson ? JSON.parse(text) : text;
    return { status: response.status, body: read as T, headers: response.headers };
  }

  get<T = Anything>(path: string) {
    return this.call<T>('GET', path);
  }

  post<T = Anything>(path: string, body: unknown = {}) {
    return this.call<T>('POST', path, { body });
  }

  patch<T = Anything>(path: string, body: unknown) {
    return this.call<T>('PATCH', path, { body });
  }

  async signIn(login: string, password = PASSWORD) {
    return this.#welcome(await this.post('/api/desk/sign-in', { login, password }));
  }

  /** @param link as `kb staff add` and the desk give it */
  async setUp(link: string, more: Record<string, string> = {}, password = PASSWORD) {
    const secret = link.slice(link.indexOf('#') + 1);
    return this.#welcome(await this.post('/api/desk/setup', { secret, password, ...more }));
  }

  #welcome(answer: Answer<SessionView>): Answer<Anything> {
    if (answer.status === 200) {
      this.session = answer.body;
      this.csrf = answer.body.csrf;
    }
    return answer;
  }

  /** As a browser: `Max-Age=0` removes. Attributes are looked at by the tests of cookies. */
  #keep(cookies: string[]): void {
    const kept = new Map(this.cookie ? this.cookie.split('; ').map((each) => split(each)) : []);
    for (const each of cookies) {
      const [name, value] = split(each.split(';')[0] as string);
      if (/;\s*Max-Age=0(;|$)/i.test(each)) kept.delete(name);
      else kept.set(name, value);
    }
    this.cookie = [...kept].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

function split(cookie: string): [string, string] {
  const at = cookie.indexOf('=');
  return [cookie.slice(0, at), cookie.slice(at + 1)];
}

/** The first account, made with the link that the service prints. */
export async function firstAdmin(app: TestApp, login = 'wang.li'): Promise<DeskClient> {
  const client = new DeskClient(app.url);
  const answer = await client.setUp(app.setUpLink ?? '', { login, name: '王丽' });
  expect(answer.status).toBe(200);
  return client;
}

/** Another account, set up and signed in. */
export async function addColleague(
  admin: DeskClient,
  login: string,
  role: 'agent' | 'maintainer' | 'admin' = 'agent',
): Promise<DeskClient> {
  const added = await admin.post('/api/desk/staff', { login, name: login, role, language: 'en' });
  expect(added.status).toBe(201);
  const client = new DeskClient(admin.url);
  expect((await client.setUp(added.body.link)).status).toBe(200);
  return client;
}
