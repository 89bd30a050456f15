// The table of all routes under /api/desk. Each part of the desk adds its rows; the guard stands before all of them.

import type { Server } from 'restify';
import type { Deliveries } from '../../desk/deliveries';
import type { Desk } from '../../desk/desk';
import type { Entries } from '../../desk/entries/entries';
import type { Exchange } from '../../desk/exchange/exchange';
import type { Misses } from '../../desk/misses/misses';
import { ThawError } from '../../errors';
import { findAccount } from '../../staff/account-store';
import type { Database } from '../../store/store';
import { answering } from '../reply';
import { crewRoutes } from './crew-routes';
import { deliveryRoutes } from './delivery-routes';
import { entryRoutes } from './entry-routes';
import { type DeskStreams, eventsRoute } from './events-route';
import { exchangeRoutes } from './exchange-routes';
import { exportRoute } from './export-route';
import { paperRoute, staffFile } from './file-routes';
import { type DeskRoute, guard } from './guard';
import { type InsightsParts, insightsRoute } from './insights-route';
import { keyRoutes } from './key-routes';
import { linkRoutes } from './link-routes';
import { merchantRoutes } from './merchant-routes';
import { missesRoutes } from './misses-routes';
import { type PersonRoutesParts, personRoutes } from './person-routes';
import { presenceRoutes } from './presence-routes';
import { type ProviderRoutesParts, providerRoutes } from './provider-routes';
import { resultsRoutes } from './results-routes';
import { signInRoutes } from './sign-in-routes';
import { staffRoutes } from './staff-routes';
import { type StorageRouteParts, storageRoute } from './storage-route';
import { tagRoutes } from './tag-routes';
import { type TeamsRoutesParts, teamsRoutes } from './teams-routes';
import { ticketRoutes } from './ticket-routes';
import { timeRoutes } from './time-routes';
import { togetherRoutes } from './together-routes';
import { viewRoutes } from './view-routes';

export interface DeskRouteParts
  extends ProviderRoutesParts,
    TeamsRoutesParts,
    InsightsParts,
    PersonRoutesParts,
    StorageRouteParts {
  desk: Desk;
  streams: DeskStreams;
  deliveries: Deliveries;
  misses: Misses;
  entries: Entries;
  exchange: Exchange;
}

export function deskRoutes(parts: DeskRouteParts): DeskRoute[] {
  const { desk, streams, store } = parts;
  return [
    ...signInRoutes(parts),
    ...providerRoutes(parts),
    ...teamsRoutes(parts),
    ...staffRoutes(parts),
    ...keyRoutes(parts),
    ...personRoutes(parts),
    storageRoute(parts),
    exportRoute(parts),
    insightsRoute(parts),
    ...resultsRoutes(parts),
    ...ticketRoutes(desk, (id) => requireColleague(store.read, id)),
    ...merchantRoutes(desk),
    ...linkRoutes(desk),
    ...tagRoutes(desk),
    ...viewRoutes(desk),
    ...crewRoutes(desk),
    ...timeRoutes(desk),
    ...togetherRoutes(desk),
    ...presenceRoutes(desk),
    paperRoute(desk),
    eventsRoute(streams),
    ...deliveryRoutes(parts.deliveries),
    ...missesRoutes(parts.misses),
    ...entryRoutes(parts.entries),
    ...exchangeRoutes(parts.exchange),
  ];
}

export function registerDesk(server: Server, parts: DeskRouteParts): void {
  for (const route of deskRoutes(parts)) {
    server[route.method](route.path, answering(parts.log, guard(parts, route)));
  }
  server.get('/files/:key', answering(parts.log, staffFile(parts.desk)));
}

/** @throws ThawError STAFF_UNKNOWN for who cannot sign in either */
async function requireColleague(db: Database, id: string): Promise<{ id: string; name: string }> {
  const found = await findAccount(db, { id });
  if (!found || found.account.isDisabled) throw new ThawError('STAFF_UNKNOWN', { login: id });
  return { id, name: found.account.name };
}
