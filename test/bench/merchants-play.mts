// Plays merchants with fixed words over Direct Line against a service of its own; tickets come back through a webhook.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Activity, lastWords, textOf, ticketNumberIn } from './merchants-end.mts';
import type { Merchant, Talk, TicketFields } from './merchants-score.mts';

const BURST_MS = 250;
const POLL_MS = 80;
/** The bot has spoken when it is silent for so long after a word of its own, or has said nothing at all for longer. */
const QUIET_MS = 350;
const NO_ANSWER_MS = 2600;
const WELCOME_MS = 900;
const WEBHOOK_MS = 700;
const MOST_LAST_WORDS = 8;

export interface Service {
  url: string;
  /** Fields of the tickets that the webhook brought, by number. */
  tickets: Map<string, TicketFields>;
  stop(): Promise<void>;
}

/** Starts the built service of a checkout with a fresh data folder. */
export async function startService(checkout: string): Promise<Service> {
  const tickets: Service['tickets'] = new Map();
  const receiver = await receive(tickets);
  const folder = await mkdtemp(join(tmpdir(), 'thaw-bench-'));
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    cwd: checkout,
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'error',
      DATA_DIR: folder,
      ALLOW_PRIVATE_TARGETS: 'true',
      TICKET_WEBHOOK_URL: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`,
      TICKET_WEBHOOK_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async () => {
    await end(child);
    receiver.closeAllConnections();
    receiver.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: await addressOf(child), tickets, stop };
}

async function receive(tickets: Service['tickets']): Promise<Server> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      const { type, data } = JSON.parse(body);
      if (type === 'ticket.created') tickets.set(data.number, data.fields);
      response.end('ok');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the service ended with code ${code}`)));
    child.stdout?.on('data', (chunk) => {
      const ready = /is ready: (\S+)/.exec(String(chunk));
      if (ready?.[1]) resolve(ready[1].replace('localhost', '127.0.0.1'));
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await ended;
}

export async function play(service: Service, merchant: Merchant): Promise<Talk> {
  const line = await DirectLine.open(service.url, merchant.locale);
  await line.listen(WELCOME_MS);
  for (const words of merchant.say) {
    const burst = Array.isArray(words) ? words : [words];
    for (const [index, text] of burst.entries()) {
      if (index > 0) await sleep(BURST_MS);
      await line.say(text);
    }
    await line.listen();
  }
  for (let i = 0; i < MOST_LAST_WORDS && ticketNumberIn(line.heard) === undefined; i++) {
    await line.say(lastWords(line.last, merchant.locale));
    await line.listen();
  }
  await sleep(WEBHOOK_MS);
  const { heard, messages, lines } = line;
  return { fields: service.tickets.get(ticketNumberIn(heard) ?? ''), heard, messages, lines };
}

class DirectLine {
  heard = '';
  last: Activity[] = [];
  messages = 0;
  readonly lines: string[] = [];
  readonly #path: string;
  readonly #token: string;
  readonly #locale: string;
  #watermark = '';

  constructor(path: string, token: string, locale: string) {
    this.#path = path;
    this.#token = token;
    this.#locale = locale;
  }

  static async open(url: string, locale: string): Promise<DirectLine> {
    const { token } = await call(`${url}/chat/token`, { body: {} });
    const conversations = `${url}/v3/directline/conversations`;
    const opened = await call(conversations, { body: { locale }, token });
    const path = `${conversations}/${opened.conversationId}/activities`;
    return new DirectLine(path, opened.token ?? token, locale);
  }

  async say(text: string): Promise<void> {
    // Without digits, which could look like a number that has to be cut out.
    const clientActivityID = `c${'x'.repeat(this.messages)}`;
    this.messages += 1;
    this.lines.push(`   > ${text}`);
    const from = { id: 'merchant' };
    await call(this.#path, {
      body: {
        type: 'message',
        from,
        text,
        locale: this.#locale,
        channelData: { clientActivityID },
      },
      token: this.#token,
    });
  }

  /** Until the bot has spoken. */
  async listen(noAnswerMs = NO_ANSWER_MS): Promise<void> {
    const began = Date.now();
    let heardAt: number | undefined;
    this.last = [];
    while (Date.now() - (heardAt ?? began) < (heardAt ? QUIET_MS : noAnswerMs)) {
      const found = await this.#fetch();
      if (found.length > 0) heardAt = Date.now();
      this.last.push(...found);
      await sleep(POLL_MS);
    }
    const texts = this.last.map(textOf);
    this.heard += `${texts.join('\n')}\n`;
    this.lines.push(...texts.map((text) => `   < ${text.replaceAll('\n', ' / ')}`));
  }

  async #fetch(): Promise<Activity[]> {
    const after = this.#watermark && `?watermark=${this.#watermark}`;
    const { activities, watermark } = await call(`${this.#path}${after}`, { token: this.#token });
    if (watermark) this.#watermark = watermark;
    return activities.filter(
      ({ type, from }: { type: string; from?: { role?: string } }) =>
        type === 'message' && from?.role !== 'user',
    );
  }
}

async function call(url: string, { body, token }: { body?: unknown; token?: string }) {
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'content-type': 'application/json',
      origin: new URL(url).origin,
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} was answered ${response.status}: ${text}`);
  return text ? JSON.parse(text) : {};
}
