// Other chat widgets from the registry, for orientation: served from this machine with a stub for their back end.

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { PHONE, SLOWDOWN, slowDown } from './page-browser.mts';
import { PEERS, type Peer } from './page-peer-list.mts';
import { median } from './page-table.mts';
import { SLOW_4G, SlowLine } from './slow-line.mts';

const ROUNDS = 3;
const PATIENCE_MS = 40_000;
const RETRY_MS = 100;
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' };
const run = promisify(execFile);

/** As the service compresses its own pages. */
const compress = (text: string | Buffer) =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });

interface Opened {
  /** Milliseconds until a letter stood in the box. */
  letter: number;
  /** Bytes received until then. */
  bytes: number;
}

export async function benchPeers(browser: Browser): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'thaw-bench-peers-'));
  const rows: string[] = [];
  try {
    for (const peer of PEERS) rows.push(await rowOf(browser, peer, folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return `### Other widgets, for orientation

The newest of each as it is published, on an empty page that only loads it, with an answering stub as back end; phone and line as above, text compressed as Thaw's own, median of ${ROUNDS} visits. *One can type*: a letter stands in the box; what Enter does is not looked at. Fonts that they fetch from elsewhere are left out.

| | script and style, kB brotli | one can type, s | received until then, kB |
|---|---|---|---|
${rows.join('\n')}
`;
}

async function rowOf(browser: Browser, peer: Peer, folder: string): Promise<string> {
  const title = `${peer.name} ${peer.version}`;
  const files = await filesOf(peer, folder).catch((error) => {
    console.log(`page: ${title} skipped: ${error}`);
  });
  if (!files) return `| ${title} | skipped: it could not be had from the registry | | |`;
  const size = [...files.values()].reduce((sum, file) => sum + compress(file).length, 0);
  const visits: Opened[] = [];
  const server = await serve(peer, files);
  try {
    for (let round = 0; round < ROUNDS; round++) visits.push(await open(browser, peer, server));
  } catch (error) {
    console.log(`page: ${title}: no box: ${error}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
  console.log(`page: ${title}`);
  const measured =
    visits.length < ROUNDS
      ? ['not opened with a stub', '']
      : [
          (median(visits.map(({ letter }) => letter)) / 1000).toFixed(2),
          (median(visits.map(({ bytes }) => bytes)) / 1000).toFixed(1),
        ];
  return `| ${title} | ${(size / 1000).toFixed(1)} | ${measured.join(' | ')} |`;
}

/** Only the package itself is fetched: what is published holds all that it needs, but React for one. */
async function filesOf(peer: Peer, folder: string): Promise<Map<string, Buffer>> {
  const spec = `${peer.name}@${peer.version}`;
  const packed = await run('npm', ['pack', '--silent', spec], { cwd: folder, timeout: 120_000 });
  const archive = packed.stdout.trim().split('\n').at(-1) ?? '';
  await run('tar', ['xzf', archive], { cwd: folder });
  const files = new Map<string, Buffer>();
  for (const path of peer.files) {
    files.set(`/${path}`, await readFile(join(folder, 'package', path)));
  }
  if (peer.bundle) files.set('/bundle.js', await bundle(peer.bundle, join(folder, 'package')));
  await rm(join(folder, 'package'), { recursive: true });
  return files;
}

async function bundle(contents: string, resolveDir: string): Promise<Buffer> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    // Linked from the page.
    loader: { '.css': 'empty' },
    nodePaths: [join(import.meta.dirname, '../../node_modules')],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  return Buffer.from(outputFiles[0]?.contents ?? '');
}

async function serve(peer: Peer, files: Map<string, Buffer>): Promise<Server> {
  const zipped = new Map([...files].map(([path, content]) => [path, compress(content)]));
  const page = compress(
    `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${peer.name}</title><body>${peer.page}</body></html>`,
  );
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/\?.*/, '');
    const content = path === '/' ? page : zipped.get(path);
    if (content) {
      const type = TYPES[extname(path)] ?? 'text/html';
      response.setHeader('Content-Type', `${type}; charset=utf-8`);
      response.setHeader('Content-Encoding', 'br');
      response.end(content);
    } else if (path === '/favicon.ico') response.writeHead(404).end();
    else peer.stub(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}

async function open(browser: Browser, peer: Peer, server: Server): Promise<Opened> {
  const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const line = await SlowLine.open(target, SLOW_4G);
  const context = await browser.newContext(PHONE);
  try {
    const page = await context.newPage();
    await slowDown(page, SLOWDOWN);
    await page.goto(line.url, { waitUntil: 'commit' });
    const letter = await letterStands(page, peer.box);
    return { letter, bytes: line.received };
  } finally {
    await context.close();
    line.close();
  }
}

/** Typed again until it stands: some draw a box that drops what is typed too early. */
async function letterStands(page: Page, selector: string): Promise<number> {
  // Goes through open shadow roots.
  const box = page.locator(selector).first();
  await box.waitFor({ state: 'attached', timeout: PATIENCE_MS });
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(RETRY_MS)) {
    await box.focus();
    await page.keyboard.insertText('冻');
    const at = await box.evaluate(
      (element) =>
        new Promise<number>((resolve) =>
          requestAnimationFrame(() => {
            const { value, textContent } = element as HTMLTextAreaElement;
            resolve((value ?? textContent).includes('冻') ? performance.now() : 0);
          }),
        ),
    );
    if (at > 0) return at;
  }
  throw new Error('it takes no letter');
}
