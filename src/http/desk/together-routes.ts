// Routes of the desk by which colleagues know of each other at a ticket, and what they might write there.

import { z } from 'zod';
import type { Desk } from '../../desk/desk';
import { requireTicket } from '../../desk/ticket-view';
import { suggestionsFor } from '../../desk/writing/suggestions';
import { LANGUAGES } from '../../language/language';
import type { DeskRoute } from './guard';
import { readBody, readQuery } from './read';

const viewQuerySchema = z.strictObject({ language: z.enum(LANGUAGES).optional() });
const signSchema = z.strictObject({ state: z.enum(['looks', 'writes', 'left']) });

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
    {
      method: 'get',
      path: '/api/desk/tickets/:number/suggestions',
      role: 'agent',
      handler: async (req, res, { staff }) => {
        const { language = staff.language } = readQuery(viewQuerySchema, req);
        const { read } = parts.store;
        const ticket = await requireTicket(read, String(req.params.number).toUpperCase());
        const { translator, knowledge, ask, now } = parts;
        const context = { translator, knowledge: knowledge(), ask, now: now(), language };
        const asked = { ...context, staffName: staff.name };
        res.send(200, await suggestionsFor(read, ticket, asked));
      },
    },
  ];
}
