// Signing in through the identity provider: the way there and the way back.

import type { Request, Response } from 'restify';
import { publicUrl } from '../../channels/direct-line/address';
import { ThawError } from '../../errors';
import { type IdentityProvider, PENDING_S } from '../../staff/identity-provider';
import { signInWithProvider } from '../../staff/provider-account';
import { type Handler, wireCode } from '../reply';
import { cookie, noCookie, PROVIDER_COOKIE, readCookie, SESSION_COOKIE } from './cookie';
import type { DeskRoute, GuardParts } from './guard';
import { requireTls, sessionIdOf } from './sign-in-routes';

const CALLBACK = '/api/desk/sign-in/callback';

export interface ProviderRoutesParts extends GuardParts {
  /** Missing where none is set up. */
  provider?: IdentityProvider | undefined;
}

export function providerRoutes(parts: ProviderRoutesParts): DeskRoute[] {
  const { config, store, now } = parts;
  const callback = (req: Request) => `${publicUrl(config, req)}${CALLBACK}`;
  return [
    {
      method: 'get',
      path: '/api/desk/sign-in/provider',
      role: 'public',
      handler: backOnFailure(parts, async (req, res) => {
        requireTls(config, req);
        const { url, pending } = await required(parts.provider).begin(callback(req));
        res.header('Set-Cookie', cookie(PROVIDER_COOKIE, pending, PENDING_S));
        redirect(res, url.href);
      }),
    },
    {
      method: 'get',
      path: CALLBACK,
      role: 'public',
      handler: backOnFailure(parts, async (req, res) => {
        requireTls(config, req);
        const returned = new URL(callback(req));
        returned.search = req.getQuery();
        const pending = readCookie(req, PROVIDER_COOKIE);
        const identity = await required(parts.provider).finish(returned, pending);
        const roles = { admin: config.OIDC_ADMIN_ROLE, maintainer: config.OIDC_MAINTAINER_ROLE };
        const { STAFF_LANGUAGE: language } = config;
        const before = sessionIdOf(req);
        const given = { identity, roles, language, before, now: now() };
        const outcome = await store.write((db) => signInWithProvider(db, given));
        if (outcome.kind !== 'in') throw new ThawError(outcome.kind);
        const session = cookie(SESSION_COOKIE, outcome.secret);
        res.header('Set-Cookie', [session, noCookie(PROVIDER_COOKIE)]);
        redirect(res, '/desk');
      }),
    },
  ];
}

function required(provider: IdentityProvider | undefined): IdentityProvider {
  if (!provider) throw new ThawError('PROVIDER_NONE');
  return provider;
}

/** A person looks at the answer, not a program: failures lead back to the sign-in page, which has words for them. */
function backOnFailure({ log }: GuardParts, handler: Handler): Handler {
  return async (req, res) => {
    try {
      await handler(req, res);
    } catch (err) {
      if (!(err instanceof ThawError)) throw err;
      log.warn({ err }, 'a sign-in through the identity provider failed');
      res.header('Set-Cookie', noCookie(PROVIDER_COOKIE));
      redirect(res, `/desk/sign-in?error=${wireCode(err.code)}`);
    }
  };
}

function redirect(res: Response, to: string): void {
  res.header('Location', to);
  res.send(302);
}
