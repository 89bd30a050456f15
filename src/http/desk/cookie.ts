// The desk's cookies.

import type { IncomingMessage } from 'node:http';

/** `__Host-`: set by this host alone, over TLS (or by this machine), for no other host and every path. */
export const SESSION_COOKIE = '__Host-thaw_desk';
export const PROVIDER_COOKIE = '__Host-thaw_sign_in';

type CookieName = typeof SESSION_COOKIE | typeof PROVIDER_COOKIE;

/**
 * Lax: sent along when somebody follows a link to the desk, never with calls or forms of other sites.
 * Without `seconds` it ends with the browser.
 */
export function cookie(name: CookieName, value: string, seconds?: number): string {
  const age = seconds === undefined ? '' : `; Max-Age=${seconds}`;
  return `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax${age}`;
}

export function noCookie(name: CookieName): string {
  return cookie(name, '', 0);
}

export function readCookie(request: IncomingMessage, name: CookieName): string | undefined {
  const parts = (request.headers.cookie ?? '').split(';').map((part) => part.trim());
  return parts.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1) || undefined;
}
