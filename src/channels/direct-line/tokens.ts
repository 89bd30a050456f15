// Direct Line tokens: short signed statements of who may use which conversation for what.

import { randomBytes } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import type { Clock } from '../../clock';
import { ThawError } from '../../errors';

/** `api` calls Direct Line, `stream` opens one socket, `session` lets the chat page resume its conversation. */
export type Audience = 'api' | 'stream' | 'session';

/** Seconds. Clients refresh an api token every 15 minutes; the stream's must be opened at once. */
export const LIFETIME_S: Record<Audience, number> = {
  api: 30 * 60,
  stream: 60,
  session: 30 * 24 * 60 * 60,
};
const CLOCK_SKEW_S = 5;
const ISSUER = 'thaw';

export interface Grant {
  conversationId: string;
  userId: string;
  /** Origins of pages that may use the token, beyond those that the service allows to all. */
  origins: string[];
}

/** 128 random bits each, so that knowing one id tells nothing of another. */
export function newGrant(origins: string[] = [], userId?: string): Grant {
  return {
    conversationId: randomBytes(16).toString('base64url'),
    userId: userId ?? `dl_${randomBytes(16).toString('base64url')}`,
    origins,
  };
}

export class Tokens {
  readonly #key: Uint8Array;
  readonly #clock: Clock;

  constructor(key: Uint8Array, clock: Clock) {
    this.#key = key;
    this.#clock = clock;
  }

  /** The claims `user` and `conv` are those that Web Chat reads from a Direct Line token. */
  sign(grant: Grant, audience: Audience): Promise<string> {
    const now = Math.floor(this.#clock.now() / 1000);
    const origins = grant.origins.length > 0 ? { origins: grant.origins } : {};
    return new SignJWT({ conv: grant.conversationId, user: grant.userId, ...origins })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ISSUER)
      .setAudience(audience)
      .setIssuedAt(now)
      .setExpirationTime(now + LIFETIME_S[audience])
      .sign(this.#key);
  }

  /** @throws ThawError TOKEN_MISSING when it is none of ours, TOKEN_EXPIRED when it was */
  async verify(token: string | undefined, audience: Audience): Promise<Grant> {
    if (!token) throw new ThawError('TOKEN_MISSING');
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        audience,
        currentDate: new Date(this.#clock.now()),
        clockTolerance: CLOCK_SKEW_S,
      });
      return {
        conversationId: String(payload.conv),
        userId: String(payload.user),
        origins: (payload.origins as string[] | undefined) ?? [],
      };
    } catch (cause) {
      if (cause instanceof errors.JWTExpired) throw new ThawError('TOKEN_EXPIRED', {}, { cause });
      throw new ThawError('TOKEN_MISSING', {}, { cause });
    }
  }
}

export function bearer(header: string | undefined): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(header ?? '')?.[1];
}
