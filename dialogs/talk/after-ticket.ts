// After the ticket: what is corrected changes the ticket itself, and what is told of the same trouble goes to it.

import type { TicketFields, TicketSummary } from '../../src/tickets/ticket';
import { ticketCodes } from '../answers/screen-code';
import { FORMS } from '../forms/all-forms';
import { readChange } from '../forms/apply-changes';
import { listOf } from '../forms/ask';
import { changesIn } from '../forms/changes';
import { fieldNamed, newForm } from '../forms/form-state';
import type { OpenForm } from '../forms/open-form';
import { takeIn } from '../forms/take-in';
import { isNumbered, knownTickets } from '../ticket/known-tickets';
import { ticketButtons } from '../ticket/ticket-actions';
import { beginTalk } from '../ticket/ticket-talk';
import type { DialogTurn } from '../turn/dialog-turn';
import { lastTicket } from '../turn/memory';
import { tellsTrouble } from './trouble-told';

/** @returns false when the message has nothing to do with a ticket of this conversation */
export async function handleAfterTicket(turn: DialogTurn): Promise<boolean> {
  const number = lastTicket(turn.memory);
  if (number === undefined) return proposeReport(turn);
  const ticket = (await knownTickets(turn)).find((each) => isNumbered(each, number));
  if (!ticket) return false;
  if (await correct(turn, ticket)) return true;
  if (await tellMore(turn, ticket)) return true;
  const isOver = ticket.status === 'closed' || ticket.status === 'resolved';
  if (isOver || turn.reading.asks || turn.reading.wish !== undefined) return false;
  if (!tellsTrouble(turn) && !goesOn(turn)) return false;
  turn.changeTicket(number, { do: 'message', text: turn.said });
  turn.memory.misses = 0;
  await turn.say({
    text: turn.t('ticket.added', { number, state: turn.t(`status.state.${ticket.status}`) }),
    buttons: ticketButtons(turn, ticket),
  });
  return true;
}

/** "还是刷不了": hardly more than that it is as it was. */
function goesOn({ reading }: DialogTurn): boolean {
  return reading.finds.scope.some(
    ({ counts, from, to }) => counts === 'anywhere' && reading.said.length <= (to - from) * 2,
  );
}

/** "改商户号" before any report: there is nothing to change yet. */
async function proposeReport(turn: DialogTurn): Promise<boolean> {
  const { t, services, language, reading } = turn;
  const partEdit = /\d/.test(turn.said) ? reading.partEdit : undefined;
  const field = reading.correction?.field ?? partEdit?.field;
  if (field === undefined || field === 'question') return false;
  turn.offer({ proposed: 'freeze-report' });
  const buttons = [services.menu.title('intent.report-freeze', language)];
  await turn.say({ text: t('form.noneOpen'), buttons });
  return true;
}

/** A field named with its new value, or a value said once more. */
async function correct(turn: DialogTurn, ticket: TicketSummary): Promise<boolean> {
  const open = formOf(turn, ticket);
  const found = open && changesIn(open);
  if (!open || found?.kind !== 'changes' || found.changes.length === 0) return false;
  const { t, services, language, memory } = turn;
  const { number } = ticket;
  const person = services.menu.title('intent.human-agent', language);
  memory.misses = 0;
  if (ticket.status === 'closed') {
    turn.offer({ proposed: 'person' });
    await turn.say({ text: t('card.late', { number }), buttons: [person] });
    return true;
  }
  const fields: Partial<TicketFields> = {};
  for (const change of found.changes) {
    const field = fieldNamed(open.definition.fields, change.field);
    const read = readChange(open, field, change);
    if (read === 'ask') continue;
    if ('value' in read) Object.assign(fields, { [field.name]: read.value });
    else turn.lead(t(read.reason.key, read.reason.variables));
  }
  if (Object.keys(fields).length === 0) {
    turn.offer({ toMessage: number });
    const buttons = [t('button.messageStaff'), person];
    await turn.say({ text: t('ticket.correct.ask', { number }), buttons });
    return true;
  }
  turn.changeTicket(number, { do: 'correct', fields, ...ticketCodes(services, fields) });
  open.form.values = { ...open.form.values, ...fields };
  const changed = open.definition.fields.filter(({ name }) => name in fields);
  const values = listOf(open, changed);
  await turn.say({ text: t('ticket.correct.done', { number, values }), buttons: [person] });
  return true;
}

/** What was open in the report, or never asked, and is told now. */
async function tellMore(turn: DialogTurn, ticket: TicketSummary): Promise<boolean> {
  const open = formOf(turn, ticket);
  if (!open || turn.reading.asks || ticket.status === 'closed') return false;
  const { noted } = takeIn(open);
  if (noted.length === 0) return false;
  const fields = Object.fromEntries(noted.map(({ name }) => [name, open.form.values[name]]));
  const codes = ticketCodes(turn.services, fields);
  turn.changeTicket(ticket.number, { do: 'correct', fields, ...codes });
  turn.memory.misses = 0;
  const variables = { number: ticket.number, values: listOf(open, noted) };
  await turn.say({
    text: turn.t('ticket.correct.more', variables),
    buttons: ticketButtons(turn, ticket),
  });
  return true;
}

/** The report as it was handed over, so that a correction is read as it is before. */
function formOf(turn: DialogTurn, { kind, fields, number }: TicketSummary): OpenForm | undefined {
  const definition = FORMS.find((form) => form.kind === kind);
  return definition && { turn, definition, form: newForm(number, fields ?? {}) };
}

/** A yes to "leave staff a message?". @returns false when nothing was proposed */
export async function leaveMessage(turn: DialogTurn): Promise<boolean> {
  const { toMessage: number } = turn.facts.offers;
  if (number === undefined) return false;
  await beginTalk(turn, { at: 'message', number });
  return true;
}
