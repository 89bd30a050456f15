// Stands in for the cloud that Teams lives in: keys, tokens and connector, over HTTP on this machine.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import type { Clock } from '../../src/clock';
import { ManualClock } from './manual-clock';
import { shownText } from './teams-shown';

export const APP_ID = '0f8fad5b-d9cb-469f-a165-70867728950e';
export const TENANT_ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
export const APP_SECRET = 'the-secret-of-the-registration';
const ISSUER = 'https://api.botframework.com';
const LIFE_S = 3600;
/** Of the channel, and of the tenant. */
const KEYS = ['/v1/.well-known/keys', `/login/${TENANT_ID}/discovery/v2.0/keys`];

/** What the bot asked of the connector. */
export interface Call {
  method: string;
  /** Without `/teams`, decoded: `/v3/conversations/19:…/activities`. */
  path: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was sent.
  body: any;
  authorization: string | undefined;
  /** What the channel calls the activity that it took. */
  id?: string;
}

/** `silence` never answers, `cut` ends the connection. */
type Status = number | 'silence' | 'cut';
export interface Answer {
  status: Status;
  body: object;
  headers: Record<string, string>;
}

export interface Member {
  id: string;
  name: string;
  aadObjectId: string;
}

interface SigningKey {
  privateKey: Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];
  jwk: JWK & { kid: string; endorsements: string[] };
}

/** What differs from a right token; `undefined` takes a claim out. */
export interface TokenChanges {
  claims?: Record<string, unknown>;
  header?: Record<string, string>;
  /** Signs with a key that is published nowhere. */
  foreignKey?: true;
}

export class TeamsCloud {
  readonly calls: Call[] = [];
  /** What the bot asked of the sign-in. */
  readonly tokenRequests: URLSearchParams[] = [];
  /** How often the metadata were read. */
  metadataReads = 0;
  /** True: metadata and keys answer 503. */
  keysAreAway = false;
  /** True: the sign-in takes no secret. */
  refusesSecret = false;
  /** Who the roster of every conversation names. */
  readonly members: Member[] = [];
  readonly clock: Clock;
  readonly #server: Server;
  readonly #answers: Answer[] = [];
  #key: SigningKey;
  #issued = 0;
  #firstTaken = 1;
  #ids = 0;

  private constructor(clock: Clock, key: SigningKey) {
    this.clock = clock;
    this.#key = key;
    this.#server = createServer((req, res) => void this.#serve(req, res));
  }

  /** @param clock the one that the service under test goes by, else tokens are expired for it */
  static async start(clock: Clock = new ManualClock()): Promise<TeamsCloud> {
    const cloud = new TeamsCloud(clock, await newKey('key-1'));
    await new Promise<void>((resolve) => cloud.#server.listen(0, '127.0.0.1', resolve));
    return cloud;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get serviceUrl(): string {
    return `${this.url}/teams/`;
  }

  /** With these the service takes it for its cloud. */
  get env(): Record<string, string> {
    return {
      MicrosoftAppId: APP_ID,
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: TENANT_ID,
      MicrosoftAppPassword: APP_SECRET,
      CHANNEL_METADATA_URL: `${this.url}/v1/.well-known/openidconfiguration`,
      CHANNEL_LOGIN_URL: `${this.url}/login`,
      TICKET_TEAMS_SERVICE_URL: `${this.url}/teams`,
    };
  }

  /** A token as the channel sends it with its calls. */
  async token({ claims, header, foreignKey }: TokenChanges = {}): Promise<string> {
    const now = Math.floor(this.clock.now() / 1000);
    const { privateKey, jwk } = foreignKey ? await newKey(this.#key.jwk.kid) : this.#key;
    const payload = {
      iss: ISSUER,
      aud: APP_ID,
      serviceurl: this.serviceUrl,
      nbf: now - 60,
      exp: now + LIFE_S,
    };
    return new SignJWT({ ...payload, ...claims })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: jwk.kid, ...header })
      .sign(privateKey);
  }

  /** The published half of the key that signs. */
  get publicKey(): JWK {
    return this.#key.jwk;
  }

  /** From now on another key signs, and it alone is published. */
  async rollKey(): Promise<void> {
    this.#key = await newKey(`key-${Number(this.#key.jwk.kid.slice(4)) + 1}`);
  }

  /** The connector no longer takes the tokens that the bot has. */
  revokeTokens(): void {
    this.#firstTaken = this.#issued + 1;
  }

  /** Answers the next call of the connector like this; several wait in line. */
  answerNext(status: Status, body: object = {}, headers: Record<string, string> = {}): void {
    this.#answers.push(answer(status, body, headers));
  }

  /** What the bot sent, in order; `text` is what people read of it, on a card too. */
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  sent(conversationId?: string): any[] {
    const place = conversationId && `/v3/conversations/${conversationId}/activities`;
    return this.calls
      .filter(({ method, path }) => method === 'POST' && path.includes('/activities'))
      .filter(({ path }) => !place || path.startsWith(place))
      .map(({ body }) => ({ ...body, text: shownText(body) }));
  }

  /** The ids of what the bot sent there, in order, without the signs that it is writing. */
  idsIn(conversationId: string): string[] {
    const place = `/v3/conversations/${conversationId}/activities`;
    return this.calls.flatMap(({ method, path, id, body }) =>
      method === 'POST' && path.startsWith(place) && id && body.type !== 'typing' ? [id] : [],
    );
  }

  /** Delivers an activity as the channel does; `authorization` replaces that of a right token. */
  async post(
    appUrl: string,
    activity: object,
    { authorization }: { authorization?: string } = {},
  ): Promise<Response> {
    const { port } = new URL(appUrl);
    return fetch(`http://127.0.0.1:${port}/api/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        authorization: authorization ?? `Bearer ${await this.token()}`,
      },
      body: JSON.stringify(activity),
    });
  }

  async #serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const { status, body: answer, headers } = this.#answerTo(req, body);
    if (status === 'silence') return;
    if (status === 'cut') {
      req.socket.destroy();
      return;
    }
    // restify's writeHead, which it puts on every response of the process, returns nothing.
    res.writeHead(status, { 'content-type': 'application/json', ...headers });
    res.end(JSON.stringify(answer));
  }

  #answerTo(req: IncomingMessage, body: string): Answer {
    const path = decodeURIComponent(new URL(req.url ?? '', this.url).pathname);
    if (path.startsWith('/teams/')) return this.#connector(req, path.slice('/teams'.length), body);
    if (path === `/login/${TENANT_ID}/oauth2/v2.0/token`) return this.#signIn(body);
    if (this.keysAreAway) return answer(503, {});
    if (path === '/v1/.well-known/openidconfiguration') {
      this.metadataReads++;
      return answer(200, { issuer: ISSUER, jwks_uri: `${this.url}/v1/.well-known/keys` });
    }
    if (KEYS.includes(path)) return answer(200, { keys: [this.#key.jwk] });
    return failure(404, 'NotFound');
  }

  #signIn(body: string): Answer {
    const asked = new URLSearchParams(body);
    this.tokenRequests.push(asked);
    const isRight =
      asked.get('client_id') === APP_ID &&
      asked.get('client_secret') === APP_SECRET &&
      asked.get('scope') === `${ISSUER}/.default`;
    if (!isRight || this.refusesSecret) {
      const error_description = 'AADSTS7000215: Invalid client secret provided.';
      return answer(401, { error: 'invalid_client', error_description });
    }
    this.#issued++;
    const access_token = `bot-token-${this.#issued}`;
    return answer(200, { token_type: 'Bearer', expires_in: LIFE_S, access_token });
  }

  #connector({ method = '', headers }: IncomingMessage, path: string, body: string): Answer {
    const { authorization } = headers;
    const call: Call = { method, path, body: body && JSON.parse(body), authorization };
    this.calls.push(call);
    const ordered = this.#answers.shift();
    if (ordered) return ordered;
    const number = Number(/^Bearer bot-token-(\d+)$/.exec(authorization ?? '')?.[1]);
    if (!(number >= this.#firstTaken)) return failure(401, 'Unauthorized');
    if (path.includes('members')) return this.#roster(path);
    this.#ids++;
    const id = `1:${String(this.#ids).padStart(6, '0')}`;
    call.id = id;
    if (path === '/v3/conversations') {
      const { serviceUrl } = this;
      return answer(201, { id: `a:created-${this.#ids}`, activityId: id, serviceUrl });
    }
    if (method === 'PUT') return answer(200, { id: path.split('/').at(-1) });
    return answer(method === 'POST' ? 201 : 200, { id });
  }

  #roster(path: string): Answer {
    const [, wanted] = /\/members\/(.+)$/.exec(path) ?? [];
    if (!wanted) {
      return answer(200, path.endsWith('/members') ? this.members : { members: this.members });
    }
    const found = this.members.find(({ id, aadObjectId }) => [id, aadObjectId].includes(wanted));
    return found ? answer(200, found) : failure(404, 'MemberNotFoundInConversation');
  }
}

async function newKey(kid: string): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid, x5t: kid, use: 'sig', alg: 'RS256' };
  return { privateKey, jwk: { ...jwk, endorsements: ['msteams'] } };
}

function answer(status: Status, body: object, headers: Record<string, string> = {}): Answer {
  return { status, body, headers };
}

/** As the connector words it. */
export function failure(status: number, code: string): Answer {
  return answer(status, { error: { code, message: `${code}.` } });
}
