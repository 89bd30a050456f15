// Under which address a browser sees the service, and which pages may use the chat.

import type { IncomingMessage } from 'node:http';
import { type Config, isLoopback } from '../../config';
import { ThawError } from '../../errors';

/** The configured address. Without one, the Host header counts only when it names this machine. */
export function publicUrl(config: Config, request: IncomingMessage): string {
  if (config.PUBLIC_URL) return config.PUBLIC_URL;
  const host = request.headers.host ?? '';
  if (isLoopback(host.replace(/:\d+$/, ''))) return `http://${host}`;
  return `http://localhost:${request.socket.localPort}`;
}

/**
 * Browsers send Origin with every cross-site call and every socket; a request without it comes from no page.
 * @throws ThawError ORIGIN_REFUSED
 */
export function checkOrigin(config: Config, request: IncomingMessage, trusted: readonly string[]) {
  const { origin } = request.headers;
  if (origin === undefined) return;
  const own = new URL(publicUrl(config, request)).origin;
  if (origin === own || trusted.includes(origin) || config.ALLOWED_ORIGINS.includes(origin)) return;
  throw new ThawError('ORIGIN_REFUSED', { origin: origin.slice(0, 200) });
}

/**
 * Our own pages, and programs, which send neither header. Browsers tell no origin when a page reads from its own.
 * @throws ThawError ORIGIN_REFUSED
 */
export function checkOwnPage(config: Config, request: IncomingMessage): void {
  checkOrigin({ ...config, ALLOWED_ORIGINS: [] }, request, []);
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return;
  throw new ThawError('ORIGIN_REFUSED', { origin: 'another site' });
}

/** The client's address; X-Forwarded-For counts only as far as trusted proxies wrote it. */
export function clientAddress(config: Config, request: IncomingMessage): string {
  const direct = request.socket.remoteAddress ?? 'unknown';
  if (config.TRUSTED_PROXIES === 0) return direct;
  const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',');
  return withoutPort(forwarded.at(-config.TRUSTED_PROXIES)?.trim() ?? '') || direct;
}

/** Some proxies write 203.0.113.9:40000 or [2001:db8::1]:40000: the port is another one with each connection. */
function withoutPort(address: string): string {
  const found = /^\[([^\]]+)\](?::\d+)?$/.exec(address) ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(address);
  return found?.[1] ?? address;
}
