// Who calls the REST API, by the key that the call carries.

import type { Request, Response } from 'restify';
import { bearer } from '../../channels/direct-line/tokens';
import { ThawError } from '../../errors';
import type { Logger } from '../../log';
import type { ApiKey, ApiScope } from '../../staff/api-key';
import { findApiKey, touchApiKey } from '../../staff/api-key-store';
import type { Store } from '../../store/store';

export interface KeyParts {
  store: Store;
  log: Logger;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Of the time at which a key was last used, minutes are of interest. */
const USED_EVERY_MS = 60_000;

/**
 * A missing, an unknown and a revoked key are answered alike.
 * @throws ThawError API_KEY_MISSING, SCOPE_MISSING
 */
export async function authenticate(
  parts: KeyParts,
  scope: ApiScope,
  { req, res }: { req: Request; res: Response },
): Promise<ApiKey> {
  const given = bearer(req.headers.authorization);
  const key = given === undefined ? undefined : await findApiKey(parts.store.read, given);
  if (!key) {
    res.header('WWW-Authenticate', 'Bearer');
    throw new ThawError('API_KEY_MISSING');
  }
  if (!key.scopes.includes(scope)) throw new ThawError('SCOPE_MISSING', { name: key.name, scope });
  await noteUse(parts, key);
  return key;
}

async function noteUse({ store, log, now }: KeyParts, { id, usedAt }: ApiKey): Promise<void> {
  const at = now();
  if (usedAt !== null && at - usedAt < USED_EVERY_MS) return;
  // Reading goes on while the disk is full.
  await store
    .write((db) => touchApiKey(db, id, at))
    .catch((err: unknown) => log.warn({ err }, 'the use of an API key was not noted'));
}
