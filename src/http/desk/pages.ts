// Serves the staff desk: one page for all its addresses, under a policy that lets nothing foreign in.

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Next, Request, Response, Server } from 'restify';

/** @throws when dist/web is not built. */
export function registerDeskPages(server: Server, options: { webDir: string }): void {
  const page = readFileSync(join(options.webDir, 'desk.html'), 'utf8');
  const handler = (_req: Request, res: Response, next: Next) => {
    const nonce = randomBytes(16).toString('base64');
    res.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': policy(nonce),
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    });
    res.end(page.replaceAll('{{nonce}}', nonce));
    next(false);
  };
  for (const path of ['/desk', '/desk/*']) {
    server.get(path, handler);
    server.head(path, handler);
  }
}

/** Scripts only from our files; the nonce is for the style elements that the components add. */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}
