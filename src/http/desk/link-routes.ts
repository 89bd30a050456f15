// Routes of the desk that link a ticket with another one and take the link away.

import { z } from 'zod';
import type { Desk } from '../../desk/desk';
import { linkAtDesk } from '../../desk/links/links';
import { ticketView } from '../../desk/ticket-view';
import type { DeskRoute } from './guard';
import { readBody } from './read';

const linkSchema = z.strictObject({ other: z.string().trim().min(1).max(40) });

export function linkRoutes({ parts }: Desk): DeskRoute[] {
  return (['link', 'unlink'] as const).map((act) => ({
    method: 'post',
    path: `/api/desk/tickets/:number/${act}`,
    role: 'agent',
    handler: async (req, res, { staff }) => {
      const other = readBody(linkSchema, req).other.toUpperCase();
      const number = String(req.params.number).toUpperCase();
      await linkAtDesk(parts, { act, number, other }, staff);
      res.send(200, await ticketView(parts, number, staff));
    },
  }));
}
