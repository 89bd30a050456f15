// `kb tickets [NUMBER]`: lists the tickets, or shows one whole.

import { ThawError } from '../errors';
import { openSqliteReader } from '../store/sqlite';
import type { Ticket } from '../tickets/ticket';
import { findTicket, listTickets } from '../tickets/ticket-store';
import { columns } from './columns';
import { type CommandContext, readOptions } from './command';

const LISTED = 50;

/** Reads beside a running service. */
export async function tickets(args: string[], { env, print }: CommandContext): Promise<number> {
  const { values, positionals } = readOptions({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, limit: { type: 'string' } },
  });
  const limit = values.limit === undefined ? LISTED : Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1) {
    throw new ThawError('USAGE', {
      problem: `--limit must be a whole number, not "${values.limit}".`,
    });
  }
  const db = openSqliteReader(env.DATA_DIR || './data');
  try {
    const [number] = positionals;
    if (number !== undefined) {
      const ticket = db && (await findTicket(db, number.toUpperCase()));
      if (!ticket) throw new ThawError('TICKET_UNKNOWN', { number });
      print(values.json ? JSON.stringify(ticket, null, 2) : wholeTicket(ticket));
      return 0;
    }
    const found = db ? await listTickets(db, limit) : [];
    if (values.json) print(JSON.stringify(found));
    else for (const line of ticketList(found)) print(line);
    return 0;
  } finally {
    await db?.destroy();
  }
}

function ticketList(found: Ticket[]): string[] {
  if (found.length === 0) return ['There are no tickets yet.'];
  const rows = found.map(({ number, createdAt, status, kind, language, fields }) => [
    number,
    `${createdAt.slice(0, 16).replace('T', ' ')} UTC`,
    status,
    kind,
    language,
    fields.merchantId ?? '-',
    fields.contact.value,
    fields.provider ?? fields.question ?? '',
  ]);
  const heading = ['number', 'created', 'status', 'kind', 'language', 'merchant ID', 'contact', ''];
  return columns([heading, ...rows]);
}

function wholeTicket({ fields, papers, questions, transcript, ...ticket }: Ticket): string {
  const { contact, frozenAt, ...plain } = fields;
  const facts: [string, string | undefined][] = [
    ['number', ticket.number],
    ['status', `${ticket.status}, ${ticket.kind}, ${ticket.language}, ${ticket.channel}`],
    ['created', ticket.createdAt],
    ...Object.entries(plain),
    [
      'frozenAt',
      frozenAt && [frozenAt.said, frozenAt.at && `(${frozenAt.at})`].filter(Boolean).join(' '),
    ],
    ['contact', `${contact.value} (${contact.kind})`],
    ...paperFacts(papers),
  ];
  const known = facts.filter((fact): fact is [string, string] => fact[1] !== undefined);
  return [
    ...columns(known),
    '',
    'What the matcher saw:',
    ...questions.map(({ text, decision, candidates }) => {
      const ids = candidates.map(({ id, confidence }) => `${id} ${confidence.toFixed(2)}`);
      return `  “${text}” → ${decision}: ${ids.join(', ')}`;
    }),
    '',
    'Transcript:',
    ...transcript.map(({ at, from, text }) => `  ${at.slice(11, 19)} ${from}: ${indented(text)}`),
  ].join('\n');
}

function paperFacts(papers: Ticket['papers']): [string, string][] {
  if (!papers) return [];
  const received = papers.received.map(
    ({ name, type, bytes, document = '?' }) => `${document}: ${name} (${type}, ${bytes} bytes)`,
  );
  return [
    ['papers received', received.join('; ') || '-'],
    ['papers at hand', papers.atHand.join(', ') || '-'],
    ['papers missing', papers.missing.join(', ') || '-'],
  ];
}

/** Merchants' texts go to a terminal: control characters, which could steer it, are shown as such. */
function indented(text: string): string {
  return text
    .replace(/\n/g, '\n    ')
    .replace(/[^\P{Cc}\n]/gu, (c) => `\\x${c.charCodeAt(0).toString(16)}`);
}
