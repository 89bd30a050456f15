// The table of all routes.

import { plugins, type Request, type RequestHandler, type Response, type Server } from 'restify';
import { z } from 'zod';
import { clientAddress, publicUrl } from '../channels/direct-line/address';
import type { DirectLine } from '../channels/direct-line/direct-line';
import { pageToken } from '../channels/direct-line/page-token';
import { registerDirectLine } from '../channels/direct-line/routes';
import type { Streams } from '../channels/direct-line/stream';
import type { Tokens } from '../channels/direct-line/tokens';
import { type MessagesParts, messages } from '../channels/teams/messages';
import type { Config } from '../config';
import type { Logger } from '../log';
import { ticketEventSchema } from '../tickets/webhook';
import { type HealthParts, registerHealth } from './health';
import { registerPages } from './pages';
import { answering } from './reply';

export interface RouteParts {
  config: Config;
  log: Logger;
  tokens: Tokens;
  directLine: DirectLine;
  streams: Streams;
  teams: MessagesParts;
  health: HealthParts;
  /** Where the build left the pages. */
  webDir: string;
}

/** Requests a second from one address, and how many may come at once: a shop behind one address is not shut out. */
const PER_ADDRESS = { rate: 20, burst: 100 };

export function registerRoutes(server: Server, parts: RouteParts): void {
  const { config, log } = parts;
  const wrap = (handler: (req: Request, res: Response) => Promise<void>) => answering(log, handler);
  registerHealth(server, parts.health);
  registerPages(server, {
    webDir: parts.webDir,
    publicUrl: (req) => publicUrl(config, req),
    allowedEmbedders: config.ALLOWED_ORIGINS,
  });
  server.get('/schemas/ticket-event.json', async (_req, res) => {
    res.send(200, z.toJSONSchema(ticketEventSchema));
  });
  server.post('/chat/token', ...limited(config), wrap(pageToken(parts)));
  registerDirectLine(server, { ...parts, answering: wrap });
  server.post('/api/messages', wrap(messages(parts.teams)));
}

function limited(config: Config): RequestHandler[] {
  const name: RequestHandler = (req, _res, next) => {
    req.username = clientAddress(config, req);
    next();
  };
  return [name, plugins.throttle({ ...PER_ADDRESS, username: true })];
}
