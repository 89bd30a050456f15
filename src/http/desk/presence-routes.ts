// Routes of the desk by which staff tell whether they are there, and read it of each other.

import type { Request } from 'restify';
import { z } from 'zod';
import type { Desk } from '../../desk/desk';
import { PRESENCES, type PresencesView } from '../../desk/presence/presence-views';
import type { DeskRoute, Signed } from './guard';
import { readBody } from './read';

const chosenSchema = z.strictObject({
  state: z.enum(PRESENCES),
  backAt: z.iso
    .datetime({ offset: true })
    .transform((given) => Date.parse(given))
    .nullable()
    .default(null),
});

export function presenceRoutes({ presence }: Desk): DeskRoute[] {
  const view = async (): Promise<PresencesView> => ({ staff: await presence.view() });
  const choose = async (req: Request, id: string, { staff }: Signed) => {
    await presence.choose(id, readBody(chosenSchema, req), staff);
    return view();
  };
  return [
    {
      method: 'get',
      path: '/api/desk/presence',
      role: 'agent',
      handler: async (_req, res) => res.send(200, await view()),
    },
    {
      method: 'post',
      path: '/api/desk/presence',
      role: 'agent',
      handler: async (req, res, signed) => {
        res.send(200, await choose(req, signed.staff.id, signed));
      },
    },
    {
      method: 'post',
      path: '/api/desk/staff/:id/presence',
      role: 'admin',
      handler: async (req, res, signed) => {
        res.send(200, await choose(req, String(req.params.id), signed));
      },
    },
  ];
}
