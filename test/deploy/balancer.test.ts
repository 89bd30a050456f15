import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { WebSocket, WebSocketServer } from 'ws';
import { freePort } from '../support/free-port';
import { temporaryFolder } from '../support/temporary-folder';
import { withTool } from './tool';

const CONFIG = resolve(__dirname, '../../deploy/haproxy.cfg');
const PATIENCE_MS = 8000;

let upstreams: Upstream[];
let dropped: string[];
let balancer: ChildProcess;
let url: string;

afterEach(async () => {
  balancer?.kill();
  for (const upstream of upstreams) await upstream.stop();
});

describe('the balancer', () => {
  withTool(
    'haproxy',
    'hands requests to every process that is ready, and to no other',
    async () => {
      await start();
      expect(await whoAnswers(30)).toEqual(['a', 'b', 'c']);
      upstreams[1]?.setReady(false);
      await until(async () => !(await whoAnswers(9)).includes('b'));
      upstreams[1]?.setReady(true);
      await until(async () => (await whoAnswers(9)).includes('b'));
    },
  );

  withTool('haproxy', 'lets no client see that a process is replaced', async () => {
    await start();
    await upstreams[0]?.stop();
    const statuses = await Promise.all(
      Array.from({ length: 30 }, () => fetch(`${url}/who`, { method: 'POST', body: '{}' })),
    );
    expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await whoAnswers(10)).toEqual(['b', 'c']);
  });

  withTool(
    'haproxy',
    'sends again what was dropped, but nothing that may have counted',
    async () => {
      await start();
      expect((await fetch(`${url}/dropped`)).status).toBe(200);
      expect(dropped).toHaveLength(2);
      dropped = [];
      const refused = await fetch(`${url}/dropped`, { method: 'POST', body: '{}' }).catch(
        () => null,
      );
      expect(refused?.ok).not.toBe(true);
      expect(dropped).toHaveLength(1);
    },
  );

  withTool(
    'haproxy',
    'lets web sockets and event streams through as they are written',
    async () => {
      await start();
      const socket = new WebSocket(
        `${url.replace('http', 'ws')}/v3/directline/conversations/1/stream`,
      );
      await once(socket, 'open');
      socket.send('你好');
      expect(String((await once(socket, 'message'))[0])).toBe('你好');
      socket.terminate();

      const { body } = await fetch(`${url}/api/desk/events`);
      const reader = body?.getReader();
      // The stream stays open: what is kept back here would never come.
      const first = await reader?.read();
      expect(Buffer.from(first?.value ?? []).toString()).toBe('data: first\n\n');
      await reader?.cancel();
    },
  );

  withTool('haproxy', 'tells the process who asks, and believes nobody else', async () => {
    await start();
    const headers = { 'X-Forwarded-For': '203.0.113.9' };
    const answer = await fetch(`${url}/who`, { headers });
    expect(answer.headers.get('x-was-for')).toBe('127.0.0.1');
  });

  withTool('haproxy', 'keeps to itself what is for those who run the service', async () => {
    await start();
    for (const path of ['/metrics', '//metrics/', '/%6detrics', '/readyz'])
      expect((await fetch(url + path)).status).toBe(404);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
});

class Upstream {
  private isReady = true;
  private readonly sockets = new WebSocketServer({ noServer: true });
  private readonly server: Server;

  constructor(private readonly name: string) {
    this.server = createServer((req, res) => this.answer(req, res));
    this.server.on('upgrade', (req, socket, head) =>
      this.sockets.handleUpgrade(req, socket, head, (opened) =>
        opened.on('message', (text) => opened.send(String(text))),
      ),
    );
  }

  async start(): Promise<number> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  setReady(isReady: boolean): void {
    this.isReady = isReady;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(req: IncomingMessage, res: ServerResponse): void {
    res.setHeader('X-Was-For', String(req.headers['x-forwarded-for']));
    if (req.url === '/dropped' && dropped.push(this.name) === 1) req.socket.destroy();
    // Once restify was loaded in this process, writeHead gives back nothing.
    else if (req.url === '/readyz') {
      res.writeHead(this.isReady ? 200 : 503);
      res.end();
    } else if (req.url === '/api/desk/events') {
      res.writeHead(200, { 'Content-Type': 'text/event-stream' });
      res.write('data: first\n\n');
    } else res.end(this.name);
  }
}

/** The real configuration, but for addresses. */
async function start(): Promise<void> {
  dropped = [];
  upstreams = ['a', 'b', 'c'].map((name) => new Upstream(name));
  const [a, b, c] = await Promise.all(upstreams.map((upstream) => upstream.start()));
  const port = await freePort();
  const config = readFileSync(CONFIG, 'utf8')
    .replace('bind :8080', `bind 127.0.0.1:${port}`)
    .replace(' thaw-1:3978', ` 127.0.0.1:${a}`)
    .replace(' thaw-2:3978', ` 127.0.0.1:${b}`)
    .replace(' thaw-3:3978', ` 127.0.0.1:${c}`);
  const file = join(temporaryFolder(), 'haproxy.cfg');
  writeFileSync(file, config);
  url = `http://127.0.0.1:${port}`;
  balancer = spawn('haproxy', ['-db', '-f', file], { stdio: 'ignore' });
  await until(async () => (await fetch(`${url}/who`)).ok);
}

async function whoAnswers(times: number): Promise<string[]> {
  const answers = Array.from({ length: times }, async () => (await fetch(`${url}/who`)).text());
  return [...new Set(await Promise.all(answers))].sort();
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const last = Date.now() + PATIENCE_MS;
  while (!(await isSo().catch(() => false))) {
    if (Date.now() > last) throw new Error('It never became so.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
