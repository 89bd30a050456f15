// Starts the identity provider of the tests, and walks through its pages as a browser does.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface TestProvider {
  issuer: string;
  /** What it says of somebody from here on. */
  say(id: string, claims: Record<string, unknown>): Promise<void>;
  stop(): void;
}

const running = new Set<ChildProcess>();

export async function startProvider(env: Record<string, string>): Promise<TestProvider> {
  const child = fork(join(__dirname, 'identity-provider.mts'), {
    env: { PATH: process.env.PATH, NODE_NO_WARNINGS: '1', ...env },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  running.add(child);
  let errors = '';
  child.stderr?.on('data', (chunk) => {
    errors += chunk;
  });
  const [{ issuer }] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error(`the identity provider ended:\n${errors}`);
    }),
  ]);
  return {
    issuer,
    async say(id, claims) {
      const told = once(child, 'message');
      child.send({ id, claims });
      await told;
    },
    stop() {
      child.kill();
      running.delete(child);
    },
  };
}

afterAll(() => {
  for (const child of running) child.kill();
});

/** Signs in at the provider and agrees, or gives up there. @returns the address that it sends the browser back to */
export async function visitProvider(
  start: string,
  login: string,
  { gives = 'consent' as 'consent' | 'up' } = {},
): Promise<string> {
  const { origin } = new URL(start);
  const jar = new Map<string, string>();
  const ask = async (url: string, form?: Record<string, string>) => {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const each of response.headers.getSetCookie()) {
      const [pair = ''] = each.split(';');
      const at = pair.indexOf('=');
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  };
  let url = start;
  for (let steps = 0; steps < 15; steps++) {
    const isForm = /\/interaction\/[^/]+$/.test(url);
    const page = isForm ? await (await ask(url)).text() : '';
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    const response = !prompt
      ? await ask(url)
      : gives === 'up'
        ? await ask(`${url}/abort`)
        : await ask(url, { prompt, login, password: 'anything' });
    const next = response.headers.get('location');
    if (!next) throw new Error(`the provider stopped at ${url}: ${response.status}`);
    url = new URL(next, url).href;
    if (new URL(url).origin !== origin) return url;
  }
  throw new Error('the provider sends the browser round in circles');
}
