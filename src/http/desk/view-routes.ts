// Routes of the desk about saved views of the queue.

import type { Response } from 'restify';
import { z } from 'zod';
import type { Desk } from '../../desk/desk';
import { changeView, deleteView, makeView } from '../../desk/saved-views/view-store';
import { savedViews, viewFiltersSchema } from '../../desk/saved-views/views';
import { redactText } from '../../privacy/redact';
import { lineSchema } from '../../staff/line';
import type { DeskRoute, Signed } from './guard';
import { readBody, readQuery } from './read';

const name = lineSchema(60).transform((given) => redactText(given).text);
const filters = viewFiltersSchema.transform(({ search, ...rest }) => ({
  ...rest,
  ...(search !== undefined && { search: redactText(search).text }),
}));
const makeSchema = z.strictObject({ name, isShared: z.boolean().default(false), filters });
const seen = z.coerce.number().int().positive();
const changeSchema = z.strictObject({
  name: name.optional(),
  isShared: z.boolean().optional(),
  filters: filters.optional(),
  seen,
});
const deleteSchema = z.strictObject({ seen });

const PATH = '/api/desk/views';

export function viewRoutes({ parts: { store, now } }: Desk): DeskRoute[] {
  const actOf = ({ staff }: Signed) => ({ by: staff, now: now() });
  const show = async (res: Response, { staff }: Signed, more: { id?: string } = {}) => {
    res.send(more.id === undefined ? 200 : 201, { ...(await savedViews(store, staff)), ...more });
  };
  return [
    {
      method: 'get',
      path: PATH,
      role: 'agent',
      handler: (_req, res, signed) => show(res, signed),
    },
    {
      method: 'post',
      path: PATH,
      role: 'agent',
      handler: async (req, res, signed) => {
        const content = readBody(makeSchema, req);
        const id = await store.write((db) => makeView(db, content, actOf(signed)));
        await show(res, signed, { id });
      },
    },
    {
      method: 'patch',
      path: `${PATH}/:id`,
      role: 'agent',
      handler: async (req, res, signed) => {
        const order = { id: String(req.params.id), ...readBody(changeSchema, req) };
        await store.write((db) => changeView(db, order, actOf(signed)));
        await show(res, signed);
      },
    },
    {
      method: 'del',
      path: `${PATH}/:id`,
      role: 'agent',
      handler: async (req, res, signed) => {
        const order = { id: String(req.params.id), ...readQuery(deleteSchema, req) };
        await store.write((db) => deleteView(db, order, actOf(signed)));
        await show(res, signed);
      },
    },
  ];
}
