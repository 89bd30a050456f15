// The Direct Line 3.0 routes, for the official clients.

import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Request, RequestHandler, Response, Server } from 'restify';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Config } from '../../config';
import { ThawError } from '../../errors';
import { inputFaults } from '../input-faults';
import type { Looks } from '../looks';
import { checkOrigin } from './address';
import { BASE, connection } from './connection';
import { type DirectLine, parseWatermark } from './direct-line';
import { readUpload } from './read-upload';
import type { Streams } from './stream';
import { bearer, type Grant, newGrant, type Tokens } from './tokens';

type Handler = (req: Request, res: Response) => Promise<void>;

export interface DirectLineRoutes {
  config: Config;
  tokens: Tokens;
  directLine: DirectLine;
  streams: Streams;
  looks: Looks;
  /** Handlers that go before a route's own and end requests that come too often. */
  limits: Record<'perAddress' | 'perConversation' | 'uploads', RequestHandler[]>;
  /** Adds error answers to a handler. */
  answering: (handler: Handler) => Handler;
}

export function registerDirectLine(server: Server, parts: DirectLineRoutes): void {
  const { answering, limits } = parts;
  const routes = new Routes(parts);
  server.post(`${BASE}/tokens/generate`, answering(routes.generate));
  server.post(`${BASE}/tokens/refresh`, answering(routes.refresh));
  server.post(`${BASE}/conversations`, ...limits.perAddress, answering(routes.start));
  server.get(`${BASE}/conversations/:id`, answering(routes.reconnect));
  server.post(
    `${BASE}/conversations/:id/activities`,
    ...limits.perConversation,
    answering(routes.send),
  );
  server.get(`${BASE}/conversations/:id/activities`, answering(routes.read));
  server.post(`${BASE}/conversations/:id/upload`, ...limits.uploads, answering(routes.upload));
  server.get(`${BASE}/conversations/:id/stream`, answering(routes.stream));
}

/** The only address that a connection may be upgraded at. */
export function isStream(req: Request): boolean {
  return /^\/v3\/directline\/conversations\/[^/]+\/stream\/?$/.test(req.path());
}

/** Uploads have limits of their own. */
export function isUpload(req: Request): boolean {
  return /^\/v3\/directline\/conversations\/[^/]+\/upload\/?$/.test(req.path());
}

/** Calls come from other sites too, so every answer may be read; whether a page is welcome is checked by token. */
export function allowCors(req: Request, res: Response): void {
  const { origin } = req.headers;
  if (!origin || !req.path().startsWith(`${BASE}/`)) return;
  res.header('Access-Control-Allow-Origin', origin);
  res.header('Vary', 'Origin');
  res.header('Access-Control-Expose-Headers', 'Retry-After');
  if (req.method !== 'OPTIONS') return;
  res.header('Access-Control-Allow-Methods', 'GET, POST, OPTIONS');
  res.header(
    'Access-Control-Allow-Headers',
    'authorization, content-type, x-ms-bot-agent, x-requested-with, accept',
  );
  res.header('Access-Control-Max-Age', '86400');
}

const generateSchema = z.object({
  user: z.object({ id: z.string().min(1).max(100).optional() }).optional(),
  User: z.object({ Id: z.string().min(1).max(100) }).optional(),
  trustedOrigins: z
    .array(z.url().transform((each) => new URL(each).origin))
    .max(20)
    .default([]),
});

class Routes {
  readonly #parts: DirectLineRoutes;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: 1024 });

  constructor(parts: DirectLineRoutes) {
    this.#parts = parts;
  }

  readonly generate: Handler = async (req, res) => {
    const secret = this.#parts.config.DIRECT_LINE_SECRET;
    const given = bearer(req.headers.authorization);
    if (!given) throw new ThawError('TOKEN_MISSING');
    if (!secret || !sameText(secret, given)) throw new ThawError('SECRET_WRONG');
    const parsed = generateSchema.safeParse(req.body ?? {});
    if (!parsed.success) {
      throw new ThawError('BODY_INVALID', { faults: inputFaults(parsed.error, 'body') });
    }
    const { trustedOrigins, user, User } = parsed.data;
    res.send(
      200,
      await this.#parts.directLine.issue(newGrant(trustedOrigins, user?.id ?? User?.Id)),
    );
  };

  readonly refresh: Handler = async (req, res) => {
    res.send(200, await this.#parts.directLine.issue(await this.#grant(req)));
  };

  readonly start: Handler = async (req, res) => {
    const grant = await this.#grant(req);
    const { created } = await this.#parts.directLine.start(grant, req.body);
    res.send(created ? 201 : 200, await connection(this.#parts, req, { grant }));
  };

  readonly reconnect: Handler = async (req, res) => {
    const grant = await this.#grantFor(req);
    const seen = queryOf(req).get('watermark');
    res.send(200, await connection(this.#parts, req, { grant, seen }));
  };

  readonly send: Handler = async (req, res) => {
    res.send(200, await this.#parts.directLine.send(await this.#grantFor(req), req.body));
  };

  readonly read: Handler = async (req, res) => {
    const grant = await this.#grantFor(req);
    const watermark = parseWatermark(queryOf(req).get('watermark'));
    const { directLine, looks } = this.#parts;
    const next = await directLine.readAfter(grant.conversationId, watermark);
    // What comes now may be lost on its way; what the client names has arrived.
    looks.note(grant.conversationId, { seq: watermark });
    res.sendRaw(200, next?.set ?? `{"activities":[],"watermark":"${watermark}"}`, {
      'content-type': 'application/json',
    });
  };

  /** Nothing of the body is read before the caller is known. */
  readonly upload: Handler = async (req, res) => {
    const grant = await this.#grantFor(req);
    const upload = await readUpload(req).catch((fault: unknown) => {
      // What is left of the body would be taken for the next request.
      res.header('Connection', 'close');
      throw fault;
    });
    const { activity = { type: 'message' }, files } = upload;
    res.send(200, await this.#parts.directLine.send(grant, activity, files));
  };

  readonly stream: Handler = async (req, res) => {
    const query = queryOf(req);
    const { config, tokens, streams } = this.#parts;
    const grant = await tokens.verify(query.get('t') ?? undefined, 'stream');
    if (grant.conversationId !== req.params.id) throw new ThawError('CONVERSATION_FOREIGN');
    checkOrigin(config, req, grant.origins);
    streams.checkRoom(grant.conversationId);
    const upgrade = (res as unknown as UpgradeResponse).claimUpgrade?.();
    if (!upgrade)
      throw new ThawError('BODY_INVALID', { faults: 'this address is for web sockets' });
    this.#sockets.handleUpgrade(req, upgrade.socket, upgrade.head, (socket) => {
      streams.serve(socket, grant.conversationId, parseWatermark(query.get('watermark')));
    });
  };

  async #grant(req: Request): Promise<Grant> {
    const grant = await this.#parts.tokens.verify(bearer(req.headers.authorization), 'api');
    checkOrigin(this.#parts.config, req, grant.origins);
    return grant;
  }

  /** The grant of a request to one conversation, which must be the token's own and started. */
  async #grantFor(req: Request): Promise<Grant> {
    const grant = await this.#grant(req);
    if (grant.conversationId !== req.params.id) throw new ThawError('CONVERSATION_FOREIGN');
    await this.#parts.directLine.requireStarted(grant);
    return grant;
  }
}

interface UpgradeResponse {
  claimUpgrade?: () => { socket: IncomingMessage['socket']; head: Buffer };
}

function queryOf(req: Request): URLSearchParams {
  return new URLSearchParams(req.getQuery());
}

/** Compares without telling by its time how much was right. */
function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
