// Ports for addresses that two parts must know of each other before either listens.

import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below those that the system gives to whoever asks for any (32768 and up on Linux), so that nobody is given one meanwhile. */
const FIRST = 20_000;
const EACH_WORKER = 200;

let next = FIRST + Number(process.env.JEST_WORKER_ID ?? 0) * EACH_WORKER;

export async function freePort(): Promise<number> {
  for (;;) {
    const port = next++;
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
