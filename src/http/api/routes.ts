// The table of all routes under /api/v1, and the document that describes them.

import type { RequestHandler, Server } from 'restify';
import type { TicketTarget } from '../../turns/announce';
import { answering } from '../reply';
import { BASE, openApi } from './openapi';
import { paperRoutes } from './paper-routes';
import type { ApiRoute } from './route';
import { type ServeParts, serve } from './serve';
import { teamRoutes } from './team-routes';
import { ticketRoutes } from './ticket-routes';

export interface ApiParts extends ServeParts {
  /** Who is told of changes. */
  targets: ReadonlySet<TicketTarget>;
}

export function apiRoutes(parts: Pick<ApiParts, 'store' | 'targets'>): ApiRoute[] {
  return [...ticketRoutes(parts), ...teamRoutes(parts), ...paperRoutes(parts.store)];
}

/** @param limits go before each route and end calls that come too often */
export function registerApi(server: Server, parts: ApiParts, limits: RequestHandler[]): void {
  const routes = apiRoutes(parts);
  for (const route of routes) {
    server[route.method](
      `${BASE}${route.path}`,
      ...limits,
      answering(parts.log, serve(parts, route)),
    );
  }
  const document = JSON.stringify(openApi(routes));
  server.get(`${BASE}/openapi.json`, async (_req, res) => {
    res.sendRaw(200, document, {
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
    });
  });
}
