// The routes of our own chat page beside Direct Line's: its token, and the conversations before this one.

import type { Request, RequestHandler, Response, Server } from 'restify';
import type { Looks } from '../looks';
import { checkOwnPage } from './address';
import { parseWatermark } from './direct-line';
import type { History } from './history';
import { type PageTokenParts, pageToken } from './page-token';

type Handler = (req: Request, res: Response) => Promise<void>;

export interface ChatRoutes extends PageTokenParts {
  history: History;
  looks: Looks;
  /** Go before a route's own handler and end requests that come too often. */
  limits: readonly RequestHandler[];
  /** Adds error answers to a handler. */
  answering: (handler: Handler) => Handler;
}

export function registerChat(server: Server, parts: ChatRoutes): void {
  const handle = (handler: Handler) => [...parts.limits, parts.answering(unstored(handler))];
  server.post('/chat/token', ...handle(pageToken(parts)));
  server.get('/chat/conversations', ...handle(list(parts)));
  server.get('/chat/conversations/:id/activities', ...handle(read(parts)));
}

function list({ config, sessions, history }: ChatRoutes): Handler {
  return async (req, res) => {
    checkOwnPage(config, req);
    res.send(200, { conversations: await history.list(await sessions.require(req)) });
  };
}

function read({ config, sessions, history, looks }: ChatRoutes): Handler {
  return async (req, res) => {
    checkOwnPage(config, req);
    const session = await sessions.require(req);
    const id = String(req.params.id);
    const watermark = parseWatermark(new URLSearchParams(req.getQuery()).get('watermark'));
    const { set, watermark: seq } = await history.read(session, id, watermark);
    looks.note(id, { seq });
    res.sendRaw(200, set, { 'content-type': 'application/json' });
  };
}

/** What is answered here is one visitor's alone. */
function unstored(handler: Handler): Handler {
  return async (req, res) => {
    res.header('Cache-Control', 'no-store');
    await handler(req, res);
  };
}
