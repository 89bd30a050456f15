// Which conversation a visitor of our chat page has: a person's latest, or the one of the browser's signed session.

import type { IncomingMessage } from 'node:http';
import { ThawError } from '../../errors';
import type { DirectLine } from './direct-line';
import { type Identities, isPerson } from './identity';
import { bearer, type Grant, LIFETIME_S, newGrant, type Tokens } from './tokens';

const COOKIE = 'thaw_chat';
const MOST_EARLIER = 20;

export interface Visit {
  grant: Grant;
  /** True when the conversation was begun before. */
  resumed: boolean;
  /** True when there was one that was deleted since. */
  isAfterDeletion: boolean;
  /** The signed session by which it is found again. */
  session: string;
  /** The browser keeps its cookie: nobody else needs to keep the session for it. */
  hasCookie: boolean;
  /** A person is known by each statement anew: nothing of theirs stays in a browser that others use too. */
  isPerson: boolean;
}

export interface Arrival {
  fresh?: boolean | undefined;
  /** From a page whose cookies are blocked. */
  session?: string | null | undefined;
  identity?: string | null | undefined;
}

export interface SessionParts {
  tokens: Tokens;
  identities: Identities;
  directLine: DirectLine;
}

export class Sessions {
  readonly #parts: SessionParts;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  /** @throws ThawError IDENTITY_UNCHECKED, IDENTITY_WRONG, IDENTITY_EXPIRED */
  arrive(request: IncomingMessage, arrival: Arrival): Promise<Visit> {
    const { identity, fresh = false } = arrival;
    if (identity) return this.#personal(identity, fresh);
    return this.#anonymous({ cookie: cookieOf(request), session: arrival.session }, fresh);
  }

  /**
   * The session of a request that reads. A person's must be sent as bearer: a cookie stays in the browser.
   * @throws ThawError CHAT_SESSION_MISSING, TOKEN_EXPIRED
   */
  async require(request: IncomingMessage): Promise<Grant> {
    const { authorization } = request.headers;
    const given = authorization === undefined ? cookieOf(request) : bearer(authorization);
    const grant = await this.#parts.tokens.verify(given, 'session').catch((cause: unknown) => {
      if (cause instanceof ThawError && cause.code === 'TOKEN_EXPIRED') throw cause;
      throw new ThawError('CHAT_SESSION_MISSING', {}, { cause });
    });
    if (authorization === undefined && isPerson(grant.userId)) {
      throw new ThawError('CHAT_SESSION_MISSING');
    }
    return grant;
  }

  async #personal(identity: string, fresh: boolean): Promise<Visit> {
    const { tokens, identities, directLine } = this.#parts;
    const { userId, until } = await identities.verify(identity);
    const latest = fresh ? undefined : (await directLine.conversationsOf(userId, 1))[0];
    const grant = { ...newGrant([], userId), ...(latest && { conversationId: latest }) };
    const session = await tokens.sign(grant, 'session', until);
    const resumed = latest !== undefined;
    return { grant, resumed, isAfterDeletion: false, session, hasCookie: false, isPerson: true };
  }

  async #anonymous(
    given: { cookie: string | undefined; session: string | null | undefined },
    fresh: boolean,
  ): Promise<Visit> {
    const { tokens } = this.#parts;
    const byCookie = await this.#held(given.cookie);
    const held = [...byCookie, ...(await this.#held(given.session))];
    const hasCookie = byCookie.length > 0;
    const begun = held.find((each) => each.isBegun);
    const { earlier = [] } = (begun ?? held[0])?.grant ?? {};
    const resumed = !fresh && begun !== undefined;
    const grant = resumed
      ? begun.grant
      : { ...newGrant(), earlier: newest(begun?.grant.conversationId, earlier) };
    const session = await tokens.sign(grant, 'session');
    const isAfterDeletion = !fresh && !begun && (await this.#isGone(held[0]?.grant));
    return { grant, resumed, isAfterDeletion, session, hasCookie, isPerson: false };
  }

  async #isGone(grant: Grant | undefined): Promise<boolean> {
    return grant !== undefined && (await this.#parts.directLine.isGone(grant));
  }

  /** What a session holds when it is a browser's own, and whether the conversation was begun. */
  async #held(session: string | null | undefined): Promise<{ grant: Grant; isBegun: boolean }[]> {
    const { tokens, directLine } = this.#parts;
    if (!session) return [];
    const grant = await tokens.verify(session, 'session').catch(() => undefined);
    if (!grant || isPerson(grant.userId)) return [];
    return [{ grant, isBegun: await directLine.isOwn(grant) }];
  }
}

function newest(id: string | undefined, earlier: readonly string[]): string[] {
  return [...new Set(id === undefined ? earlier : [id, ...earlier])].slice(0, MOST_EARLIER);
}

function cookieOf({ headers }: IncomingMessage): string | undefined {
  return new RegExp(`(?:^|;\\s*)${COOKIE}=([^;\\s]+)`).exec(headers.cookie ?? '')?.[1];
}

/** In a widget on another site the cookie is a third party's: it is kept apart for each site (CHIPS). */
export function cookieWith(session: string, isSecure: boolean): string {
  const site = isSecure ? 'SameSite=None; Secure; Partitioned' : 'SameSite=Lax';
  return `${COOKIE}=${session}; Path=/chat; HttpOnly; Max-Age=${LIFETIME_S.session}; ${site}`;
}
