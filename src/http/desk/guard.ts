// Who may call a route of the desk: session, role, and the proof that one of the desk's own pages calls.

import { timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'restify';
import { checkOrigin } from '../../channels/direct-line/address';
import type { Config } from '../../config';
import type { StaffView } from '../../desk/views';
import { ThawError } from '../../errors';
import type { Logger } from '../../log';
import { hasRole, type Role } from '../../staff/role';
import { csrfOf, digestOf } from '../../staff/secret';
import { findSession, SEEN_EVERY_MS, type Session, touchSession } from '../../staff/session-store';
import type { Store } from '../../store/store';
import type { Handler } from '../reply';
import { readSession } from './cookie';

export interface Signed {
  staff: StaffView;
  /** Digest of the session's secret; `findSession` tells whether it still counts. */
  sessionId: string;
}

export type SignedHandler = (req: Request, res: Response, signed: Signed) => Promise<void>;

/** A row of the table of routes under /api/desk. */
export type DeskRoute = { method: 'get' | 'post' | 'patch' | 'del'; path: string } & (
  | { role: 'public'; handler: Handler }
  | { role: Role; handler: SignedHandler }
);

export interface GuardParts {
  config: Config;
  log: Logger;
  store: Store;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** @returns the route's handler behind its checks; it throws SESSION_MISSING, CSRF_WRONG, ROLE_MISSING */
export function guard(parts: GuardParts, route: DeskRoute): Handler {
  return async (req, res) => {
    res.header('Cache-Control', 'no-store');
    if (route.role === 'public') {
      if (changes(req)) checkOwnPage(parts.config, req);
      return route.handler(req, res);
    }
    const { session, secret } = await requireSession(parts, req);
    if (changes(req)) {
      checkOwnPage(parts.config, req);
      checkCsrf(req, secret);
    }
    if (!hasRole(session.account.role, route.role)) throw new ThawError('ROLE_MISSING');
    return route.handler(req, res, { staff: session.account, sessionId: session.id });
  };
}

/** Whoever is signed in with the request's cookie. */
export async function sessionOf(
  { store, now, log }: GuardParts,
  req: Request,
): Promise<{ session: Session; secret: string } | undefined> {
  const secret = readSession(req);
  if (secret === undefined) return undefined;
  const at = now();
  const session = await findSession(store.read, digestOf(secret), at);
  if (!session) return undefined;
  if (at - session.seenAt >= SEEN_EVERY_MS) {
    // Reading goes on while the disk is full; a session that cannot be renewed ends sooner.
    await store
      .write((db) => touchSession(db, session.id, at))
      .catch((err: unknown) => log.warn({ err }, 'a session was not renewed'));
  }
  return { session, secret };
}

async function requireSession(parts: GuardParts, req: Request) {
  const found = await sessionOf(parts, req);
  if (!found) throw new ThawError('SESSION_MISSING');
  return found;
}

function changes({ method }: Request): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

/** ALLOWED_ORIGINS are for the chat; no other site may use the desk. Forms of other sites cannot send JSON. */
function checkOwnPage(config: Config, req: Request): void {
  if (req.headers['sec-fetch-site'] === 'cross-site') throw new ThawError('CSRF_WRONG');
  try {
    checkOrigin({ ...config, ALLOWED_ORIGINS: [] }, req, []);
  } catch (cause) {
    throw new ThawError('CSRF_WRONG', {}, { cause });
  }
}

function checkCsrf(req: Request, secret: string): void {
  const wanted = Buffer.from(csrfOf(secret));
  const given = Buffer.from(String(req.headers['x-thaw-csrf'] ?? ''));
  const isRight = given.length === wanted.length && timingSafeEqual(given, wanted);
  if (!isRight) throw new ThawError('CSRF_WRONG');
}
