// Routes of the desk about the merchant behind a ticket.

import { z } from 'zod';
import type { Desk } from '../../desk/desk';
import { earlierTalk } from '../../desk/merchant/earlier';
import { mergeAtDesk } from '../../desk/merchant/merge';
import { requireTicket, ticketView } from '../../desk/ticket-view';
import { titlesIn } from '../../desk/transcript';
import { LANGUAGES } from '../../language/language';
import type { DeskRoute } from './guard';
import { readBody, readQuery } from './read';

const mergeSchema = z.strictObject({
  into: z.string().trim().max(40),
  acrossMerchants: z.boolean().default(false),
});
const viewQuerySchema = z.strictObject({ language: z.enum(LANGUAGES).optional() });

export function merchantRoutes({ parts }: Desk): DeskRoute[] {
  return [
    {
      method: 'post',
      path: '/api/desk/tickets/:number/merge',
      role: 'agent',
      handler: async (req, res, { staff }) => {
        const { into, acrossMerchants } = readBody(mergeSchema, req);
        const from = String(req.params.number).toUpperCase();
        await mergeAtDesk(parts, { from, into: into.toUpperCase(), acrossMerchants }, staff);
        res.send(200, await ticketView(parts, from, staff));
      },
    },
    {
      method: 'get',
      path: '/api/desk/tickets/:number/talks/:talk',
      role: 'agent',
      handler: async (req, res, { staff }) => {
        const { language = staff.language } = readQuery(viewQuerySchema, req);
        const { read } = parts.store;
        const ticket = await requireTicket(read, String(req.params.number).toUpperCase());
        const titleOf = titlesIn(parts.knowledge().entries, language);
        const talk = String(req.params.talk);
        res.send(200, { transcript: await earlierTalk(read, { ticket, talk }, titleOf) });
      },
    },
  ];
}
