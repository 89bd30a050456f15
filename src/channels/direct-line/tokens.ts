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
export const CLOCK_SKEW_S = 5;
const ISSUER = 'thaw';

export interface Grant {
  conversationId: string;
  userId: string;
  /** Origins of pages that may use the token, beyond those that the service allows to all. */
  origins: string[];
  /** Of the same browser, newest first; only a session tells them. */
  earlier?: readonly string[];
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

  /**
   * The claims `user` and `conv` are those that clients read from a Direct Line token.
   * @param until seconds since 1970 after which it counts no longer, however long such tokens live
   */
  sign(
    { conversationId, userId, origins, earlier = [] }: Grant,
    audience: Audience,
    until = Number.POSITIVE_INFINITY,
  ): Promise<string> {
    const now = Math.floor(this.#clock.now() / 1000);
    return new SignJWT({
      conv: conversationId,
      user: userId,
      ...(origins.length > 0 && { origins }),
      ...(audience === 'session' && earlier.length > 0 && { earlier }),
    })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ISSUER)
      .setAudience(audience)
      .setIssuedAt(now)
      .setExpirationTime(Math.min(now + LIFETIME_S[audience], until))
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
        ...(payload.earlier !== undefined && { earlier: payload.earlier as string[] }),
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
