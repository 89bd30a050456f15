// Deliveries at the desk: what left, what failed, trying again.

import { z } from 'zod';
import type { Deliveries } from '../../desk/deliveries';
import { ThawError } from '../../errors';
import { DELIVERY_KINDS } from '../../turns/outbox-store';
import type { DeskRoute } from './guard';
import { readQuery } from './read';

const querySchema = z.strictObject({
  state: z.enum(['due', 'done', 'failed']).optional(),
  kind: z.enum(DELIVERY_KINDS).optional(),
  cursor: z.string().max(400).optional(),
});

const BASE = '/api/desk/deliveries';

export function deliveryRoutes(deliveries: Deliveries): DeskRoute[] {
  return [
    {
      method: 'get',
      path: BASE,
      role: 'agent',
      async handler(req, res) {
        res.send(200, await deliveries.view(readQuery(querySchema, req)));
      },
    },
    {
      method: 'post',
      path: `${BASE}/:id/replay`,
      role: 'agent',
      async handler(req, res, { staff }) {
        await deliveries.replay(String(req.params.id), staff);
        res.send(204);
      },
    },
    {
      method: 'post',
      path: `${BASE}/stops/:kind/lift`,
      role: 'agent',
      async handler(req, res, { staff }) {
        const kind = DELIVERY_KINDS.find((each) => each === req.params.kind);
        if (!kind) {
          const faults = `kind: must be one of ${DELIVERY_KINDS.join(', ')}`;
          throw new ThawError('BODY_INVALID', { faults });
        }
        await deliveries.lift(kind, staff);
        res.send(204);
      },
    },
  ];
}
