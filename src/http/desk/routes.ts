// The table of all routes under /api/desk. Each part of the desk adds its rows; the guard stands before all of them.

import type { Server } from 'restify';
import { answering } from '../reply';
import { exportRoute } from './export-route';
import { type DeskRoute, guard } from './guard';
import { type InsightsParts, insightsRoute } from './insights-route';
import { keyRoutes } from './key-routes';
import { type ProviderRoutesParts, providerRoutes } from './provider-routes';
import { signInRoutes } from './sign-in-routes';
import { staffRoutes } from './staff-routes';

export type DeskParts = ProviderRoutesParts & InsightsParts;

export function deskRoutes(parts: DeskParts): DeskRoute[] {
  return [
    ...signInRoutes(parts),
    ...providerRoutes(parts),
    ...staffRoutes(parts),
    ...keyRoutes(parts),
    exportRoute(parts),
    insightsRoute(parts),
  ];
}

export function registerDesk(server: Server, parts: DeskParts): void {
  for (const route of deskRoutes(parts)) {
    server[route.method](route.path, answering(parts.log, guard(parts, route)));
  }
}
