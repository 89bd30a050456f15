// Routes of the desk about tickets: the queue, one ticket, and what staff do with it.

import type { Request, Response } from 'restify';
import { z } from 'zod';
import type { Desk } from '../../desk/desk';
import { paperIds } from '../../desk/paper-ids';
import { queueQuerySchema, queueView } from '../../desk/queue';
import { readyReplies } from '../../desk/ready-replies';
import { requireTicket, ticketView, transcriptBefore } from '../../desk/ticket-view';
import { LANGUAGES, type Language } from '../../language/language';
import { CLOSE_REASONS, TICKET_STATUSES } from '../../tickets/ticket';
import type { TicketCommand } from '../../tickets/ticket-change';
import { isMultipart, readUploadOrClose } from '../uploads';
import type { DeskRoute, Signed } from './guard';
import { read, readBody, readQuery } from './read';

const PATH = '/api/desk/tickets/:number';
const words = z.string().max(4000);
const replySchema = z.strictObject({
  text: words,
  /** Place in the conversation up to which it is on the screen of whoever writes. */
  seen: z.number().int().min(0).optional(),
});
const statusSchema = z.strictObject({
  status: z.enum(TICKET_STATUSES).optional(),
  reason: z.enum(CLOSE_REASONS).optional(),
  note: words.optional(),
  nextStep: words.optional(),
  missing: z.array(words).max(20).optional(),
});
const assignSchema = z.strictObject({ staff: z.string().max(80) });
const remarkSchema = z.strictObject({ text: words });
const emptySchema = z.strictObject({});
const viewQuerySchema = z.strictObject({ language: z.enum(LANGUAGES).optional() });
const pageQuerySchema = z.strictObject({
  before: z.coerce.number().int().positive(),
  language: z.enum(LANGUAGES).optional(),
});

/** Who may get a ticket: a colleague who can sign in. */
export type FindStaff = (id: string) => Promise<{ id: string; name: string }>;

export function ticketRoutes(desk: Desk, findStaff: FindStaff): DeskRoute[] {
  const { parts } = desk;
  const numberOf = (req: Request) => String(req.params.number).toUpperCase();
  const languageOf = (req: Request, { staff }: Signed): Language =>
    readQuery(viewQuerySchema, req).language ?? staff.language;
  const show = async (req: Request, res: Response, { staff }: Signed) => {
    res.send(200, await ticketView(parts, numberOf(req), staff));
  };
  /** Does what the body asks for and answers with the ticket as it is then. */
  const action = <T>(
    name: string,
    schema: z.ZodType<T>,
    command: (body: T, signed: Signed) => TicketCommand | Promise<TicketCommand>,
  ): DeskRoute => ({
    method: 'post',
    path: `${PATH}/${name}`,
    role: 'agent',
    handler: async (req, res, signed) => {
      const body = readBody(schema, req);
      await desk.actions.change(numberOf(req), await command(body, signed), signed.staff);
      await show(req, res, signed);
    },
  });
  return [
    {
      method: 'get',
      path: '/api/desk/tickets',
      role: 'agent',
      handler: async (req, res, { staff }) => {
        const hours = () => parts.knowledge().hours;
        const query = readQuery(queueQuerySchema, req);
        res.send(200, await queueView({ ...parts, hours }, query, staff.id));
      },
    },
    {
      method: 'get',
      path: PATH,
      role: 'agent',
      handler: async (req, res, signed) => {
        const viewer = { id: signed.staff.id, language: languageOf(req, signed) };
        res.send(200, await ticketView(parts, numberOf(req), viewer));
      },
    },
    {
      method: 'get',
      path: `${PATH}/transcript`,
      role: 'agent',
      handler: async (req, res, { staff }) => {
        const { before, language = staff.language } = readQuery(pageQuerySchema, req);
        res.send(200, await transcriptBefore(parts, numberOf(req), { before, language }));
      },
    },
    {
      method: 'get',
      path: `${PATH}/replies`,
      role: 'agent',
      handler: async (req, res, { staff }) => {
        const ticket = await requireTicket(parts.store.read, numberOf(req));
        const { translator, knowledge, now } = parts;
        const { name: staffName, language } = staff;
        const context = { translator, knowledge: knowledge(), now: now(), staffName, language };
        res.send(200, readyReplies(ticket, context));
      },
    },
    action('claim', emptySchema, (_body, { staff: { id, name } }) => ({
      do: 'claim',
      staff: { id, name },
    })),
    action('assign', assignSchema, async ({ staff }) => ({
      do: 'assign',
      staff: await findStaff(staff),
    })),
    action('release', emptySchema, () => ({ do: 'release' })),
    action('hand-back', emptySchema, () => ({ do: 'hand-back' })),
    action('remark', remarkSchema, ({ text }) => ({ do: 'remark', text })),
    action('status', statusSchema, ({ missing, ...body }) => ({
      do: 'set',
      ...body,
      missing: missing && paperIds(parts.knowledge().documents, missing),
    })),
    {
      method: 'post',
      path: `${PATH}/reply`,
      role: 'agent',
      handler: async (req, res, signed) => {
        const upload = isMultipart(req) ? await readUploadOrClose(req, res) : undefined;
        const { text, seen } = upload
          ? read(replySchema, upload.activity, 'activity')
          : readBody(replySchema, req);
        const files = upload?.files ?? [];
        await desk.actions.reply(numberOf(req), { text, files, seen }, signed.staff);
        await show(req, res, signed);
      },
    },
    {
      method: 'post',
      path: `${PATH}/reveal`,
      role: 'agent',
      handler: async (req, res, { staff }) => {
        readBody(emptySchema, req);
        res.send(200, { contact: await desk.actions.reveal(numberOf(req), staff) });
      },
    },
  ];
}
