// Routes of the desk by which colleagues know of each other at a ticket.

import { z } from 'zod';
import type { Desk } from '../../desk/desk';
import { requireTicket } from '../../desk/ticket-view';
import { COMPANY_STATES } from '../../desk/together/company-store';
import type { DeskRoute } from './guard';
import { readBody } from './read';

const signSchema = z.strictObject({ state: z.enum(COMPANY_STATES) });

export function togetherRoutes({ parts, company }: Desk): DeskRoute[] {
  return [
    {
      method: 'post',
      path: '/api/desk/tickets/:number/company',
      role: 'agent',
      handler: async (req, res, { staff }) => {
        const { state } = readBody(signSchema, req);
        const ticket = await requireTicket(
          parts.store.read,
          String(req.params.number).toUpperCase(),
        );
        await company.note(ticket, { staff: staff.id, state });
        res.send(204);
      },
    },
  ];
}
