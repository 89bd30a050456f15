// Routes of the desk about time: my day, and putting a ticket off, having it back, being reminded of it.

import type { Request } from 'restify';
import { z } from 'zod';
import type { Desk } from '../../desk/desk';
import { myDayView, timesView } from '../../desk/my-day/my-day';
import { ticketView } from '../../desk/ticket-view';
import type { TicketCommand } from '../../tickets/ticket-change';
import type { DeskRoute, Signed } from './guard';
import { readBody } from './read';

const PATH = '/api/desk/tickets/:number';
const LONGEST_NOTE = 500;
const time = z.iso.datetime({ offset: true }).transform((given) => new Date(given).toISOString());
const putOffSchema = z.strictObject({ until: time.optional() });
const remindSchema = z.strictObject({ at: time, note: z.string().max(LONGEST_NOTE).default('') });
const emptySchema = z.strictObject({});

export function timeRoutes(desk: Desk): DeskRoute[] {
  const { parts, actions } = desk;
  const hours = () => parts.knowledge().hours;
  const numberOf = (req: Request) => String(req.params.number).toUpperCase();
  const action = (
    name: string,
    act: (req: Request, number: string, staff: Signed['staff']) => Promise<unknown>,
  ): DeskRoute => ({
    method: 'post',
    path: `${PATH}/${name}`,
    role: 'agent',
    handler: async (req, res, { staff }) => {
      const number = numberOf(req);
      await act(req, number, staff);
      res.send(200, await ticketView(parts, number, staff));
    },
  });
  const change = (name: string, command: (req: Request) => TicketCommand) =>
    action(name, (req, number, staff) => actions.change(number, command(req), staff));
  return [
    {
      method: 'get',
      path: '/api/desk/my-day',
      role: 'agent',
      handler: async (_req, res, { staff }) => {
        res.send(200, await myDayView({ ...parts, hours }, staff.id));
      },
    },
    {
      method: 'get',
      path: '/api/desk/times',
      role: 'agent',
      handler: async (_req, res) => {
        res.send(200, timesView(hours(), parts.now()));
      },
    },
    change('put-off', (req) => ({ do: 'put-off', ...readBody(putOffSchema, req) })),
    change('take-back', (req) => {
      readBody(emptySchema, req);
      return { do: 'take-back', because: 'staff' };
    }),
    action('remind', (req, number, staff) =>
      actions.remind(number, readBody(remindSchema, req), staff),
    ),
    action('reminder-done', (req, number, staff) => {
      readBody(emptySchema, req);
      return actions.forgetReminder(number, staff);
    }),
  ];
}
