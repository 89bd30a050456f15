// Routes of the REST API about teams: the list, and moving a ticket to one.

import type { z } from 'zod';
import type { Store } from '../../store/store';
import { listCrews, requireCrew } from '../../tickets/crews/crew-store';
import type { TicketTarget } from '../../turns/announce';
import { type ApiRoute, readRoute, writeRoute } from './route';
import { moveSchema, noQuerySchema, type teamListSchema } from './schemas';
import { changeAs } from './ticket-routes';

interface TeamRouteParts {
  store: Store;
  /** Who is told of changes. */
  targets: ReadonlySet<TicketTarget>;
}

export function teamRoutes({ store, targets }: TeamRouteParts): ApiRoute[] {
  return [
    readRoute({
      method: 'get',
      path: '/teams',
      id: 'listTeams',
      summary: 'The teams of the staff, with which new tickets come to each',
      scope: 'tickets:read',
      query: noQuerySchema,
      answer: 'TeamList',
      errors: [],
      read: async () => ({ kind: 'json', json: JSON.stringify(await teamList(store)) }),
    }),
    writeRoute({
      method: 'post',
      path: '/tickets/:number/team',
      id: 'moveTicket',
      summary: 'Moves a ticket to another team',
      scope: 'tickets:write',
      status: 200,
      body: moveSchema,
      bodyName: 'MoveTicket',
      answer: 'Ticket',
      errors: ['TICKET_UNKNOWN', 'TEAM_UNKNOWN', 'TICKET_CHANGE_INVALID', 'TICKET_STALE'],
      write: async (db, call) => {
        const { team: id } = call.body;
        const crew = id === null ? undefined : await requireCrew(db, id);
        const team = crew && { id: crew.id, name: crew.name };
        return changeAs(db, call, { command: { do: 'move', team }, targets });
      },
    }),
  ];
}

async function teamList(store: Store): Promise<z.input<typeof teamListSchema>> {
  const crews = await listCrews(store.read);
  return {
    teams: crews.map(({ id, name, isRetired, takesNew, rules, distributes }) => ({
      ...{ id, name, isRetired, takesNew, distributes },
      providers: [...rules.providers],
      languages: [...rules.languages],
      kinds: [...rules.kinds],
    })),
  };
}
