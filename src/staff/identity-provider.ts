// Sign-in through the company's identity provider: OpenID Connect, authorization code with PKCE.

import { EncryptJWT, jwtDecrypt } from 'jose';
import * as oidc from 'openid-client';
import { z } from 'zod';
import { isLoopback } from '../config';
import { ThawError } from '../errors';

/** From the click on "sign in" to the return, with a second factor and a forgotten password in between. */
export const PENDING_S = 10 * 60;
const TIMEOUT_S = 10;
const SCOPE = 'openid profile email';

export interface ProviderParts {
  issuer: string;
  clientId: string;
  clientSecret?: string | undefined;
  /** 256 bits that encrypt what the browser keeps while a sign-in is under way. */
  key: Uint8Array;
  /** Milliseconds since 1970. */
  now: () => number;
  /** False when a sign-in with this state has come back before, to whatever process; forgotten after `until`. */
  isFirstReturn: (state: string, until: number) => Promise<boolean>;
}

/** What the provider says of whoever signs in. */
export type Identity = z.output<typeof claimsSchema>;

const text = z.string().min(1).max(300);
const list = z.union([z.array(z.string()), text.transform((one) => [one])]);
const claimsSchema = z.object({
  iss: text,
  /** At Entra: who it is in Teams. */
  oid: text.optional().catch(undefined),
  sub: text,
  name: text.optional().catch(undefined),
  preferred_username: text.optional().catch(undefined),
  email: text.optional().catch(undefined),
  /** Some providers send the text. */
  email_verified: z.union([z.boolean(), z.literal('true').transform(() => true)]).catch(false),
  roles: list.optional().catch(undefined),
  groups: list.optional().catch(undefined),
});

const pendingSchema = z.object({ state: text, nonce: text, verifier: text });
type Pending = z.output<typeof pendingSchema>;

/**
 *   browser ──► begin ──► provider ──► browser ──► finish
 *               state, nonce and verifier go along in an encrypted cookie, good once
 */
export class IdentityProvider {
  readonly #parts: ProviderParts;
  #configuration: Promise<oidc.Configuration> | undefined;

  constructor(parts: ProviderParts) {
    this.#parts = parts;
  }

  /** @returns where the browser goes, and the cookie it takes along @throws ThawError PROVIDER_UNAVAILABLE */
  async begin(redirectUri: string): Promise<{ url: URL; pending: string }> {
    const configuration = await this.#discovered();
    const verifier = oidc.randomPKCECodeVerifier();
    const pending = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier };
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: SCOPE,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state: pending.state,
      nonce: pending.nonce,
    });
    return { url, pending: await this.#seal(pending) };
  }

  /**
   * @param returned the address at which the browser came back
   * @throws ThawError SIGN_IN_STALE, PROVIDER_REFUSED, PROVIDER_UNAVAILABLE
   */
  async finish(returned: URL, cookie: string | undefined): Promise<Identity> {
    const pending = await this.#open(cookie);
    if (returned.searchParams.get('state') !== pending.state) throw new ThawError('SIGN_IN_STALE');
    const { now, isFirstReturn } = this.#parts;
    const until = now() + PENDING_S * 1000;
    if (!(await isFirstReturn(pending.state, until))) throw new ThawError('SIGN_IN_STALE');
    const configuration = await this.#discovered();
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, returned, {
        expectedState: pending.state,
        expectedNonce: pending.nonce,
        pkceCodeVerifier: pending.verifier,
        idTokenExpected: true,
      });
      return await identityOf(configuration, tokens);
    } catch (cause) {
      const isAnswer =
        cause instanceof oidc.AuthorizationResponseError || cause instanceof oidc.ResponseBodyError;
      throw new ThawError(isAnswer ? 'PROVIDER_REFUSED' : 'PROVIDER_UNAVAILABLE', {}, { cause });
    }
  }

  /** At the first sign-in, and again after a failure: the service starts and works without the provider. */
  #discovered(): Promise<oidc.Configuration> {
    this.#configuration ??= this.#discover().catch((cause: unknown) => {
      this.#configuration = undefined;
      throw new ThawError('PROVIDER_UNAVAILABLE', {}, { cause });
    });
    return this.#configuration;
  }

  #discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.#parts;
    const server = new URL(issuer);
    // Signatures are checked although the token comes straight from the provider.
    const execute = [oidc.enableNonRepudiationChecks];
    if (isLoopback(server.hostname)) execute.push(oidc.allowInsecureRequests);
    const authentication = clientSecret ? withSecret(clientSecret) : oidc.None();
    const options = { execute, timeout: TIMEOUT_S };
    return oidc.discovery(server, clientId, clientSecret, authentication, options);
  }

  #seal(pending: Pending): Promise<string> {
    const now = Math.floor(this.#parts.now() / 1000);
    return new EncryptJWT(pending)
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setExpirationTime(now + PENDING_S)
      .encrypt(this.#parts.key);
  }

  async #open(cookie: string | undefined): Promise<Pending> {
    try {
      const { payload } = await jwtDecrypt(cookie ?? '', this.#parts.key, {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        requiredClaims: ['exp'],
        currentDate: new Date(this.#parts.now()),
      });
      return pendingSchema.parse(payload);
    } catch (cause) {
      throw new ThawError('SIGN_IN_STALE', {}, { cause });
    }
  }
}

/** In the body where the provider says that it reads it there, else in the header, which every provider reads. */
function withSecret(secret: string): oidc.ClientAuth {
  const [inBody, inHeader] = [oidc.ClientSecretPost(secret), oidc.ClientSecretBasic(secret)];
  return (server, ...rest) => {
    const readsBody = server.token_endpoint_auth_methods_supported?.includes('client_secret_post');
    (readsBody ? inBody : inHeader)(server, ...rest);
  };
}

type Tokens = Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>;

/** Many providers keep all but the subject for the user info endpoint. */
async function identityOf(configuration: oidc.Configuration, tokens: Tokens): Promise<Identity> {
  const claims = tokens.claims();
  if (!claims) throw new Error('the provider sent no ID token');
  const isComplete = claims.name !== undefined && claims.email !== undefined;
  const more =
    isComplete || !configuration.serverMetadata().userinfo_endpoint
      ? {}
      : await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub);
  return claimsSchema.parse({ ...more, ...claims });
}
