// Tells from the token that Teams gives a tab who looks at it: signed by the own tenant, for this desk, for a person.

import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { ThawError } from '../errors';

const ALGORITHM = 'RS256';
const TIMEOUT_MS = 10_000;
/** Two clocks are never quite the same. */
const TOLERANCE_S = 60;
/** What a tab asks for; the registration exposes it. */
const SCOPE = 'access_as_user';
/** Teams on desktops and telephones, and in the browser; the same in every tenant. */
const TEAMS_CLIENTS = [
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
  '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
];
/** The keys did not come, or not as keys. */
const KEY_FAULTS = ['ERR_JOSE_GENERIC', 'ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID'];

/** What the tab is in Microsoft Entra. */
export interface TabRegistration {
  tenant: string;
  /** Of the second version and of the first. */
  issuers: readonly [string, string];
  /** The registration's id, and the URIs that it is called by. */
  audiences: readonly string[];
  /** Where the tenant publishes its keys. */
  keys: URL;
}

export interface TeamsIdentity {
  /** In the tenant. */
  objectId: string;
  /** As the identity provider would call the same person, if the desk's sign-in there has the same registration. */
  subjects: readonly string[];
}

const guid = z.guid().toLowerCase();
const claimsSchema = z.object({
  oid: guid,
  tid: guid,
  sub: z.string().min(1).max(300),
  scp: z.string(),
  idtyp: z.string().optional(),
  azp: guid.optional(),
  appid: guid.optional(),
});

export class TeamsTokens {
  readonly #registration: TabRegistration;
  readonly #now: () => number;
  readonly #keys: JWTVerifyGetKey;

  /** @param now milliseconds since 1970 */
  constructor(registration: TabRegistration, now: () => number) {
    this.#registration = registration;
    this.#now = now;
    this.#keys = createRemoteJWKSet(registration.keys, { timeoutDuration: TIMEOUT_MS });
  }

  /** @throws ThawError TEAMS_TOKEN_WRONG, TEAMS_KEYS_UNAVAILABLE */
  async verify(token: string): Promise<TeamsIdentity> {
    const { tenant, issuers } = this.#registration;
    const parsed = claimsSchema.safeParse(await this.#payload(token));
    if (!parsed.success) {
      const claim = String(parsed.error.issues[0]?.path[0]);
      throw wrong(`"${claim}" is missing or has another form`);
    }
    const { oid, tid, sub, scp, idtyp, azp, appid } = parsed.data;
    if (tid !== tenant) throw wrong('it is of another tenant');
    if (idtyp === 'app') throw wrong('it is for a program, not for a person');
    if (!scp.split(' ').includes(SCOPE)) throw wrong(`"scp" is not ${SCOPE}`);
    if (!TEAMS_CLIENTS.includes(azp ?? appid ?? '')) throw wrong('Teams has not asked for it');
    return { objectId: oid, subjects: issuers.map((issuer) => `${issuer}|${sub}`) };
  }

  async #payload(token: string): Promise<JWTPayload> {
    const { issuers, audiences } = this.#registration;
    try {
      const { payload } = await jwtVerify(token, this.#keys, {
        algorithms: [ALGORITHM],
        issuer: [...issuers],
        audience: [...audiences],
        requiredClaims: ['exp', 'nbf'],
        clockTolerance: TOLERANCE_S,
        currentDate: new Date(this.#now()),
      });
      return payload;
    } catch (cause) {
      if (cause instanceof errors.JOSEError && !KEY_FAULTS.includes(cause.code)) {
        // The cause itself carries the claims: a name and an address, which no log should have.
        throw wrong(cause.message);
      }
      throw new ThawError('TEAMS_KEYS_UNAVAILABLE', {}, { cause });
    }
  }
}

function wrong(reason: string): ThawError {
  return new ThawError('TEAMS_TOKEN_WRONG', { reason });
}
