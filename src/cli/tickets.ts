// `kb tickets`: lists the tickets, shows one with its history, changes one, writes out its papers, lists the ratings.

import { ThawError } from '../errors';
import { openStoreBeside } from '../store/open';
import type { Database } from '../store/store';
import { historyOf, listRatings } from '../tickets/ticket-change-store';
import { findTicket, listTickets } from '../tickets/ticket-store';
import { type CommandContext, readOptions } from './command';
import { ratingReport, ticketList, wholeTicket } from './ticket-report';
import { writePapers } from './tickets-papers';
import { setTicket } from './tickets-set';

const LISTED = 50;

/** Works beside a running service. */
export async function tickets(args: string[], context: CommandContext): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === 'set') return setTicket(rest, context);
  if (verb === 'papers') return writePapers(rest, context);
  const { values, positionals } = readOptions({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, limit: { type: 'string' } },
  });
  const limit = limitOf(values.limit);
  const store = await openStoreBeside(context.env);
  const db = store?.read;
  try {
    const { lines, json } = await report(db, wanted(positionals), limit);
    if (values.json) context.print(json);
    else for (const line of lines) context.print(line);
    return 0;
  } finally {
    await store?.close();
  }
}

type Wanted = { what: 'list' } | { what: 'ratings' } | { what: 'one'; number: string };

/** `show NUMBER`, or the number alone. */
function wanted(words: string[]): Wanted {
  const [first, second, third] = words;
  if (first === undefined) return { what: 'list' };
  const number = first === 'show' ? second : first;
  const extra = first === 'show' ? third : second;
  if (number === undefined) {
    throw new ThawError('USAGE', { problem: '`tickets show` needs the number of a ticket.' });
  }
  if (extra !== undefined) {
    throw new ThawError('USAGE', { problem: `"${extra}" is one word too many.` });
  }
  return number === 'ratings' ? { what: 'ratings' } : { what: 'one', number: number.toUpperCase() };
}

interface Report {
  lines: string[];
  json: string;
}

async function report(db: Database | undefined, want: Wanted, limit: number): Promise<Report> {
  if (want.what === 'one') {
    const ticket = db && (await findTicket(db, want.number));
    if (!ticket) throw new ThawError('TICKET_UNKNOWN', { number: want.number });
    const history = await historyOf(db, want.number);
    const json = JSON.stringify({ ...ticket, history }, null, 2);
    return { lines: [wholeTicket(ticket, history)], json };
  }
  if (want.what === 'ratings') {
    const ratings = db ? await listRatings(db, limit) : [];
    return { lines: ratingReport(ratings), json: JSON.stringify(ratings) };
  }
  const found = db ? await listTickets(db, limit) : [];
  return { lines: ticketList(found), json: JSON.stringify(found) };
}

function limitOf(given: string | undefined): number {
  const limit = given === undefined ? LISTED : Number(given);
  if (Number.isInteger(limit) && limit >= 1) return limit;
  throw new ThawError('USAGE', { problem: `--limit must be a whole number, not "${given}".` });
}
