// The start and the end of the service as a process.

import { once } from 'node:events';
import { connect } from 'node:net';
import { BareClient } from './support/direct-line-client';
import { startService } from './support/service';
import { temporaryFolder } from './support/temporary-folder';

it('prints below its address the link for the first staff account', async () => {
  const DATA_DIR = temporaryFolder();
  const service = await startService({ DATA_DIR });
  const link = /^Staff desk: .* (http:\S+)$/m.exec(service.output())?.[1] ?? '';
  expect(link.startsWith(`${service.url}/desk/setup#`)).toBe(true);
  expect(service.errors()).not.toContain(link.split('#')[1]);
  await service.end();
});

it('ends in good order though a client with an open stream answers nothing', async () => {
  const service = await startService({ DATA_DIR: temporaryFolder() });
  const client = await BareClient.start(service.url);
  const answer = await client.call('GET', `/conversations/${client.grant.conversationId}`);
  const { pathname, search } = new URL(((await answer.json()) as { streamUrl: string }).streamUrl);
  const socket = connect(service.port, '127.0.0.1');
  const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13';
  socket.write(
    `GET ${pathname}${search} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${key}\r\n\r\n`,
  );
  await once(socket, 'data');
  socket.pause();
  expect(await service.end()).toBe(0);
}, 240_000);
