// Routes of the REST API about tickets: the list, one ticket, its history, and changes.

import { ThawError } from '../../errors';
import type { Database, Store } from '../../store/store';
import type { LinkCommand } from '../../tickets/link-change';
import type { Ticket } from '../../tickets/ticket';
import type { TicketCommand } from '../../tickets/ticket-change';
import {
  listWholeTickets,
  type TicketFilter,
  type TicketSort,
} from '../../tickets/ticket-list-store';
import { findTicket } from '../../tickets/ticket-store';
import { wholeHistoryOf } from '../../tickets/whole-history-store';
import type { TicketTarget } from '../../turns/announce';
import { linkTickets } from '../../turns/link-tickets';
import { changeTicket } from '../../turns/ticket-changes';
import { readCursor, writeCursor } from './cursor';
import { checkState } from './entity-tag';
import { type ApiCall, type ApiChange, type ApiRoute, readRoute, writeRoute } from './route';
import {
  changeSchema,
  linkSchema,
  messageSchema,
  noQuerySchema,
  type TicketQuery,
  ticketQuerySchema,
} from './schemas';

export interface TicketRouteParts {
  store: Store;
  /** Who is told of changes. */
  targets: ReadonlySet<TicketTarget>;
}

export function ticketRoutes({ store, targets }: TicketRouteParts): ApiRoute[] {
  const change = (db: Database, call: ApiCall<unknown, unknown>, command: TicketCommand) =>
    changeAs(db, call, { command, targets });
  return [
    readRoute({
      method: 'get',
      path: '/tickets',
      id: 'listTickets',
      summary: 'Tickets, whole, page by page',
      scope: 'tickets:read',
      query: ticketQuerySchema,
      answer: 'TicketList',
      errors: [],
      read: async ({ query }) => ({ kind: 'json', json: await pageOf(store.read, query) }),
    }),
    readRoute({
      method: 'get',
      path: '/tickets/:number',
      id: 'getTicket',
      summary: 'One ticket',
      scope: 'tickets:read',
      query: noQuerySchema,
      answer: 'Ticket',
      errors: ['TICKET_UNKNOWN'],
      read: async (call) => ({ kind: 'ticket', ticket: await requireTicket(store.read, call) }),
    }),
    readRoute({
      method: 'get',
      path: '/tickets/:number/history',
      id: 'getTicketHistory',
      summary:
        'Everything that happened to a ticket and those merged into it, remarks of staff included',
      scope: 'tickets:read',
      query: noQuerySchema,
      answer: 'TicketHistory',
      errors: ['TICKET_UNKNOWN'],
      read: async (call) => {
        const ticket = await requireTicket(store.read, call);
        const history = await wholeHistoryOf(store.read, ticket);
        return { kind: 'json', json: JSON.stringify({ history }) };
      },
    }),
    writeRoute({
      method: 'patch',
      path: '/tickets/:number',
      id: 'changeTicket',
      summary: 'Changes a ticket; the merchant is told in the chat',
      scope: 'tickets:write',
      status: 200,
      body: changeSchema,
      bodyName: 'ChangeTicket',
      answer: 'Ticket',
      errors: ['TICKET_UNKNOWN', 'TICKET_TRANSITION', 'TICKET_CHANGE_INVALID', 'TICKET_STALE'],
      write: (db, call) => change(db, call, { do: 'set', ...call.body }),
    }),
    writeRoute({
      method: 'post',
      path: '/tickets/:number/messages',
      id: 'sendMessage',
      summary: 'Says something to the merchant, or, as private, to colleagues',
      scope: 'tickets:write',
      status: 201,
      body: messageSchema,
      bodyName: 'NewMessage',
      answer: 'Ticket',
      errors: ['TICKET_UNKNOWN', 'TICKET_CHANGE_INVALID', 'TICKET_STALE'],
      write: (db, call) => {
        const { text, private: isPrivate } = call.body;
        return change(db, call, isPrivate ? { do: 'remark', text } : { do: 'set', note: text });
      },
    }),
    linkRoute('link', 'linkTicket', 'Links a ticket with another one; both sides name it', targets),
    linkRoute('unlink', 'unlinkTicket', 'Takes the link between two tickets away', targets),
  ];
}

function linkRoute(
  act: LinkCommand['do'],
  id: string,
  summary: string,
  targets: ReadonlySet<TicketTarget>,
): ApiRoute {
  return writeRoute({
    ...{ method: 'post', path: `/tickets/:number/${act}`, id, summary },
    ...{ scope: 'tickets:write', status: 200, answer: 'Ticket' },
    body: linkSchema,
    bodyName: 'LinkTicket',
    errors: [
      ...(['TICKET_UNKNOWN', 'TICKET_LINK_SAME', 'TICKET_ERASED'] as const),
      ...(['TICKET_CHANGE_INVALID', 'TICKET_STALE'] as const),
    ],
    async write(db, call) {
      const { key, now, ifMatch, params, body } = call;
      if (ifMatch !== undefined) checkState(await requireTicket(db, call), ifMatch);
      const order = { act, number: numberOf(params), other: body.other.toUpperCase(), now };
      const [changed] = await linkTickets(db, { ...order, by: 'staff', who: key.name }, targets);
      return changed;
    },
  });
}

/** @throws ThawError TICKET_UNKNOWN */
export async function requireTicket(
  db: Database,
  { params }: Pick<ApiCall<unknown, unknown>, 'params'>,
): Promise<Ticket> {
  const number = numberOf(params);
  const ticket = await findTicket(db, number);
  if (!ticket) throw new ThawError('TICKET_UNKNOWN', { number });
  return ticket;
}

function numberOf(params: Record<string, string>): string {
  return String(params.number).toUpperCase();
}

/** The bodies are put together as they are stored: taking them apart first would only cost time. */
async function pageOf(db: Database, query: TicketQuery): Promise<string> {
  const { cursor, limit, sort: wanted, ...filter } = query;
  const sort = wanted ?? orderOf(filter);
  const after = cursor === undefined ? undefined : readCursor(sort, cursor);
  const rows = await listWholeTickets(db, { filter, sort, after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const next = last ? writeCursor(sort, last) : null;
  return `{"tickets":[${page.map(({ body }) => body).join(',')}],"next":${JSON.stringify(next)}}`;
}

function orderOf({ updatedSince, search }: TicketFilter): TicketSort {
  return updatedSince === undefined || search !== undefined ? 'newest' : 'updated';
}

/** In the name of the key. */
export async function changeAs(
  db: Database,
  call: ApiCall<unknown, unknown>,
  { command, targets }: { command: TicketCommand; targets: ReadonlySet<TicketTarget> },
): Promise<ApiChange> {
  const { key, now, ifMatch, params } = call;
  if (ifMatch !== undefined) checkState(await requireTicket(db, call), ifMatch);
  const order = { number: numberOf(params), command, by: 'staff', who: key.name, now } as const;
  return changeTicket(db, order, { targets, tellsMerchant: true });
}
