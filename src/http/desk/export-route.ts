// The queue as a CSV file: written down in the audit log first, then sent piece by piece.

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as letOthersIn } from 'node:timers/promises';
import type { Response } from 'restify';
import { z } from 'zod';
import { BYTE_ORDER_MARK, type CsvOptions, csvHeader, csvOf } from '../../desk/csv';
import { teamFilter } from '../../desk/queue';
import { listTags, tagNameIn } from '../../desk/tags/tag-store';
import { ThawError } from '../../errors';
import { LANGUAGES } from '../../language/language';
import { audit } from '../../staff/audit-store';
import type { Database } from '../../store/store';
import { TICKET_STATUSES, type Ticket } from '../../tickets/ticket';
import { TICKET_KINDS } from '../../tickets/ticket-kind';
import {
  countTickets,
  listWholeTickets,
  type TicketFilter,
  type TicketPlace,
} from '../../tickets/ticket-list-store';
import type { DeskRoute, GuardParts } from './guard';
import { readQuery } from './read';

/** Read, written out and sent at a time: a few milliseconds, in which no other request is served. */
const CHUNK = 100;

/** The filters of the queue; `cursor` and `limit` of a page mean nothing here. */
const querySchema = z.strictObject({
  status: z
    .string()
    .transform((given) => given.split(',').filter(Boolean))
    .pipe(z.array(z.enum(TICKET_STATUSES)))
    .optional(),
  assignee: z.string().max(80).optional(),
  language: z.enum(LANGUAGES).optional(),
  provider: z.string().max(200).optional(),
  kind: z.enum(TICKET_KINDS).optional(),
  tag: z.string().max(80).optional(),
  team: z.string().max(80).optional(),
  search: z.string().max(200).optional(),
  putOff: z
    .enum(['true', 'false'])
    .transform((given) => given === 'true')
    .optional(),
  sort: z.enum(['waiting', 'newest', 'updated']).optional(),
  /** Whole contacts; for administrators. */
  contacts: z.enum(['true', 'false']).default('false'),
});

export function exportRoute({ store, now }: GuardParts): DeskRoute {
  return {
    method: 'get',
    path: '/api/desk/tickets.csv',
    role: 'agent',
    async handler(req, res, { staff }) {
      const { contacts: wanted, sort: _sort, ...given } = readQuery(querySchema, req);
      const contacts = wanted === 'true';
      if (contacts && staff.role !== 'admin') throw new ThawError('ROLE_MISSING');
      const filter = {
        ...given,
        ...(given.assignee === 'me' && { assignee: staff.id }),
        team: await teamFilter(store.read, given.team, staff.id),
      };
      const count = await countTickets(store.read, filter);
      const { id: who, name } = staff;
      const tags = await listTags(store.read);
      const tagName = (id: string) => tagNameIn(tags, id, staff.language);
      const { team: _ids, ...shown } = filter;
      const details = { ...shown, ...(given.team && { team: given.team }), contacts, count };
      await store.write((db) => audit(db, { who, name, action: 'export', details, at: now() }));
      const day = new Date(now()).toISOString().slice(0, 10);
      res.writeHead(200, {
        'Content-Type': 'text/csv; charset=utf-8; header=present',
        'Content-Disposition': `attachment; filename="tickets-${day}.csv"`,
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
      });
      await send(res, lines(store.read, filter, { contacts, tagName }));
    },
  };
}

/** By age, newest first: a ticket that changes meanwhile is in the file once. */
async function* lines(
  db: Database,
  filter: TicketFilter,
  options: CsvOptions,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvHeader();
  let after: TicketPlace | undefined;
  for (;;) {
    const rows = await listWholeTickets(db, { filter, sort: 'newest', after, limit: CHUNK });
    after = rows.at(-1);
    const tickets = rows.map(({ body }) => JSON.parse(body) as Ticket);
    if (tickets.length > 0) yield csvOf(tickets, options);
    if (rows.length < CHUNK) return;
    await letOthersIn();
  }
}

/** No faster than it is read. A fault breaks the connection off, so that half a file is not taken for a whole one. */
async function send(res: Response, text: AsyncGenerator<string>): Promise<void> {
  try {
    await pipeline(Readable.from(text, { highWaterMark: 1 }), res);
  } catch (err) {
    if ((err as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw err;
  }
}
