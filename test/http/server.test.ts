// Requests that no honest client sends, against the service as an operator runs it.

import { once } from 'node:events';
import { connect } from 'node:net';
import { chatToken } from '../support/direct-line-client';
import { type Service, startService } from '../support/service';
import { temporaryFolder } from '../support/temporary-folder';

let service: Service;
beforeAll(async () => {
  service = await startService({ DATA_DIR: temporaryFolder(), LOG_LEVEL: 'error' });
});
afterEach(async () => {
  expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
  expect(service.errors()).toBe('');
});

const UPGRADE = 'Connection: Upgrade\r\nUpgrade: websocket';

/** @returns the status line of the answer */
async function ask(target: string, ...headers: string[]): Promise<string> {
  const socket = connect(service.port, '127.0.0.1');
  socket.write(`GET ${target} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  await once(socket, 'close');
  return answer.split('\r\n')[0] as string;
}

it.each([
  ['a Host with an impossible port', '/healthz', 'Host: localhost:99999'],
  ['a Host that is no host', '/chat/token', 'Host: a b'],
  ['a target with an impossible port', 'http://localhost:99999/healthz', 'Host: localhost'],
])('refuses %s and lives on', async (_what, target, host) => {
  expect(await ask(target, host, 'Connection: close')).toMatch(/^HTTP\/1\.1 400 /);
  expect(await ask(target, host, UPGRADE)).toMatch(/^HTTP\/1\.1 400 /);
});

it.each(['/', '/widget.js', '/assets/none', '/metrics'])(
  'refuses a web socket at %s and lives on',
  async (path) => {
    expect(await ask(path, 'Host: localhost', UPGRADE)).toMatch(/^HTTP\/1\.1 426 /);
  },
);

it('survives clients that vanish while they ask for a web socket', async () => {
  const { conversationId } = await chatToken(service.url);
  const path = `/v3/directline/conversations/${conversationId}/stream?t=x`;
  for (let i = 0; i < 100; i++) {
    const socket = connect(service.port, '127.0.0.1');
    socket.on('error', () => {});
    const sent = new Promise((resolve) => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n${UPGRADE}\r\n\r\n`, resolve);
    });
    await sent;
    for (let round = 0; round < i % 10; round++) await new Promise(setImmediate);
    socket.resetAndDestroy();
  }
});
