// Routes of the desk about tags: the list that administrators keep, and putting them on a ticket.

import { z } from 'zod';
import type { Desk } from '../../desk/desk';
import { changeTag, listTags, makeTag, requireTags } from '../../desk/tags/tag-store';
import { ticketView } from '../../desk/ticket-view';
import { lineSchema } from '../../staff/line';
import type { DeskRoute, Signed } from './guard';
import { readBody } from './read';

const name = lineSchema(30);
const namesSchema = z.strictObject({ zh: name, en: name });
const changeSchema = z.strictObject({
  zh: name.optional(),
  en: name.optional(),
  isRetired: z.boolean().optional(),
});
const ids = z.array(z.string().max(80)).max(20).default([]);
const putSchema = z.strictObject({ add: ids, remove: ids });

export function tagRoutes({ parts, actions }: Desk): DeskRoute[] {
  const { store, now } = parts;
  const actOf = ({ staff }: Signed) => ({ by: { id: staff.id, name: staff.name }, now: now() });
  return [
    {
      method: 'get',
      path: '/api/desk/tags',
      role: 'agent',
      handler: async (_req, res) => {
        res.send(200, { tags: await listTags(store.read) });
      },
    },
    {
      method: 'post',
      path: '/api/desk/tags',
      role: 'admin',
      handler: async (req, res, signed) => {
        const names = readBody(namesSchema, req);
        await store.write((db) => makeTag(db, names, actOf(signed)));
        res.send(201, { tags: await listTags(store.read) });
      },
    },
    {
      method: 'patch',
      path: '/api/desk/tags/:id',
      role: 'admin',
      handler: async (req, res, signed) => {
        const order = { id: String(req.params.id), change: readBody(changeSchema, req) };
        await store.write((db) => changeTag(db, order, actOf(signed)));
        res.send(200, { tags: await listTags(store.read) });
      },
    },
    {
      method: 'post',
      path: '/api/desk/tickets/:number/tags',
      role: 'agent',
      handler: async (req, res, { staff }) => {
        const { add, remove } = readBody(putSchema, req);
        const number = String(req.params.number).toUpperCase();
        await requireTags(store.read, add);
        await actions.change(number, { do: 'tag', add, remove }, staff);
        res.send(200, await ticketView(parts, number, staff));
      },
    },
  ];
}
