// Routes of the REST API about the files that a merchant sent with a ticket.

import { ThawError } from '../../errors';
import { audit } from '../../staff/audit-store';
import type { Store } from '../../store/store';
import { receivedBy } from '../../tickets/living-store';
import { contentOf, papersOfTicket } from '../../tickets/paper-store';
import type { Paper } from '../../tickets/ticket';
import { type ApiCall, type ApiRoute, readRoute } from './route';
import { noQuerySchema } from './schemas';
import { requireTicket } from './ticket-routes';

export function paperRoutes(store: Store): ApiRoute[] {
  return [
    readRoute({
      method: 'get',
      path: '/tickets/:number/papers',
      id: 'listPapers',
      summary: 'The files that came with a ticket',
      scope: 'tickets:read',
      query: noQuerySchema,
      answer: 'PaperList',
      errors: ['TICKET_UNKNOWN'],
      read: async (call) => {
        const papers = await papersOf(store, call);
        return { kind: 'json', json: JSON.stringify({ papers }) };
      },
    }),
    readRoute({
      method: 'get',
      path: '/tickets/:number/papers/:paperId',
      id: 'getPaper',
      summary: 'One file, as an attachment',
      scope: 'tickets:read',
      query: noQuerySchema,
      answer: 'file',
      errors: ['TICKET_UNKNOWN', 'FILE_UNKNOWN'],
      read: async (call) => ({ kind: 'file', file: await fileOf(store, call) }),
    }),
  ];
}

type Call = ApiCall<unknown, unknown>;

/** The stored files are what counts; the ticket knows which paper each is. */
async function papersOf({ read }: Store, call: Call): Promise<Paper[]> {
  const ticket = await requireTicket(read, call);
  const received = await receivedBy(read, ticket);
  const kinds = new Map(received.map(({ paperId, document }) => [paperId, document]));
  const stored = await papersOfTicket(read, ticket.number);
  return stored.map(({ id: paperId, ...paper }) => {
    const document = kinds.get(paperId);
    return { paperId, ...paper, ...(document !== undefined && { document }) };
  });
}

/** Whoever takes a file is written down first. @throws ThawError TICKET_UNKNOWN, FILE_UNKNOWN */
async function fileOf(store: Store, call: Call) {
  const paper = (await papersOf(store, call)).find(
    ({ paperId }) => paperId === call.params.paperId,
  );
  const content = paper && (await contentOf(store, paper.paperId));
  if (!content) throw new ThawError('FILE_UNKNOWN');
  const { id: who, name } = call.key;
  const subject = String(call.params.number).toUpperCase();
  const details = { paper: paper.name };
  await store.write((db) =>
    audit(db, { who, name, action: 'paper', subject, details, at: call.now }),
  );
  return { name: paper.name, type: paper.type, content };
}
