// Who is let in: right and wrong calls, asked of each candidate's own check as it is shipped, and of ours.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { built, load, QUIET, type Untyped } from './sdk-parts.mts';

const APP = '0f8fad5b-d9cb-469f-a165-70867728950e';
const TENANT = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const FOREIGN = '11111111-2222-4333-8444-555555555555';
const ISSUER = 'https://api.botframework.com';
const SERVICE = 'https://smba.trafficmanager.net/emea/';
const HOUR_S = 3600;

interface Call {
  claims?: Record<string, unknown>;
  activity?: Record<string, unknown>;
  key?: 'foreign' | 'none' | 'webchat' | 'entra';
  token?: null;
}

/** All but the first are to be refused. */
const CALLS: Record<string, Call> = {
  'the right token': {},
  'no token': { token: null },
  'another audience': { claims: { aud: FOREIGN } },
  'another issuer': { claims: { iss: 'https://example.org' } },
  'a key that is published nowhere': { key: 'foreign' },
  'unsigned (`alg: none`)': { key: 'none' },
  expired: { claims: { exp: now() - HOUR_S, nbf: now() - 2 * HOUR_S } },
  'not yet valid': { claims: { nbf: now() + HOUR_S, exp: now() + 2 * HOUR_S } },
  'names no service URL': { claims: { serviceurl: undefined } },
  'names another host': { claims: { serviceurl: 'https://example.org/' } },
  'names another path of the host': { claims: { serviceurl: SERVICE.replace('emea', 'amer') } },
  'the activity names no service URL': { activity: { serviceUrl: undefined } },
  'key endorsed for another channel': { key: 'webchat' },
  'the activity is of another tenant': {
    activity: {
      channelData: { tenant: { id: FOREIGN } },
      conversation: { id: 'c', tenantId: FOREIGN },
    },
  },
  'Entra token of another tenant': {
    key: 'entra',
    claims: { iss: `/${FOREIGN}/v2.0`, tid: FOREIGN, serviceurl: undefined },
  },
};

function now(): number {
  return Math.floor(Date.now() / 1000);
}

type Door = (authorization: string, activity: Untyped) => Promise<boolean>;

/** @returns a Markdown table: let in or refused */
export async function doors(): Promise<string> {
  const cloud = await startCloud();
  try {
    const asked: Record<string, Door> = {
      'our check': ownDoor(cloud.url),
      botbuilder: await botbuilderDoor(cloud.url),
      'agents-hosting': hostingDoor(cloud.url, false),
      'with all its checks on': hostingDoor(cloud.url, true),
      'teams.apps': teamsDoor(cloud.url),
    };
    const rows: string[] = [];
    for (const [name, call] of Object.entries(CALLS)) {
      const cells: string[] = [];
      for (const door of Object.values(asked)) {
        const isIn = await door(await cloud.authorization(call), activity(call)).catch(() => false);
        cells.push(isIn ? (call === CALLS['the right token'] ? 'in' : '**in**') : '–');
      }
      rows.push(`| ${name} | ${cells.join(' | ')} |`);
    }
    const heads = Object.keys(asked);
    return `| | ${heads.join(' | ')} |\n|---|${heads.map(() => '---|').join('')}\n${rows.join('\n')}`;
  } finally {
    cloud.server.close();
  }
}

function activity({ activity: changes = {} }: Call): Untyped {
  return {
    ...{ type: 'message', id: 'a', text: 'hello', channelId: 'msteams', serviceUrl: SERVICE },
    ...{ from: { id: '29:m' }, recipient: { id: '28:b' } },
    conversation: { id: 'c', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    deliveryMode: 'expectReplies',
    ...changes,
  };
}

/** Keys of the Bot Framework with their metadata, and keys of Entra, which signs for all tenants with the same ones. */
async function startCloud() {
  const keys = {
    right: await newKey('right', ['msteams']),
    webchat: await newKey('webchat', ['webchat']),
    foreign: await newKey('right', ['msteams']),
    entra: await newKey('entra', []),
  };
  const server = createServer((req, res) => {
    const address = `http://${req.headers.host}/v1/.well-known/keys`;
    const metadata = {
      issuer: ISSUER,
      jwks_uri: address,
      id_token_signing_alg_values_supported: ['RS256'],
    };
    const { right, webchat, entra } = keys;
    const published = req.url?.includes('/discovery/') ? [entra.jwk] : [right.jwk, webchat.jwk];
    res.setHeader('content-type', 'application/json');
    res.end(JSON.stringify(req.url?.includes('configuration') ? metadata : { keys: published }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  async function authorization({ token, claims, key }: Call): Promise<string> {
    if (token === null) return '';
    const payload: Record<string, unknown> = {
      iss: ISSUER,
      aud: APP,
      serviceurl: SERVICE,
      nbf: now() - 60,
      exp: now() + HOUR_S,
      ...claims,
    };
    if (String(payload.iss).startsWith('/')) payload.iss = `${url}${payload.iss}`;
    if (key === 'none') return `Bearer ${new UnsecuredJWT(payload).encode()}`;
    const { privateKey, jwk } = keys[key ?? 'right'];
    const signed = new SignJWT(payload).setProtectedHeader({
      alg: 'RS256',
      kid: jwk.kid,
      typ: 'JWT',
    });
    return `Bearer ${await signed.sign(privateKey)}`;
  }
  return { server, url, authorization };
}

async function newKey(kid: string, endorsements: string[]) {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = {
    ...(await exportJWK(publicKey)),
    kid,
    x5t: kid,
    use: 'sig',
    alg: 'RS256',
    endorsements,
  };
  return { privateKey, jwk };
}

function ownDoor(url: string): Door {
  const config = built('./config.js').readConfig({
    ...{ MicrosoftAppId: APP, MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: TENANT },
    ...{ MicrosoftAppPassword: 'secret', PUBLIC_URL: 'http://127.0.0.1' },
    CHANNEL_METADATA_URL: `${url}/v1/.well-known/openidconfiguration`,
    CHANNEL_LOGIN_URL: url,
  });
  const callers = new (built('./channels/teams/cloud/caller.js').Callers)(config, Date.now);
  return async (authorization, asked) => {
    await callers.check(authorization, asked);
    return true;
  };
}

async function botbuilderDoor(url: string): Promise<Door> {
  const { ConfigurationBotFrameworkAuthentication } = load('botbuilder', 'botbuilder');
  const authentication = new ConfigurationBotFrameworkAuthentication({
    ...{ MicrosoftAppId: APP, MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: TENANT },
    ...{ MicrosoftAppPassword: 'secret', ToBotFromChannelTokenIssuer: ISSUER },
    ToBotFromChannelOpenIdMetadataUrl: `${url}/v1/.well-known/openidconfiguration`,
    ToChannelFromBotLoginUrl: url,
    ToChannelFromBotOAuthScope: ISSUER,
    OAuthUrl: url,
  });
  return async (authorization, asked) => {
    await authentication.authenticateRequest(asked, authorization);
    return true;
  };
}

function hostingDoor(url: string, isStrict: boolean): Door {
  const { CloudAdapter, OutboundHostValidator } = load('hosting', '@microsoft/agents-hosting');
  const inside = './node_modules/@microsoft/agents-hosting/dist/src/auth/jwt-middleware.js';
  const { getJwksClient } = load('hosting', inside);
  // The address of the Bot Framework's keys cannot be set, so its client reads ours.
  const keys = getJwksClient(`${url}/v1/.well-known/keys`);
  getJwksClient('https://login.botframework.com/v1/.well-known/keys').getSigningKey = (
    ...given: unknown[]
  ) => keys.getSigningKey(...given);
  const config = {
    clientId: APP,
    tenantId: TENANT,
    clientSecret: 'secret',
    authority: url,
    ...(isStrict && { validateIssuer: true }),
  };
  const adapter = new CloudAdapter(
    config,
    undefined,
    undefined,
    { validateServiceUrl: isStrict },
    new OutboundHostValidator({ enabled: isStrict, includeDefaultMicrosoftHosts: true }),
  );
  adapter.createConnectorClientWithIdentity = async () => ({});
  adapter.createUserTokenClient = async () => ({});
  return async (authorization, body) => {
    let isIn = false;
    const headers = authorization ? { authorization } : {};
    const request: Untyped = { method: 'POST', headers, body };
    const response: Untyped = {
      status: () => response,
      setHeader: () => response,
      send: () => response,
      end() {},
    };
    await adapter.authorizeRequest(request, response, async () => {
      await adapter.process(request, response, async () => {
        isIn = true;
      });
    });
    await new Promise(setImmediate);
    return isIn;
  };
}

function teamsDoor(url: string): Door {
  const { App } = load('teams', '@microsoft/teams.apps');
  const { PUBLIC } = load('teams', '@microsoft/teams.api');
  let route: Untyped;
  let isIn = false;
  const app = new App({
    ...{ clientId: APP, tenantId: TENANT, clientSecret: 'secret', token: () => 'token' },
    logger: QUIET,
    cloud: {
      ...PUBLIC,
      loginEndpoint: url,
      openIdMetadataUrl: `${url}/v1/.well-known/openidconfiguration`,
    },
    httpServerAdapter: {
      registerRoute: (...given: Untyped[]) => {
        route = given[2];
      },
    },
  });
  app.use(() => {
    isIn = true;
  });
  const ready = app.initialize();
  return async (authorization, body) => {
    isIn = false;
    await ready;
    await route({ body, headers: { authorization } });
    return isIn;
  };
}

if (import.meta.main) console.log(await doors());
