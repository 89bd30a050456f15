// How often one place may ask: requests beyond it are answered 429 at once, before they cost anything.

import { plugins, type Request, type RequestHandler } from 'restify';
import { clientAddress } from '../channels/direct-line/address';
import { bearer } from '../channels/direct-line/tokens';
import type { Config } from '../config';
import { isApiKey } from '../staff/api-key';
import { digestOf } from '../staff/secret';

/** Requests a second, and how many may come at once. A whole shop may sit behind one address. */
const PER_ADDRESS = { rate: 20, burst: 100 };
/** Faster than anybody types; impatient merchants send three messages in a row. */
const PER_CONVERSATION = { rate: 5, burst: 40 };

/** Each may bring several files of several megabytes. */
const UPLOADS_PER_ADDRESS = { rate: 1, burst: 20 };

/** A ticket system that catches up after an outage asks in a burst. */
const PER_API_KEY = { rate: 20, burst: 100 };

export interface Limits {
  perAddress: RequestHandler[];
  perConversation: RequestHandler[];
  uploads: RequestHandler[];
  perApiKey: RequestHandler[];
}

export function createLimits(config: Config): Limits {
  return {
    perAddress: limit(PER_ADDRESS, (req) => clientAddress(config, req)),
    uploads: limit(UPLOADS_PER_ADDRESS, (req) => clientAddress(config, req)),
    perApiKey: limit(PER_API_KEY, (req) => {
      const key = bearer(req.headers.authorization);
      return key && isApiKey(key) ? digestOf(key) : clientAddress(config, req);
    }),
    perConversation: limit(PER_CONVERSATION, (req) => String(req.params.id)),
  };
}

/** restify's throttle counts by user name; the key stands in for it. */
function limit(allowed: { rate: number; burst: number }, keyOf: (req: Request) => string) {
  const name: RequestHandler = (req, _res, next) => {
    req.username = keyOf(req);
    next();
  };
  return [name, plugins.throttle({ ...allowed, username: true })];
}
