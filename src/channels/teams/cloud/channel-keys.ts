// The keys with which the Bot Framework signs its calls: fetched when first needed, kept for a day.

import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';

const TIMEOUT_MS = 10_000;
/** Microsoft asks for a fresh look at least once a day. */
const KEPT_MS = 24 * 3600 * 1000;
/** A key that is not known is looked up, but not for every call of somebody who invents ids of keys. */
const LOOK_AGAIN_MS = 30_000;

const metadataSchema = z.object({ jwks_uri: z.url({ protocol: /^https?$/ }) });
const keysSchema = z.object({
  keys: z.array(z.looseObject({ kty: z.string(), endorsements: z.array(z.string()).optional() })),
});

interface Found {
  at: number;
  keys: z.output<typeof keysSchema>['keys'];
  find: JWTVerifyGetKey;
}

export class ChannelKeys {
  readonly #metadata: string;
  readonly #now: () => number;
  #found: Found | undefined;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #looking: Promise<Found> | undefined;

  /** @param now milliseconds since 1970 */
  constructor(metadata: string, now: () => number) {
    this.#metadata = metadata;
    this.#now = now;
  }

  /** @throws JWKSNoMatchingKey when nobody known has signed; anything else when the keys cannot be had */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    const known = this.#found;
    const isOld = !known || this.#now() - known.at >= KEPT_MS;
    const current = isOld ? await this.#look() : known;
    try {
      return await current.find(header, token);
    } catch (err) {
      const isUnknown = err instanceof errors.JWKSNoMatchingKey;
      if (!isUnknown || this.#now() - this.#lookedAt < LOOK_AGAIN_MS) throw err;
      return (await this.#look()).find(header, token);
    }
  };

  /** Which channels the owner of a key speaks for; undefined where the key does not say. */
  endorsements(keyId: string | undefined): readonly string[] | undefined {
    return this.#found?.keys.find(({ kid }) => kid === keyId)?.endorsements;
  }

  /** Everybody who waits for the keys waits for the same look. */
  #look(): Promise<Found> {
    this.#looking ??= this.#fetch().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #fetch(): Promise<Found> {
    const { jwks_uri } = metadataSchema.parse(await fetchJson(this.#metadata));
    const { keys } = keysSchema.parse(await fetchJson(jwks_uri));
    const at = this.#now();
    this.#lookedAt = at;
    this.#found = { at, keys, find: createLocalJWKSet({ keys } as JSONWebKeySet) };
    return this.#found;
  }
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}
