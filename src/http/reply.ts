// Turns a handler's failure into the answer that clients expect: a status and `{"error":{"code","message"}}`.

import type { Request, Response } from 'restify';
import { ThawError } from '../errors';
import type { Logger } from '../log';

export type Handler = (req: Request, res: Response) => Promise<void>;

/** Wraps a route so that known failures are answered with their own status and the rest with a plain 500. */
export function answering(log: Logger, handler: Handler): Handler {
  return async (req, res) => {
    try {
      await handler(req, res);
    } catch (err) {
      if (!(err instanceof ThawError)) log.error({ err, path: req.path() }, 'request failed');
      if (err instanceof ThawError && err.retryAfterS !== undefined) {
        res.header('Retry-After', String(err.retryAfterS));
      }
      if (!res.headersSent) res.send(...errorAnswer(err));
    }
  };
}

/** @returns status and body */
function errorAnswer(err: unknown): [number, { error: { code: string; message: string } }] {
  if (err instanceof ThawError) {
    return [
      err.status,
      { error: { code: wireCode(err.code), message: `${err.message} ${err.fix}` } },
    ];
  }
  return [500, { error: { code: 'InternalError', message: 'The request failed. Try again.' } }];
}

/** TOKEN_EXPIRED → TokenExpired, the form of the Bot Framework's own codes. */
export function wireCode(code: string): string {
  return code.toLowerCase().replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
}
