// Who a visitor of our chat page is, as the back end of the page around it says: a short JWT, signed with DIRECT_LINE_SECRET.

import { createHmac } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { Clock } from '../../clock';
import { ThawError } from '../../errors';
import { CLOCK_SKEW_S } from './tokens';

const AUDIENCE = 'thaw-widget';
const LONGEST_SUBJECT = 200;
const LONGEST_LIFETIME_S = 24 * 60 * 60;
const PREFIX = 'person_';

export interface Person {
  userId: string;
  /** When the statement ends; seconds since 1970. */
  until: number;
}

export interface IdentityParts {
  /** DIRECT_LINE_SECRET. */
  secret: string | undefined;
  /** The service's own: user ids stay when the secret is changed, and no name can be guessed from one. */
  key: Uint8Array;
  clock: Clock;
}

export class Identities {
  readonly #parts: IdentityParts;

  constructor(parts: IdentityParts) {
    this.#parts = parts;
  }

  /** @throws ThawError IDENTITY_UNCHECKED, IDENTITY_WRONG, IDENTITY_EXPIRED */
  async verify(identity: string): Promise<Person> {
    const { secret, clock } = this.#parts;
    if (!secret) throw new ThawError('IDENTITY_UNCHECKED');
    const { sub = '', exp = 0 } = await claimsOf(identity, secret, clock);
    if (sub.length < 1 || sub.length > LONGEST_SUBJECT) {
      throw wrong(`sub must have 1 to ${LONGEST_SUBJECT} characters`);
    }
    if (exp > clock.now() / 1000 + LONGEST_LIFETIME_S + CLOCK_SKEW_S) {
      throw wrong('exp is more than 24 hours ahead');
    }
    return { userId: this.#userIdOf(sub), until: Math.floor(exp) };
  }

  #userIdOf(subject: string): string {
    // No token of ours has a colon: the same key signs those.
    const hash = createHmac('sha256', this.#parts.key).update(`${PREFIX}:${subject}`);
    return `${PREFIX}${hash.digest('base64url')}`;
  }
}

/** True for the user ids of identified visitors. */
export function isPerson(userId: string): boolean {
  return userId.startsWith(PREFIX);
}

async function claimsOf(identity: string, secret: string, clock: Clock): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(identity, Buffer.from(secret), {
      algorithms: ['HS256'],
      audience: AUDIENCE,
      requiredClaims: ['sub', 'exp'],
      currentDate: new Date(clock.now()),
      clockTolerance: CLOCK_SKEW_S,
    });
    if (typeof payload.sub !== 'string') throw wrong('sub must be a text');
    return payload;
  } catch (cause) {
    if (cause instanceof ThawError) throw cause;
    if (cause instanceof errors.JWTExpired) throw new ThawError('IDENTITY_EXPIRED', {}, { cause });
    throw wrong(cause instanceof errors.JOSEError ? cause.message : 'it is no JWT', cause);
  }
}

function wrong(fault: string, cause?: unknown): ThawError {
  return new ThawError('IDENTITY_WRONG', { fault }, { cause });
}
