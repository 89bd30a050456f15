import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { createServer, type Server } from 'restify';
import { registerPages } from '../../src/http/pages';
import { temporaryFolder } from '../support/temporary-folder';

const SCRIPT = 'console.log("chat")';

let server: Server;

beforeEach(() => start([]));
afterEach(() => stop());

describe('the chat page', () => {
  it('is kept by the browser, which asks each time whether it changed', async () => {
    const first = await get('/');
    expect(first.status).toBe(200);
    expect(first.headers['cache-control']).toBe('private, no-cache');
    expect(first.headers['content-type']).toBe('text/html; charset=utf-8');
    const again = { headers: { 'If-None-Match': String(first.headers.etag) } };
    const { status, text, policy } = await get('/', again);
    expect([status, text]).toEqual([304, '']);
    expect(policy).toEqual(first.policy);
    await restart(['https://shop.example']);
    expect((await get('/', again)).status).toBe(200);
  });

  it('allows by their hashes the script and the style that stand in it', async () => {
    const { policy } = await get('/');
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    expect(policy['script-src']).toEqual(["'self'", hash('early()')]);
    expect(policy['style-src']).toEqual([hash('p{}')]);
  });

  it.each([
    [
      'the language chosen before',
      { Cookie: 'a=b; thaw_language=zh-Hant' },
      '/?lang=en',
      'zh-Hant',
    ],
    ['the language of the link', { 'Accept-Language': 'zh-CN' }, '/?lang=en', 'en'],
    [
      'the browser’s first that is ours',
      { 'Accept-Language': 'fr, zh-CN;q=0.8, en;q=0.9' },
      '/',
      'en',
    ],
    ['traditional characters for Hong Kong', { 'Accept-Language': 'zh-HK' }, '/', 'zh-Hant'],
    ['a script that the tag names', { 'Accept-Language': 'zh-Hans-TW' }, '/', 'zh-Hans'],
    ['none that is refused', { 'Accept-Language': 'zh;q=0, fr' }, '/', 'en'],
    ['English where nothing fits', { Cookie: 'thaw_language=xx' }, '/?lang=', 'en'],
  ])('comes in %s', async (_, headers, path, expected) => {
    const answer = await get(path, { headers });
    expect(answer.text).toContain(`<p>${expected}</p>`);
    expect(answer.headers['content-language']).toBe(expected);
    expect(answer.headers.vary).toBe('Accept-Language, Cookie, Accept-Encoding');
  });

  it('lets the browser load and call nothing but this service', async () => {
    const { policy, headers } = await get('/');
    expect(policy['default-src']).toEqual(["'none'"]);
    expect(policy['connect-src']).toEqual(["'self'", 'wss://help.example.com']);
    expect(policy['base-uri']).toEqual(["'none'"]);
    expect(policy['form-action']).toEqual(["'none'"]);
    expect(JSON.stringify(policy)).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('same-origin');
  });

  it('may be framed by its own pages alone, unless told otherwise', async () => {
    expect((await get('/')).policy['frame-ancestors']).toEqual(["'self'"]);
    await restart(['https://shop.example']);
    const named = await get('/');
    expect(named.policy['frame-ancestors']).toEqual(["'self'", 'https://shop.example']);
    await restart(['*']);
    expect((await get('/')).policy['frame-ancestors']).toEqual(['*']);
  });

  it('answers HEAD without a body', async () => {
    const { status, text } = await get('/', { method: 'HEAD' });
    expect([status, text]).toEqual([200, '']);
  });
});

describe('files', () => {
  it('are kept for a year under the names that carry their hash', async () => {
    const { headers, text } = await get('/assets/chat.abc.js');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers.vary).toBe('Accept-Encoding');
    expect(text).toBe(SCRIPT);
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['identity', undefined],
  ])('are packed as the browser accepts: %s → %s', async (accepted, expected) => {
    const answer = await get('/assets/chat.abc.js', { headers: { 'Accept-Encoding': accepted } });
    expect(answer.headers['content-encoding']).toBe(expected);
    const unpack = { br: brotliDecompressSync, gzip: gunzipSync }[String(expected)];
    expect((unpack ? unpack(answer.bytes) : answer.bytes).toString()).toBe(SCRIPT);
  });

  it('are sent plain where the build left no packed copy', async () => {
    const { headers } = await get('/widget.js', { headers: { 'Accept-Encoding': 'br' } });
    expect(headers['content-encoding']).toBeUndefined();
  });

  it.each([
    '/assets/manifest.json',
    '/assets/chat.en.html',
    '/assets/other.js',
    '/assets/..%2F..%2Fpackage.json',
    '/assets/chat.abc.js.br',
  ])('do not include %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});

describe('the launcher', () => {
  it('keeps its name, is asked for again soon and then costs nothing', async () => {
    const first = await get('/widget.js');
    expect(first.headers['cache-control']).toBe('public, max-age=300');
    expect(first.headers['cross-origin-resource-policy']).toBe('cross-origin');
    const etag = String(first.headers.etag);
    const second = await get('/widget.js', { headers: { 'If-None-Match': etag } });
    expect([second.status, second.text]).toEqual([304, '']);
  });

  it('serves the drawings under names that stay, and nothing else there', async () => {
    const { headers, text } = await get('/pictures/slip.en.svg');
    expect([headers['content-type'], text]).toEqual(['image/svg+xml', '<svg/>']);
    expect(headers['cache-control']).toBe('public, max-age=300');
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
    for (const file of ['slip.fr.svg', 'widget.js', 'constructor', 'slip.en.345.svg']) {
      expect((await get(`/pictures/${file}`)).status).toBe(404);
    }
  });

  it('has a drop of water for an icon', async () => {
    expect((await get('/favicon.ico')).headers['content-type']).toBe('image/svg+xml');
  });
});

it('refuses to start without a build', () => {
  const options = { webDir: temporaryFolder(), publicUrl: () => '', allowedEmbedders: [] };
  expect(() => registerPages(createServer(), options)).toThrow('chat.zh-Hans.html');
});

async function start(allowedEmbedders: string[]): Promise<void> {
  server = createServer({ name: 'test' });
  const publicUrl = () => 'https://help.example.com';
  registerPages(server, { webDir: builtPages(), publicUrl, allowedEmbedders });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
}

async function restart(allowedEmbedders: string[]): Promise<void> {
  await stop();
  await start(allowedEmbedders);
}

function stop(): Promise<void> {
  server.server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

const page = (language: string) =>
  `<style>p{}</style><script src="/assets/chat.abc.js"></script><p>${language}</p><script>early()</script>`;

function builtPages(): string {
  const folder = temporaryFolder();
  const files: Record<string, string | Buffer> = {
    ...Object.fromEntries(
      ['zh-Hans', 'zh-Hant', 'en'].map((each) => [`chat.${each}.html`, page(each)]),
    ),
    'chat.abc.js': SCRIPT,
    'chat.abc.js.br': brotliCompressSync(SCRIPT),
    'chat.abc.js.gz': gzipSync(SCRIPT),
    'widget.def.js': 'launch()',
    'favicon.012.svg': '<svg/>',
    'slip.en.345.svg': '<svg/>',
    'manifest.json': JSON.stringify({
      'widget.js': 'widget.def.js',
      'favicon.svg': 'favicon.012.svg',
      'slip.en.svg': 'slip.en.345.svg',
    }),
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

interface Asking {
  method?: string;
  headers?: Record<string, string>;
}

/** Node's own client, since fetch hides how an answer was packed. */
async function get(path: string, asking: Asking = {}) {
  const { port } = server.address() as AddressInfo;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, ...asking }, resolve)
      .on('error', reject)
      .end();
  });
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const { headers } = response;
  const policy = readPolicy(String(headers['content-security-policy'] ?? ''));
  return { status: response.statusCode, headers, policy, bytes, text: bytes.toString() };
}

function readPolicy(header: string): Record<string, string[]> {
  const directives = header.split('; ').map((directive) => directive.split(' '));
  return Object.fromEntries(directives.map(([name, ...sources]) => [name, sources]));
}
