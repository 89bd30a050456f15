// The table of all routes.

import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { publicUrl } from '../channels/direct-line/address';
import { registerChat } from '../channels/direct-line/chat-routes';
import type { DirectLine } from '../channels/direct-line/direct-line';
import type { History } from '../channels/direct-line/history';
import { registerDirectLine } from '../channels/direct-line/routes';
import type { Sessions } from '../channels/direct-line/session';
import type { Streams } from '../channels/direct-line/stream';
import type { Tokens } from '../channels/direct-line/tokens';
import type { Looks } from '../channels/looks';
import { type MessagesParts, messages } from '../channels/teams/messages';
import type { Config } from '../config';
import type { Logger } from '../log';
import { ticketEventSchema } from '../tickets/ticket-event';
import { type ApiParts, registerApi } from './api/routes';
import { registerDeskPages } from './desk/pages';
import { type DeskRouteParts, registerDesk } from './desk/routes';
import { tabFrames } from './desk/teams-routes';
import { type HealthParts, registerHealth } from './health';
import { createLimits } from './limits';
import { registerPages } from './pages';
import { answering } from './reply';

export interface RouteParts {
  config: Config;
  log: Logger;
  tokens: Tokens;
  directLine: DirectLine;
  sessions: Sessions;
  history: History;
  streams: Streams;
  looks: Looks;
  teams: MessagesParts;
  desk: DeskRouteParts;
  api: ApiParts;
  health: HealthParts;
  /** Where the build left the pages. */
  webDir: string;
}

export function registerRoutes(server: Server, parts: RouteParts): void {
  const { config, log } = parts;
  const wrap = (handler: (req: Request, res: Response) => Promise<void>) => answering(log, handler);
  const limits = createLimits(config);
  registerHealth(server, parts.health);
  registerPages(server, {
    webDir: parts.webDir,
    publicUrl: (req) => publicUrl(config, req),
    allowedEmbedders: config.ALLOWED_ORIGINS,
  });
  registerDeskPages(server, { webDir: parts.webDir, frames: tabFrames(config) });
  server.get('/schemas/ticket-event.json', async (_req, res) => {
    res.send(200, z.toJSONSchema(ticketEventSchema));
  });
  registerChat(server, { ...parts, limits: limits.perAddress, answering: wrap });
  registerDirectLine(server, { ...parts, limits, answering: wrap });
  server.post('/api/messages', wrap(messages(parts.teams)));
  registerDesk(server, parts.desk);
  registerApi(server, parts.api, limits.perApiKey);
}
