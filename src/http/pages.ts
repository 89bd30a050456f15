// Serves the chat page, the launcher script and their files from dist/web, as the build left them.

import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import type { Next, Request, Response, Server } from 'restify';

export interface PagesOptions {
  /** The build's dist/web. */
  webDir: string;
  /** The address by which this request's browser reaches the service; its stream socket is allowed. */
  publicUrl(req: Request): string;
  /** Origins whose pages may show the chat in a frame; '*' allows every page. */
  allowedEmbedders: readonly string[];
}

type Handler = (req: Request, res: Response, next: Next) => void;

const ONE_YEAR = 'public, max-age=31536000, immutable';
/** The launcher and the pictures keep their names for ever, so they are asked for again soon. */
const FIVE_MINUTES = 'public, max-age=300';
const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  txt: 'text/plain; charset=utf-8',
};
/** Best first. */
const ENCODINGS = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const;

/** @throws when dist/web is not built. */
export function registerPages(server: Server, options: PagesOptions): void {
  const page = readFileSync(join(options.webDir, 'chat.html'), 'utf8');
  const names = readManifest(options.webDir);
  const files = new Set(readdirSync(options.webDir).filter((file) => typeOf(file) !== undefined));
  const send = (name: string, caching: string): Handler => {
    return (req, res, next) =>
      sendFile(req, res, { path: join(options.webDir, name), caching, next });
  };

  get(server, '/', (req, res, next) => {
    const nonce = randomBytes(16).toString('base64');
    res.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': policy(nonce, options.publicUrl(req), options.allowedEmbedders),
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
      ...SAFE_HEADERS,
    });
    res.end(page.replaceAll('{{nonce}}', nonce));
    next(false);
  });
  get(server, '/widget.js', send(nameOf(names, 'widget.js'), FIVE_MINUTES));
  get(server, '/favicon.ico', send(nameOf(names, 'favicon.svg'), FIVE_MINUTES));
  get(server, '/pictures/:file', (req, res, next) => {
    const name = /\.(svg|png)$/.test(req.params.file) ? names[req.params.file] : undefined;
    if (name) send(name, FIVE_MINUTES)(req, res, next);
    else notFound(res, next);
  });
  get(server, '/assets/:file', (req, res, next) => {
    const file = String(req.params.file);
    if (files.has(file)) send(file, ONE_YEAR)(req, res, next);
    else notFound(res, next);
  });
}

const SAFE_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  // Not `no-referrer`: browsers would then send `Origin: null` with some of the page's own requests.
  'Referrer-Policy': 'same-origin',
} as const;

/** One part of Web Chat (react-scroll-to-bottom) adds its style element empty and without the nonce. */
const EMPTY_STYLE = `'sha256-${createHash('sha256').update('').digest('base64')}'`;

/**
 * Scripts only from our files, styles only ours and those that Web Chat marks with the nonce. The socket's
 * address is named because older Safari does not count it as 'self'. blob: is Web Chat's way to hold pictures.
 */
function policy(nonce: string, publicUrl: string, embedders: readonly string[]): string {
  const socket = new URL(publicUrl).origin.replace(/^http/, 'ws');
  const ancestors = embedders.includes('*') ? '*' : ["'self'", ...embedders].join(' ');
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}' ${EMPTY_STYLE}`,
    `connect-src 'self' ${socket} blob:`,
    "img-src 'self' data: blob:",
    `frame-ancestors ${ancestors}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

interface Sending {
  path: string;
  caching: string;
  next: Next;
}

function sendFile(req: Request, res: Response, { path, caching, next }: Sending): void {
  // Names carry the content's hash, so the name is the version.
  const etag = `"${path.split(/[\\/]/).at(-1)}"`;
  const headers = {
    'Cache-Control': caching,
    ETag: etag,
    Vary: 'Accept-Encoding',
    // The launcher may be loaded as a module, for which browsers ask this consent.
    'Access-Control-Allow-Origin': '*',
    ...SAFE_HEADERS,
  };
  if (req.headers['if-none-match'] === etag) {
    res.writeHead(304, headers);
    res.end();
    next(false);
    return;
  }
  const encoding = ENCODINGS.find(
    ({ name, suffix }) => accepts(req, name) && existsSync(path + suffix),
  );
  res.writeHead(200, {
    ...headers,
    'Content-Type': typeOf(path) ?? 'application/octet-stream',
    // The launcher runs on other sites' pages, some of which ask for this consent.
    'Cross-Origin-Resource-Policy': 'cross-origin',
    ...(encoding ? { 'Content-Encoding': encoding.name } : {}),
  });
  if (req.method === 'HEAD') res.end();
  else pipeline(createReadStream(path + (encoding?.suffix ?? '')), res, () => {});
  next(false);
}

/** Honours `q=0`; other weights do not matter between two encodings that every browser reads. */
function accepts(req: Request, encoding: string): boolean {
  const parts = String(req.headers['accept-encoding'] ?? '').split(',');
  return parts.some((part) => {
    const [name, ...settings] = part.split(';').map((piece) => piece.trim());
    return name === encoding && !settings.some((setting) => /^q=0(\.0*)?$/.test(setting));
  });
}

function get(server: Server, path: string, handler: Handler): void {
  server.get(path, handler);
  server.head(path, handler);
}

function notFound(res: Response, next: Next): void {
  res.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8', ...SAFE_HEADERS });
  res.end('Not found\n');
  next(false);
}

function readManifest(webDir: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(webDir, 'manifest.json'), 'utf8'));
}

function nameOf(names: Readonly<Record<string, string>>, file: string): string {
  const name = names[file];
  if (!name) throw new Error(`dist/web/manifest.json does not name ${file}; run the build again.`);
  return name;
}

function typeOf(file: string): string | undefined {
  return TYPES[file.split('.').at(-1) ?? ''];
}
