// Serves the staff desk: one page for all its addresses, under a policy that lets nothing foreign in, and one for Teams.

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Next, Request, Response, Server } from 'restify';

export interface DeskPagesOptions {
  webDir: string;
  /** Where Teams shows the desk in a frame; nowhere when empty. */
  frames: readonly string[];
}

/** @throws when dist/web is not built. */
export function registerDeskPages(server: Server, { webDir, frames }: DeskPagesOptions): void {
  const read = (name: string) => readFileSync(join(webDir, name), 'utf8');
  get(server, ['/desk', '/desk/*'], pageHandler(read('desk.html'), []));
  get(server, ['/desk/teams', '/desk/teams/*'], pageHandler(read('desk-teams.html'), frames));
}

function pageHandler(page: string, frames: readonly string[]) {
  return (_req: Request, res: Response, next: Next) => {
    const nonce = randomBytes(16).toString('base64');
    res.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': policy(nonce, frames),
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    });
    res.end(page.replaceAll('{{nonce}}', nonce));
    next(false);
  };
}

function get(
  server: Server,
  paths: readonly string[],
  handler: ReturnType<typeof pageHandler>,
): void {
  for (const path of paths) {
    server.get(path, handler);
    server.head(path, handler);
  }
}

/** Scripts only from our files; the nonce is for the style elements that the components add. */
function policy(nonce: string, frames: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `frame-ancestors ${frames.join(' ') || "'none'"}`,
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}
