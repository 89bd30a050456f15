// Signing in from the desk's tab in Teams, and where that tab may be shown.

import { z } from 'zod';
import { cloudOf } from '../../channels/teams/cloud/clouds';
import type { Config } from '../../config';
import type { SessionView } from '../../desk/views';
import { ThawError } from '../../errors';
import { csrfOf } from '../../staff/secret';
import { signInWithTeams } from '../../staff/teams-sign-in';
import { type TabRegistration, TeamsTokens } from '../../staff/teams-sign-in-token';
import { cookie, noCookie, SESSION_COOKIE, TAB_COOKIE } from './cookie';
import type { DeskRoute, GuardParts } from './guard';
import { readBody } from './read';
import { requireTls, sessionIdOf } from './sign-in-routes';

const LONGEST_TOKEN = 20_000;
const signInSchema = z.strictObject({ token: z.string().max(LONGEST_TOKEN) });

export interface TeamsRoutesParts extends GuardParts {
  /** Missing where nothing is registered. */
  teamsTokens?: TeamsTokens | undefined;
}

export function teamsRoutes(parts: TeamsRoutesParts): DeskRoute[] {
  const { config, log, store, now } = parts;
  return [
    {
      method: 'post',
      path: '/api/desk/sign-in/teams',
      role: 'public',
      async handler(req, res) {
        requireTls(config, req);
        const { token } = readBody(signInSchema, req);
        if (!parts.teamsTokens) throw new ThawError('TEAMS_SIGN_IN_NONE');
        const identity = await parts.teamsTokens.verify(token).catch((err: unknown) => {
          log.warn({ err }, 'a sign-in from Teams failed');
          throw err;
        });
        const given = { identity, before: sessionIdOf(req), now: now() };
        const outcome = await store.write((db) => signInWithTeams(db, given));
        if (outcome.kind !== 'in') throw new ThawError(outcome.kind);
        const { account: staff, secret } = outcome;
        // On telephones the tab is a page and not a frame: an older sign-in there would count more.
        res.header('Set-Cookie', [cookie(TAB_COOKIE, secret), noCookie(SESSION_COOKIE)]);
        const view: SessionView = { staff, csrf: csrfOf(secret) };
        res.send(200, view);
      },
    },
  ];
}

export function teamsTokens(config: Config, now: () => number): TeamsTokens | undefined {
  const registration = registrationOf(config);
  return registration && new TeamsTokens(registration, now);
}

/** Pages elsewhere never show the desk in a frame: what is clicked there would be clicked here. */
export function tabFrames(config: Config): readonly string[] {
  return registrationOf(config) ? cloudOf(config).frames : [];
}

function registrationOf(config: Config): TabRegistration | undefined {
  const { TEAMS_SSO_CLIENT_ID: own, MicrosoftAppId: bot, PUBLIC_URL } = config;
  const clientId = (own ?? bot)?.toLowerCase();
  const tenant = config.MicrosoftAppTenantId?.toLowerCase();
  if (!clientId || !tenant) return undefined;
  const { login, firstIssuer } = cloudOf(config);
  const host = PUBLIC_URL && new URL(PUBLIC_URL).host;
  return {
    tenant,
    issuers: [`${login}/${tenant}/v2.0`, `${firstIssuer}/${tenant}/`],
    audiences: [clientId, `api://${clientId}`, ...(host ? [`api://${host}/${clientId}`] : [])],
    keys: new URL(`${login}/${tenant}/discovery/v2.0/keys`),
  };
}
