// Tickets as lines of a spreadsheet, in which nothing that a merchant wrote is taken for a formula.

import { stringify } from 'csv-stringify/sync';
import { maskContact, maskContactsIn } from '../privacy/mask';
import type { Ticket } from '../tickets/ticket';

/** Says to Excel that the file is UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

/** Programs that read the file go by these names; they are never translated. */
type Column = (ticket: Ticket, show: Shown) => string | number | boolean | undefined;

/** How contacts are shown: whole or in part. */
interface Shown {
  contact: (contact: Ticket['fields']['contact']) => string;
  text: (text: string) => string;
  tag: (id: string) => string;
}

const COLUMNS: Record<string, Column> = {
  number: (ticket) => ticket.number,
  kind: (ticket) => ticket.kind,
  status: (ticket) => ticket.status,
  reason: (ticket) => ticket.reason,
  mergedInto: (ticket) => ticket.mergedInto,
  language: (ticket) => ticket.language,
  provider: (ticket) => ticket.fields.provider,
  merchantId: (ticket) => ticket.fields.merchantId,
  terminalId: (ticket) => ticket.fields.terminalId,
  scope: (ticket) => ticket.fields.scope,
  frozenAt: ({ fields }, { text }) => fields.frozenAt?.at ?? textOf(fields.frozenAt?.said, text),
  amount: ({ fields }, { text }) => textOf(fields.amount?.said, text),
  amountYuan: (ticket) => ticket.fields.amount?.yuan,
  notice: ({ fields }, { text }) => textOf(fields.notice, text),
  screenCodes: (ticket) => ticket.screenCodes?.map(({ code }) => code).join(' '),
  before: ({ fields }, { text }) => textOf(fields.before, text),
  question: ({ fields }, { text }) => textOf(fields.question, text),
  open: (ticket) => ticket.open?.join(' '),
  contactKind: (ticket) => ticket.fields.contact.kind,
  contact: ({ fields }, { contact }) => contact(fields.contact),
  contactName: (ticket) => ticket.fields.contact.name,
  contactNote: (ticket) => ticket.fields.contact.note,
  causes: (ticket) => ticket.diagnosis?.causes.join(' '),
  papers: (ticket) => ticket.papers?.received.length ?? 0,
  tags: ({ tags }, { tag }) => tags?.map(tag).join('; '),
  team: (ticket) => ticket.team?.name,
  assignee: (ticket) => ticket.assignee?.name,
  held: (ticket) => ticket.held ?? false,
  nextStep: ({ nextStep }, { text }) => textOf(nextStep, text),
  missing: (ticket) => ticket.missing?.join('; '),
  rating: (ticket) => ticket.rating?.score,
  ratingComment: ({ rating }, { text }) => textOf(rating?.comment, text),
  channel: (ticket) => ticket.channel,
  createdAt: (ticket) => ticket.createdAt,
  updatedAt: (ticket) => ticket.updatedAt,
  awaitingSince: (ticket) => ticket.awaitingSince,
  firstReplyAt: (ticket) => ticket.firstReplyAt,
};

const WHOLE: Omit<Shown, 'tag'> = { contact: ({ value }) => value, text: (text) => text };
const IN_PART: Omit<Shown, 'tag'> = { contact: maskContact, text: maskContactsIn };

export function csvHeader(): string {
  return csvLines([Object.keys(COLUMNS)]);
}

export interface CsvOptions {
  contacts: boolean;
  /** What a tag is called. */
  tagName?: (id: string) => string;
}

export function csvOf(
  tickets: readonly Ticket[],
  { contacts, tagName = (id) => id }: CsvOptions,
): string {
  const shown = { ...(contacts ? WHOLE : IN_PART), tag: tagName };
  return csvLines(
    tickets.map((ticket) =>
      Object.values(COLUMNS).map((column) => defuse(String(column(ticket, shown) ?? ''))),
    ),
  );
}

/** What spreadsheets take for the beginning of a formula, blanks and invisible characters in front of it or not. */
const FORMULA = /^(?:[\t\r\n]|[\p{Z}\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u;

/** An apostrophe in front makes a text of it (OWASP, CSV injection). */
export function defuse(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** All cells in quotes: where a semicolon separates cells, one in a text would begin another cell, with a formula in it. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return stringify(rows as string[][], {
    quoted: true,
    quoted_empty: true,
    record_delimiter: '\r\n',
  });
}

function textOf(given: string | undefined, text: Shown['text']): string | undefined {
  return given === undefined ? undefined : text(given);
}
