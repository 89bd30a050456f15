// Serves the launcher script, pictures and the pages' files from dist/web, as the build left them.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Next, Request, Response, Server } from 'restify';
import { type ChatPageOptions, registerChatPage } from './chat-page';
import { SAFE_HEADERS, sendPacked } from './packed-file';

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
/** @throws when dist/web is not built. */
export function registerPages(server: Server, options: ChatPageOptions): void {
  registerChatPage(server, options);
  const names = readManifest(options.webDir);
  const files = new Set(readdirSync(options.webDir).filter((file) => typeOf(file) !== undefined));
  const send = (name: string, caching: string): Handler => {
    const headers = {
      'Cache-Control': caching,
      'Content-Type': typeOf(name) ?? 'application/octet-stream',
      // The launcher runs on other sites' pages, some of which ask for this consent.
      'Cross-Origin-Resource-Policy': 'cross-origin',
      // … and for which browsers ask this one when it is loaded as a module.
      'Access-Control-Allow-Origin': '*',
    };
    const path = join(options.webDir, name);
    // Names carry the content's hash, so the name is the version.
    return (req, res, next) => sendPacked(req, res, { path, etag: name, headers, next });
  };

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
