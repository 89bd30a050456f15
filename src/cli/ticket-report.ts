// Tickets, their history and ratings as text for a terminal.

import { correctedFields, fieldText } from '../tickets/field-text';
import { screenCodesText } from '../tickets/screen-codes-text';
import type { Ticket } from '../tickets/ticket';
import type { TicketChange } from '../tickets/ticket-change';
import type { Rating } from '../tickets/ticket-change-store';
import { columns } from './columns';

export function ticketList(found: Ticket[]): string[] {
  if (found.length === 0) return ['There are no tickets yet.'];
  const rows = found.map(({ number, createdAt, status, kind, language, code, fields }) => [
    number,
    minute(createdAt),
    status,
    kind,
    language,
    code ?? '-',
    fields.merchantId ?? '-',
    fields.contact.value,
    oneLine(fields.provider ?? fields.question ?? ''),
  ]);
  const heading = [
    'number',
    'created',
    'status',
    'kind',
    'language',
    'code',
    'merchant ID',
    'contact',
    '',
  ];
  return columns([heading, ...rows]);
}

export function wholeTicket(ticket: Ticket, history: readonly TicketChange[]): string {
  const { questions, transcript } = ticket;
  return [
    ...columns(facts(ticket)),
    '',
    'History:',
    ...history.map((change) => `  ${historyLine(change)}`),
    '',
    'What the matcher saw:',
    ...questions.map(({ text, decision, candidates }) => {
      const ids = candidates.map(({ id, confidence }) => `${id} ${confidence.toFixed(2)}`);
      return `  “${oneLine(text)}” → ${decision}: ${ids.join(', ')}`;
    }),
    ...diagnosisLines(ticket.diagnosis),
    '',
    'Transcript:',
    ...transcript.map(({ at, from, text }) => `  ${at.slice(11, 19)} ${from}: ${indented(text)}`),
  ].join('\n');
}

function diagnosisLines(diagnosis: Ticket['diagnosis']): string[] {
  if (!diagnosis) return [];
  const causes = diagnosis.causes.join(', ') || 'none stands out';
  const answers = diagnosis.answers.map(
    ({ question, answer }) => `  ${question}\n    ${indented(answer)}`,
  );
  return ['', `Diagnosis with the merchant (likely: ${causes}):`, ...answers];
}

function facts(ticket: Ticket): [string, string][] {
  const { contact, frozenAt, amount: _amount, ...plain } = ticket.fields;
  const all: [string, string | undefined][] = [
    ['number', ticket.number],
    ['code', ticket.code && `${ticket.code} (say it first when you call)`],
    ['status', `${ticket.status}, ${ticket.kind}, ${ticket.language}, ${ticket.channel}`],
    ['reason', ticket.reason],
    ['missing', ticket.missing?.join(', ')],
    ['next step', ticket.nextStep],
    ['created', ticket.createdAt],
    ...Object.entries(plain),
    ['amount', fieldText(ticket.fields, 'amount')],
    [
      'frozenAt',
      frozenAt && [frozenAt.said, frozenAt.at && `(${frozenAt.at})`].filter(Boolean).join(' '),
    ],
    ['screen codes', screenCodesText(ticket.screenCodes, 'en')],
    ['not answered', ticket.open?.join(', ')],
    ['contact', `${fieldText(ticket.fields, 'contact')} (${contact.kind})`],
    ...paperFacts(ticket.papers),
    ['rating', ticket.rating && `${ticket.rating.score} of 5`],
  ];
  return all.flatMap(([name, value]) => (value === undefined ? [] : [[name, oneLine(value)]]));
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

function historyLine(change: TicketChange): string {
  const { at, by, who, kind, from, to, papers, was, now, ...words } = change;
  const actor = who === undefined ? by : `${by} ${who}`;
  const move = to === undefined ? kind : `${from} → ${to}`;
  const said = Object.entries({ ...words, ...(papers && { papers: namesOf(papers) }) }).map(
    ([name, value]) => `${name}: ${String(value)}`,
  );
  return indented([`${minute(at)} ${actor}: ${move}`, ...said, ...corrected(change)].join(' · '));
}

function corrected({ was = {}, now = {} }: TicketChange): string[] {
  return correctedFields({ was, now }).map((name) => {
    const [before, after] = [was, now].map((fields) => fieldText(fields, name) ?? '-');
    return `${name}: ${before} → ${after}`;
  });
}

function namesOf(papers: NonNullable<TicketChange['papers']>): string {
  return papers.map(({ name, document = '?' }) => `${document} (${name})`).join(', ');
}

export function ratingReport(ratings: Rating[]): string[] {
  if (ratings.length === 0) return ['No ticket was rated yet.'];
  const sum = ratings.reduce((total, { score }) => total + score, 0);
  const mean = (sum / ratings.length).toFixed(1);
  const rows = ratings.map(({ ticket, at, score, language, comment }) => [
    ticket,
    minute(new Date(at).toISOString()),
    `${score} of 5`,
    language,
    oneLine(comment ?? ''),
  ]);
  return [`${ratings.length} ratings, ${mean} of 5 on average.`, ...columns(rows)];
}

function minute(at: string): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC`;
}

function oneLine(text: string): string {
  return visible(text.replace(/\s+/g, ' '));
}

function indented(text: string): string {
  return visible(text).replace(/\n/g, '\n    ');
}

/** Merchants' texts go to a terminal: control characters, which could steer it, are shown as such. */
function visible(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, (c) => `\\x${c.charCodeAt(0).toString(16)}`);
}
