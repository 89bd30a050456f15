// Routes of the desk about missed questions, for maintainers.

import type { Misses } from '../../desk/misses/misses';
import { type DecidedView, missDecisionSchema } from '../../desk/misses/misses-views';
import type { DeskRoute } from './guard';
import { readBody } from './read';

export function missesRoutes(misses: Misses): DeskRoute[] {
  return [
    {
      method: 'get',
      path: '/api/desk/misses',
      role: 'maintainer',
      async handler(_req, res, { staff }) {
        res.send(200, await misses.list(staff.language));
      },
    },
    {
      method: 'post',
      path: '/api/desk/misses/decisions',
      role: 'maintainer',
      async handler(req, res, { staff }) {
        const decision = readBody(missDecisionSchema, req);
        const decided: DecidedView = await misses.decide(decision, staff);
        res.send(201, decided);
      },
    },
    {
      method: 'post',
      path: '/api/desk/misses/decisions/:id/undo',
      role: 'maintainer',
      async handler(req, res, { staff }) {
        await misses.undo(String(req.params.id), staff);
        res.send(204);
      },
    },
  ];
}
