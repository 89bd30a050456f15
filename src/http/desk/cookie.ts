// The desk's cookies.

import type { IncomingMessage } from 'node:http';

/** `__Host-`: set by this host alone, over TLS (or by this machine), for no other host and every path. */
export const SESSION_COOKIE = '__Host-thaw_desk';
/** Of the desk in a frame of Teams. A name of its own: where frames share cookies with pages it replaces nothing. */
export const TAB_COOKIE = '__Host-thaw_desk_tab';
export const PROVIDER_COOKIE = '__Host-thaw_sign_in';

type CookieName = typeof SESSION_COOKIE | typeof TAB_COOKIE | typeof PROVIDER_COOKIE;

/**
 * Lax: sent along when somebody follows a link to the desk, never with calls or forms of other sites.
 * In a frame of Teams the cookie is a third party's: it is kept for that site alone (CHIPS).
 * Without `seconds` it ends with the browser.
 */
export function cookie(name: CookieName, value: string, seconds?: number): string {
  const age = seconds === undefined ? '' : `; Max-Age=${seconds}`;
  const site = name === TAB_COOKIE ? 'SameSite=None; Partitioned' : 'SameSite=Lax';
  return `${name}=${value}; Path=/; Secure; HttpOnly; ${site}${age}`;
}

export function noCookie(name: CookieName): string {
  return cookie(name, '', 0);
}

export function readCookie(request: IncomingMessage, name: CookieName): string | undefined {
  const parts = (request.headers.cookie ?? '').split(';').map((part) => part.trim());
  return parts.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1) || undefined;
}

/** The secret of whoever is signed in, on a page or in a frame of Teams. */
export function readSession(request: IncomingMessage): string | undefined {
  return readCookie(request, SESSION_COOKIE) ?? readCookie(request, TAB_COOKIE);
}
