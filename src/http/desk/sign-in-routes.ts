// Signing in with a password, setting one with a link, the own account, signing out.

import type { Request, Response } from 'restify';
import { z } from 'zod';
import { clientAddress, publicUrl } from '../../channels/direct-line/address';
import { type Config, isLoopback } from '../../config';
import type { SessionView, SignInView } from '../../desk/views';
import { ThawError } from '../../errors';
import { LONGEST_LOGIN, languageSchema, loginSchema, nameSchema } from '../../staff/account';
import { hasPasswords } from '../../staff/account-store';
import { changeStaff } from '../../staff/manage';
import { LONGEST_PASSWORD } from '../../staff/password';
import { csrfOf, digestOf } from '../../staff/secret';
import {
  changePassword,
  checkInvitation,
  type SignedIn,
  setUp,
  signInWithPassword,
  signOut,
} from '../../staff/sign-in';
import { cookie, noCookie, readSession, SESSION_COOKIE, TAB_COOKIE } from './cookie';
import { type DeskRoute, type GuardParts, sessionOf } from './guard';
import { readBody } from './read';

/** Longer ones are refused with a reason of their own; this only bounds what is looked at. */
const password = z.string().max(20 * LONGEST_PASSWORD);
const secret = z.string().max(100);
const signInSchema = z.strictObject({ login: z.string().max(LONGEST_LOGIN), password });
const checkSchema = z.strictObject({ secret });
const setUpSchema = z.strictObject({
  secret,
  password,
  login: loginSchema.optional(),
  name: nameSchema.optional(),
  /** Of the first account: the one that its page was read in. */
  language: languageSchema.optional(),
});
const sessionSchema = z.strictObject({
  language: languageSchema.optional(),
  name: nameSchema.optional(),
});
const passwordSchema = z.strictObject({ current: password, next: password });

export function signInRoutes(parts: GuardParts): DeskRoute[] {
  const { config, store, now } = parts;
  return [
    {
      method: 'get',
      path: '/api/desk/sign-in',
      role: 'public',
      async handler(req, res) {
        const found = await sessionOf(parts, req);
        const { OIDC_ISSUER: issuer } = config;
        const view: SignInView = {
          local: !issuer || (await hasPasswords(store.read)),
          provider: issuer ? new URL(issuer).host : null,
          session: found ? { staff: found.session.account, csrf: csrfOf(found.secret) } : null,
        };
        res.send(200, view);
      },
    },
    {
      method: 'post',
      path: '/api/desk/sign-in',
      role: 'public',
      async handler(req, res) {
        requireTls(config, req);
        const given = readBody(signInSchema, req);
        const address = clientAddress(config, req);
        const tried = { ...given, address, before: sessionIdOf(req) };
        welcome(res, await signInWithPassword(parts, tried));
      },
    },
    {
      method: 'post',
      path: '/api/desk/setup/check',
      role: 'public',
      async handler(req, res) {
        res.send(200, await checkInvitation(parts, readBody(checkSchema, req).secret));
      },
    },
    {
      method: 'post',
      path: '/api/desk/setup',
      role: 'public',
      async handler(req, res) {
        requireTls(config, req);
        const given = readBody(setUpSchema, req);
        const { language = config.STAFF_LANGUAGE } = given;
        welcome(res, await setUp(parts, { ...given, language, before: sessionIdOf(req) }));
      },
    },
    {
      method: 'post',
      path: '/api/desk/sign-out',
      role: 'agent',
      async handler(_req, res, { staff, sessionId }) {
        await signOut(parts, staff, sessionId);
        res.header('Set-Cookie', [noCookie(SESSION_COOKIE), noCookie(TAB_COOKIE)]);
        res.send(204);
      },
    },
    {
      method: 'patch',
      path: '/api/desk/session',
      role: 'agent',
      async handler(req, res, { staff }) {
        const change = readBody(sessionSchema, req);
        const by = { id: staff.id, name: staff.name };
        const changed = await store.write((db) =>
          changeStaff(db, { id: staff.id, change }, { by, now: now() }),
        );
        const view: SessionView = {
          staff: changed,
          csrf: csrfOf(readSession(req) ?? ''),
        };
        res.send(200, view);
      },
    },
    {
      method: 'post',
      path: '/api/desk/session/password',
      role: 'agent',
      async handler(req, res, { staff: by, sessionId }) {
        const given = readBody(passwordSchema, req);
        const address = clientAddress(config, req);
        await changePassword(parts, { ...given, by, sessionId, address });
        res.send(204);
      },
    },
  ];
}

/** @throws ThawError DESK_NEEDS_TLS where the service is reached over plain HTTP from elsewhere */
export function requireTls(config: Config, req: Request): void {
  const { protocol, hostname } = new URL(publicUrl(config, req));
  if (protocol !== 'https:' && !isLoopback(hostname)) throw new ThawError('DESK_NEEDS_TLS');
}

/** The session that the browser had until now: signing in makes another one, never goes on with it. */
export function sessionIdOf(req: Request): string | undefined {
  const before = readSession(req);
  return before && digestOf(before);
}

function welcome(res: Response, { account, secret }: SignedIn): void {
  res.header('Set-Cookie', cookie(SESSION_COOKIE, secret));
  const view: SessionView = { staff: account, csrf: csrfOf(secret) };
  res.send(200, view);
}
