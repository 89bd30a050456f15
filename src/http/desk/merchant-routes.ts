// Routes of the desk about the merchant behind a ticket.

import { z } from 'zod';
import type { Desk } from '../../desk/desk';
import { earlierTalk } from '../../desk/merchant/earlier';
import { mergeAtDesk } from '../../desk/merchant/merge';
import { keepNote } from '../../desk/merchant/note-store';
import { requireTicket, ticketView } from '../../desk/ticket-view';
import { titlesIn } from '../../desk/transcript';
import { LANGUAGES } from '../../language/language';
import type { DeskRoute } from './guard';
import { readBody, readQuery } from './read';

const mergeSchema = z.strictObject({
  into: z.string().trim().max(40),
  acrossMerchants: z.boolean().default(false),
});
const noteSchema = z.strictObject({
  text: z.string().max(1000),
  seen: z.iso.datetime().nullable(),
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
      method: 'post',
      path: '/api/desk/tickets/:number/note',
      role: 'agent',
      handler: async (req, res, { staff }) => {
        const { text, seen } = readBody(noteSchema, req);
        const number = String(req.params.number).toUpperCase();
        const order = { text, seen, by: { id: staff.id, name: staff.name }, now: parts.now() };
        await parts.store.write(async (db) => keepNote(db, await requireTicket(db, number), order));
        res.send(200, await ticketView(parts, number, staff));
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
