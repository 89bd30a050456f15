// The HTTP server: limits, headers and error answers that all routes share.

import {
  createServer as createRestify,
  plugins,
  type Request,
  type Response,
  type Server,
} from 'restify';
import { UPLOAD_LIMIT } from '../channels/direct-line/read-upload';
import { allowCors, isStream } from '../channels/direct-line/routes';
import type { Logger } from '../log';
import { storableText } from '../store/storable-text';
import { bringsFiles } from './uploads';

/** Bytes of a JSON body. */
export const BODY_LIMIT = 256 * 1024;
const REQUEST_TIMEOUT_MS = 30_000;
/** A picture of several megabytes from a telephone far from the next mast. */
const UPLOAD_TIMEOUT_MS = 300_000;
const HEADERS_TIMEOUT_MS = 10_000;
const LONGEST_PARAMETER = 500;
const MAX_CONNECTIONS = 10_000;

export function createServer(log: Logger): Server {
  const server = createRestify({
    name: 'thaw',
    handleUpgrades: true,
    ignoreTrailingSlash: true,
    // Ids of Teams are longer than the 100 characters that the router takes by itself.
    ...({ maxParamLength: LONGEST_PARAMETER } as object),
    // restify tells of every refused request at info, which a flood would turn against the log.
    log: log.child({}, { level: 'warn' }) as never,
  });
  const http = server.server;
  http.requestTimeout = UPLOAD_TIMEOUT_MS;
  http.headersTimeout = HEADERS_TIMEOUT_MS;
  http.maxConnections = MAX_CONNECTIONS;
  // Node leaves a socket without a listener as soon as the client asks for an upgrade.
  http.prependListener('upgrade', (_req, socket) => socket.on('error', () => socket.destroy()));
  server.pre((req, res, next) => {
    if (!hasAddress(req)) return end(res, next, 400);
    // The answer to a refused upgrade is a bare status; most routes could not write theirs.
    if (isUpgrade(res) && !isStream(req)) return end(res, next, 426);
    res.header('X-Content-Type-Options', 'nosniff');
    allowCors(req, res);
    if (req.method === 'OPTIONS') return end(res, next, 204);
    if (Number(req.headers['content-length']) > limitOf(req)) return end(res, next, 413);
    // Compressed bodies would be unpacked without a limit.
    if (req.headers['content-encoding']) return end(res, next, 415);
    limitTime(req);
    next();
  });
  server.use(
    plugins.jsonBodyParser({
      mapParams: false,
      maxBodySize: BODY_LIMIT,
      reviver: (_: string, value: unknown) =>
        typeof value === 'string' ? storableText(value) : value,
    } as object),
  );
  server.on('restifyError', (_req: Request, res: Response, err: RestifyError, done: () => void) => {
    if (err.statusCode === 429) res.header('Retry-After', '1');
    answerInOurForm(err, log);
    done();
  });
  return server;
}

/** Chunked bodies tell no length: the parsers count for themselves. */
function limitOf(req: Request): number {
  return bringsFiles(req) ? UPLOAD_LIMIT : BODY_LIMIT;
}

/** Node has one limit for all requests, and uploads need a longer one than the rest. */
function limitTime(req: Request): void {
  if (req.method === 'GET' || bringsFiles(req)) return;
  const timer = setTimeout(() => req.complete || req.destroy(), REQUEST_TIMEOUT_MS);
  timer.unref();
  req.once('close', () => clearTimeout(timer));
}

/** restify reads the address from Host and target at every look, and throws where no handler catches it. */
function hasAddress(req: Request): boolean {
  try {
    return req.path().length > 0;
  } catch {
    return false;
  }
}

function isUpgrade(res: Response): boolean {
  return 'claimUpgrade' in res;
}

function end(res: Response, next: (stop: false) => void, status: number): void {
  if (status === 413) res.header('Connection', 'close');
  if (status === 204) res.send(204);
  else res.send(status, { error: FIXED_ANSWERS[status] });
  next(false);
}

const FIXED_ANSWERS: Record<number, { code: string; message: string }> = {
  400: { code: 'AddressInvalid', message: 'The Host header or the path is no valid address.' },
  413: { code: 'BodyTooLarge', message: 'The body is too large. Send less.' },
  415: { code: 'EncodingRefused', message: 'Compressed bodies are not accepted. Send plain JSON.' },
  426: { code: 'UpgradeRefused', message: 'This address is not for web sockets.' },
};

interface RestifyError extends Error {
  statusCode?: number;
  /** `code` is in the form that we use: InvalidContent, ResourceNotFound. */
  body?: { code?: string };
  toJSON?: () => object;
}

/** Unknown routes, broken JSON and the like, in the same form as every other error. */
function answerInOurForm(err: RestifyError, log: Logger): void {
  const status = err.statusCode ?? 500;
  if (status >= 500) log.error({ err }, 'request failed');
  const code = err.body?.code ?? 'Error';
  const message = status >= 500 ? 'The request failed. Try again.' : err.message;
  err.toJSON = () => ({ error: { code: status >= 500 ? 'InternalError' : code, message } });
}
