// Several processes of the service on one database, and a client whose requests and sockets go round robin over them.

import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from './direct-line-client';
import { type Service, startService } from './service';

/** What a balancer knows: which processes there are, and whose turn it is. */
export class Fleet {
  readonly counts = { requests: 0, refused: 0, cut: 0, sockets: 0, failed: [] as string[] };
  #turn = 0;

  private constructor(
    readonly services: Service[],
    readonly folder: string,
  ) {}

  static async start(size: number, folder: string): Promise<Fleet> {
    const services = [];
    for (let i = 0; i < size; i++) services.push(await startService({ DATA_DIR: folder }));
    return new Fleet(services, folder);
  }

  next(): Service {
    return this.services[this.#turn++ % this.services.length] as Service;
  }

  /** A new process stands where another one stood, and is asked once it is ready. */
  async replace(old: Service): Promise<void> {
    const fresh = await startService({ DATA_DIR: this.folder });
    await until(async () => (await fetch(`${fresh.url}/readyz`)).ok || undefined);
    this.services[this.services.indexOf(old)] = fresh;
  }

  async end(): Promise<void> {
    await Promise.all(this.services.map((service) => service.end()));
  }

  /** Each try goes to another process, on a new connection; whoever sends must make sure that it counts once. */
  async ask(method: string, path: string, { token, body }: Asked = {}): Promise<Answer> {
    this.counts.requests += 1;
    for (let tries = 1; ; tries++) {
      try {
        const service = this.next();
        const answer = await once(`${service.url}${path}`, method, { token, body });
        // Asked to come later, as pages do.
        if (answer.status === 429 && tries <= 20) {
          await pause(300);
          continue;
        }
        if (answer.status >= 400) {
          const { text, status } = answer;
          this.counts.failed.push(`${status} ${method} ${path}: ${text} ${service.errors()}`);
        }
        return answer;
      } catch (err) {
        if (tries > 20) throw err;
        if ((err as { code?: string }).code === 'ECONNREFUSED') this.counts.refused += 1;
        else this.counts.cut += 1;
      }
    }
  }
}

interface Asked {
  token?: string | undefined;
  body?: unknown;
}

interface Answer {
  status: number;
  text: string;
}

function once(url: string, method: string, { token, body }: Asked): Promise<Answer> {
  return new Promise((done, fail) => {
    const headers = {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    };
    const sent = request(url, { method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => done({ status: response.statusCode ?? 0, text }));
      response.on('error', fail);
    });
    sent.on('error', fail);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

interface Received {
  id: string;
  text: string;
  replyToId?: string;
  from: { role: string };
  at: number;
}

/** Posts each message to another process than the one before, and reads by a socket on yet another one. */
export class Wanderer {
  readonly received: Received[] = [];
  readonly acknowledged: { id: string; text: string; at: number }[] = [];
  /** What came a second time by the socket, although it had been seen. */
  readonly repeated: string[] = [];
  #watermark = '';
  #socket: WebSocket | undefined;
  #ended = false;

  private constructor(
    readonly fleet: Fleet,
    readonly conversationId: string,
    readonly token: string,
  ) {}

  static async start(fleet: Fleet, locale = 'en-US'): Promise<Wanderer> {
    const { text } = await fleet.ask('POST', '/chat/token', { body: { locale } });
    const { conversationId, token } = JSON.parse(text);
    await fleet.ask('POST', '/v3/directline/conversations', { token, body: { locale } });
    const client = new Wanderer(fleet, conversationId, token);
    await client.#listen();
    await client.hear(() => client.received.find(({ from }) => from.role === 'bot'));
    return client;
  }

  get #path(): string {
    return `/v3/directline/conversations/${this.conversationId}`;
  }

  /** The text, which is never sent twice on purpose, is its id: sent again after a broken connection, it counts once. */
  async send(text: string): Promise<{ id: string; took: number }> {
    const began = performance.now();
    const channelData = { clientActivityID: text };
    const body = { type: 'message', text, channelData };
    const answer = await this.fleet.ask('POST', `${this.#path}/activities`, {
      token: this.token,
      body,
    });
    if (answer.status >= 300) throw new Error(this.fleet.counts.failed.join('\n'));
    const { id } = JSON.parse(answer.text) as { id: string };
    const at = performance.now();
    this.acknowledged.push({ id, text, at });
    return { id, took: at - began };
  }

  hear<T>(find: () => T | undefined, timeoutMs = 30_000): Promise<T> {
    const shown = () => `heard only:\n${this.received.map(({ text }) => text).join('\n')}`;
    return until(find, timeoutMs, shown);
  }

  /** Sends and waits for the bot's reply to it. */
  async talk(text: string): Promise<Received> {
    const { id } = await this.send(text);
    return this.hear(() => this.received.find(({ replyToId }) => replyToId === id));
  }

  end(): void {
    this.#ended = true;
    this.#socket?.close();
  }

  /** What the page does: asks any process for an address and opens it at any other. */
  async #listen(): Promise<void> {
    const { fleet, token } = this;
    const { text } = await fleet.ask('GET', `${this.#path}?watermark=${this.#watermark}`, {
      token,
    });
    const address = new URL((JSON.parse(text) as { streamUrl: string }).streamUrl);
    address.host = new URL(fleet.next().url).host;
    fleet.counts.sockets += 1;
    const socket = new WebSocket(address);
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#take(String(data)));
    socket.addEventListener('error', () => {});
    socket.addEventListener('close', () => {
      if (!this.#ended) void this.#listen().catch((err) => fleet.counts.failed.push(String(err)));
    });
  }

  #take(data: string): void {
    if (data === '') return;
    const { activities, watermark } = JSON.parse(data);
    this.#watermark = watermark;
    for (const activity of activities as Received[]) {
      if (this.received.some(({ id }) => id === activity.id)) this.repeated.push(activity.id);
      this.received.push({ ...activity, text: activity.text ?? '', at: performance.now() });
    }
  }
}
