// Idle sockets of the chat on one process, and the memory that each takes.

import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import WebSocket from 'ws';
import type { Running } from './service.mts';

const SETTLED_MS = 8000;
const AT_A_TIME = 16;

export interface Sockets {
  open: number;
  /** MB of the whole process. */
  memory: number;
}

/** @param counts how many are open when the memory is looked at, rising */
export async function measureSockets(service: Running, counts: number[]): Promise<Sockets[]> {
  const sockets: WebSocket[] = [];
  const found: Sockets[] = [];
  for (const count of counts) {
    let left = count - sockets.length;
    await Promise.all(
      Array.from({ length: AT_A_TIME }, async () => {
        while (left-- > 0) sockets.push(await openSocket(service.url));
      }),
    );
    await pause(SETTLED_MS);
    const open = sockets.filter(({ readyState }) => readyState === WebSocket.OPEN).length;
    found.push({ open, memory: await memoryOf(service) });
  }
  for (const socket of sockets) socket.terminate();
  return found;
}

/** Of a new conversation; resolves when the bot has greeted in it. */
async function openSocket(url: string): Promise<WebSocket> {
  const { token } = await post(`${url}/chat/token`, {});
  const started = await post(`${url}/v3/directline/conversations`, {
    authorization: `Bearer ${token}`,
  });
  const socket = new WebSocket(String(started.streamUrl).replace('localhost', '127.0.0.1'));
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', () => resolve());
  });
  return socket;
}

/** Each request comes from an address of its own, as one address may not ask so often. */
let asked = 0;

async function post(url: string, headers: Record<string, string>) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': `10.0.${asked >> 8}.${asked++ & 255}`,
      ...headers,
    },
    body: '{"locale":"en"}',
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return (await answer.json()) as Record<string, unknown>;
}

async function memoryOf({ child }: Running): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s*(\d+)/.exec(status)?.[1]) / 1024;
}
