// Routes of the desk about teams: the list that administrators keep in order, and moving a ticket to another one.

import { z } from 'zod';
import { crewView, WEEKDAYS } from '../../desk/crews/crew-views';
import type { Desk } from '../../desk/desk';
import { ticketView } from '../../desk/ticket-view';
import { LANGUAGES } from '../../language/language';
import { lineSchema } from '../../staff/line';
import type { Act } from '../../staff/manage';
import type { Database } from '../../store/store';
import {
  changeCrew,
  listCrews,
  makeCrew,
  moveCrew,
  requireCrew,
} from '../../tickets/crews/crew-store';
import { spansIn } from '../../tickets/span-text';
import type { TicketCommand } from '../../tickets/ticket-change';
import { TICKET_KINDS } from '../../tickets/ticket-kind';
import type { DeskRoute, Signed } from './guard';
import { readBody } from './read';

/** Nobody looks after more at a time. */
const MOST_OPEN = 999;

const spans = z
  .string()
  .max(200)
  .transform((given, context) => {
    const found = spansIn(given);
    if (found) return found;
    context.addIssue({
      code: 'custom',
      message: 'must look like "09:00-12:00, 13:30-18:00", in order, or be empty',
    });
    return z.NEVER;
  });
const week = z
  .strictObject({
    ...{ sunday: spans, monday: spans, tuesday: spans, wednesday: spans },
    ...{ thursday: spans, friday: spans, saturday: spans },
  })
  .transform((given) => WEEKDAYS.map((day) => given[day]))
  .refine((given) => given.some((day) => day.length > 0), 'must have hours on one day at least');

const crewFields = {
  name: lineSchema(40),
  members: z.array(z.string().max(80)).max(200),
  takesNew: z.boolean(),
  providers: z.array(lineSchema(60)).max(50),
  languages: z.array(z.enum(LANGUAGES)),
  kinds: z.array(z.enum(TICKET_KINDS)),
  hours: week.nullable(),
  distributes: z.boolean(),
  cap: z.int().min(1).max(MOST_OPEN).nullable(),
};
const makeSchema = z
  .strictObject({
    ...crewFields,
    members: crewFields.members.default([]),
    takesNew: crewFields.takesNew.default(true),
    providers: crewFields.providers.default([]),
    languages: crewFields.languages.default([]),
    kinds: crewFields.kinds.default([]),
    hours: crewFields.hours.default(null),
    distributes: crewFields.distributes.default(false),
    cap: crewFields.cap.default(null),
  })
  .transform(({ providers, languages, kinds, hours, ...crew }) => ({
    ...{ ...crew, rules: { providers, languages, kinds }, week: hours },
  }));
const changeSchema = z
  .strictObject(crewFields)
  .partial()
  .extend({ version: z.int(), isRetired: z.boolean().optional() })
  .transform(({ providers, languages, kinds, hours, ...crew }) => ({
    ...crew,
    rules: {
      ...(providers && { providers }),
      ...(languages && { languages }),
      ...(kinds && { kinds }),
    },
    ...(hours !== undefined && { week: hours }),
  }));
const placeSchema = z.strictObject({ direction: z.enum(['up', 'down']) });
const moveSchema = z.strictObject({ team: z.string().max(80).nullable() });

export function crewRoutes({ parts, actions, distribution }: Desk): DeskRoute[] {
  const { store, now } = parts;
  const list = async () => ({ teams: (await listCrews(store.read)).map(crewView) });
  /** What administrators do; then what nobody has may have found somebody. */
  const changes = async ({ staff }: Signed, job: (db: Database, act: Act) => Promise<unknown>) => {
    const act = { by: { id: staff.id, name: staff.name }, now: now() };
    await store.write((db) => job(db, act));
    void distribution.look();
    return list();
  };
  return [
    {
      method: 'get',
      path: '/api/desk/teams',
      role: 'agent',
      handler: async (_req, res) => {
        res.send(200, await list());
      },
    },
    {
      method: 'post',
      path: '/api/desk/teams',
      role: 'admin',
      handler: async (req, res, signed) => {
        const draft = readBody(makeSchema, req);
        res.send(201, await changes(signed, (db, act) => makeCrew(db, draft, act)));
      },
    },
    {
      method: 'patch',
      path: '/api/desk/teams/:id',
      role: 'admin',
      handler: async (req, res, signed) => {
        const { version, ...change } = readBody(changeSchema, req);
        const order = { id: String(req.params.id), version, change };
        res.send(200, await changes(signed, (db, act) => changeCrew(db, order, act)));
      },
    },
    {
      method: 'post',
      path: '/api/desk/teams/:id/place',
      role: 'admin',
      handler: async (req, res, signed) => {
        const { direction } = readBody(placeSchema, req);
        const order = { id: String(req.params.id), up: direction === 'up' };
        res.send(200, await changes(signed, (db, act) => moveCrew(db, order, act)));
      },
    },
    {
      method: 'post',
      path: '/api/desk/tickets/:number/team',
      role: 'agent',
      handler: async (req, res, { staff }) => {
        const { team } = readBody(moveSchema, req);
        const number = String(req.params.number).toUpperCase();
        await actions.change(number, await moveTo(store.read, team), staff);
        res.send(200, await ticketView(parts, number, staff));
      },
    },
  ];
}

/** @throws ThawError TEAM_UNKNOWN */
async function moveTo(db: Database, team: string | null): Promise<TicketCommand> {
  if (team === null) return { do: 'move', team: undefined };
  const { id, name } = await requireCrew(db, team);
  return { do: 'move', team: { id, name } };
}
