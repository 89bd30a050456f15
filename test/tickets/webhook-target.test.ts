import { randomBytes } from 'node:crypto';
import type { LookupAddress } from 'node:dns';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { isPublicAddress } from '../../src/public-address';
import { PrivateTarget, publicLookup } from '../../src/tickets/public-agent';
import { postWebhook } from '../../src/tickets/webhook';
import { type Receiver, startReceiver } from '../support/receiver';

const secret = `whsec_${randomBytes(24).toString('base64')}`;
const event = { id: 'msg_1', body: '{}' };
const NOW = new Date('2026-11-20T02:00:00Z');

/** Listens on every address of this machine and counts who comes. */
let listener: Server;
let port: number;
let connections: number;
beforeEach(async () => {
  connections = 0;
  listener = createServer((socket) => {
    connections++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => listener.listen(0, '::', resolve));
  ({ port } = listener.address() as AddressInfo);
});
afterEach(async () => {
  await new Promise((resolve) => listener.close(resolve));
});

const post = (url: string, allowPrivate = false) =>
  postWebhook({ url, secret, allowPrivate }, event, NOW);

describe('without ALLOW_PRIVATE_TARGETS', () => {
  it.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f.1',
    '0x7f000001',
    '0177.0.0.1',
    '017700000001',
    '127.0.0.1.',
    '１２７.0.0.1',
    '127。0。0。1',
    '0',
    '0.0.0.0',
    'localhost',
    'LOCALHOST',
    '[::1]',
    '[::]',
    '[0:0:0:0:0:0:0:1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::7f00:1]',
    '[2002:7f00:1::]',
    '[2001:0:7f00:1::]',
    '[fe80::1]',
    '[fc00::1]',
    '169.254.169.254',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.0.1',
    '100.64.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
  ])('refuses %s and connects to nothing', async (host) => {
    for (const scheme of ['https', 'http']) {
      expect(await post(`${scheme}://${host}:${port}/hook`)).toEqual({
        kind: 'retry',
        error: expect.stringContaining('ALLOW_PRIVATE_TARGETS'),
      });
    }
    expect(connections).toBe(0);
  });

  it('refuses plain http to a public address, too', async () => {
    expect(await post('http://1.1.1.1/hook')).toMatchObject({
      kind: 'retry',
      error: expect.stringContaining('https'),
    });
  });

  it.each([{ all: true }, { all: false }])(
    'refuses a name that leads home, asked for %j',
    async (options) => {
      const fault = await new Promise((resolve) => publicLookup('localhost', options, resolve));
      expect(fault).toBeInstanceOf(PrivateTarget);
      expect(String(fault)).toMatch(/localhost \((127\.0\.0\.1|::1)\).*ALLOW_PRIVATE_TARGETS=true/);
    },
  );

  it('answers a lookup of a public address in both forms that Node asks for', async () => {
    const ask = (all: boolean) =>
      new Promise<unknown[]>((resolve) =>
        publicLookup('1.1.1.1', { all }, (...answer) => resolve(answer)),
      );
    const [fault, addresses] = await ask(true);
    expect([fault, addresses]).toEqual([
      null,
      [{ address: '1.1.1.1', family: 4 } satisfies LookupAddress],
    ]);
    expect(await ask(false)).toEqual([null, '1.1.1.1', 4]);
  });
});

it.each(['1.1.1.1', '8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8'])(
  'knows %s as public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

it.each([
  '',
  'localhost',
  '192.0.2.1',
  '203.0.113.1',
  '2001:db8::1',
  '::8.8.8.8',
  '64:ff9b::808:808',
  '2002:808:808::',
  'fec0::1',
  '5f00::1',
])('does not take "%s" for public', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

describe('a receiver that is allowed', () => {
  let receiver: Receiver;
  beforeEach(async () => {
    receiver = await startReceiver();
  });
  afterEach(() => receiver.close());

  it.each([301, 302, 303, 307, 308])('is not followed elsewhere by %i', async (status) => {
    receiver.answers = [{ status, headers: { location: `http://127.0.0.1:${port}/secret` } }];
    expect(await post(receiver.url, true)).toEqual({
      kind: 'retry',
      error: `the receiver answered ${status}`,
    });
    expect(connections).toBe(0);
    expect(receiver.received).toHaveLength(1);
  });

  it('is reached over plain http', async () => {
    expect(await post(receiver.url, true)).toEqual({ kind: 'delivered' });
  });
});

describe('a receiver that does not end', () => {
  let server: Server;
  let begun: number;
  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
  });
  async function serve(answer: (write: (text: string) => void) => void): Promise<string> {
    server = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => answer((text) => socket.writable && socket.write(text)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    begun = performance.now();
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }
  const limited = (url: string) =>
    postWebhook({ url, secret, allowPrivate: true, timeoutMs: 300 }, event, NOW);

  it('is given up when it says nothing', async () => {
    const url = await serve(() => {});
    expect(await limited(url)).toEqual({ kind: 'retry', error: 'no answer within 0.3 s' });
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  it('is not read to the end when it answers with an endless body', async () => {
    let written = 0;
    const chunk = 'x'.repeat(64 * 1024);
    const url = await serve((write) => {
      write('HTTP/1.1 200 OK\r\ncontent-length: 100000000000\r\n\r\n');
      const timer = setInterval(() => {
        write(chunk);
        written += chunk.length;
      }, 1);
      setTimeout(() => clearInterval(timer), 400);
    });
    expect(await limited(url)).toEqual({ kind: 'delivered' });
    expect(performance.now() - begun).toBeLessThan(2000);
    expect(written).toBeLessThan(4 * 1024 * 1024);
  });

  it('has delivered when its status is there and its body drips', async () => {
    const url = await serve((write) => write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nx'));
    expect(await limited(url)).toEqual({ kind: 'delivered' });
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
