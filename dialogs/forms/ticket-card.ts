// The card of a ticket in the chat of the merchant whose it is: where it stands, what comes next, what is missing, what was handed in.

import type { Attachment } from 'botbuilder-core';
import type { TicketSummary } from '../../src/tickets/ticket';
import { namesOf, type SpeaksOfPapers } from '../papers/kinds';
import { shownFiles } from '../papers/shown-files';
import { isNumbered, knownTickets } from '../ticket/known-tickets';
import { type Fact, factCard } from '../turn/cards';
import type { DialogTurn } from '../turn/dialog-turn';
import { fieldLabel } from '../turn/field-label';
import { FORMS } from './all-forms';
import { fieldsKept } from './form-definition';

/** What the card asks the service with. */
export const TICKET_VERB = 'thaw/ticket';

/** @param userId the one person whom the channel shows it anew by itself */
export function ticketCard(
  view: SpeaksOfPapers,
  ticket: TicketSummary,
  userId: string,
): { card: Attachment; summary: string } {
  const { t } = view;
  const { number, kind, status } = ticket;
  const heading = t('ticketCard.heading', { number, kind: t(`status.kind.${kind}`) });
  const facts = [...stateFacts(view, ticket), ...givenFacts(view, ticket)];
  const ask = { verb: TICKET_VERB, data: { number } };
  const card = factCard({
    heading,
    facts,
    written: heading,
    buttons: status === 'closed' ? [] : [{ title: t('ticketCard.refresh'), ...ask }],
    refresh: { ...ask, userIds: [userId] },
  });
  return { card, summary: heading };
}

/** Shows in the place of the form's card, or anew, what became of the ticket. */
export function showTicket(turn: DialogTurn, formId: string, ticket: TicketSummary): void {
  if (turn.keepsCards) turn.showCard(formId, ticketCard(turn, ticket, turn.facts.userId));
}

/** After news of a ticket that was handed in here. */
export async function showTicketNews(turn: DialogTurn, number: string): Promise<void> {
  const { finishedForms } = turn.memory;
  const [formId] = Object.entries(finishedForms).find(([, made]) => made === number) ?? [];
  if (!turn.keepsCards || formId === undefined) return;
  const ticket = (await knownTickets(turn)).find((each) => isNumbered(each, number));
  if (ticket) showTicket(turn, formId, ticket);
}

function stateFacts(view: SpeaksOfPapers, ticket: TicketSummary): Fact[] {
  const { t } = view;
  const { status, reason, missing = [], note, papers, code } = ticket;
  const isOpen = status !== 'closed';
  // Where staff have asked for papers, their list is the one that counts; not every provider asks for all that is usual.
  const usual = isOpen && missing.length === 0 ? (papers?.missing ?? []) : [];
  const lines: [string, string | undefined][] = [
    ['state', t(`status.state.${status}`)],
    ['reason', reason && t(`ticket.reasons.${reason}`)],
    ['next', ticket.nextStep ?? t(`ticket.steps.${status}`)],
    ['missing', namesOf(view, missing)],
    ['usual', namesOf(view, usual)],
    ['note', note?.text],
    ['code', isOpen ? code : undefined],
  ];
  return lines.flatMap(([key, value]) => (value ? [{ title: t(`ticketCard.${key}`), value }] : []));
}

/** What was left out is not listed: the merchant is no longer asked for it. */
function givenFacts(view: SpeaksOfPapers, { kind, fields, papers }: TicketSummary): Fact[] {
  const definition = FORMS.find((form) => form.kind === kind);
  const given = (definition ? fieldsKept(definition) : []).flatMap((field) => {
    const value = fields?.[field.name];
    if (value === undefined) return [];
    return [{ title: fieldLabel(view, field), value: field.show(value as never, view) }];
  });
  const { received = [] } = papers ?? {};
  if (received.length > 0) {
    given.push({ title: view.t('papers.label'), value: shownFiles(view, received) });
  }
  return given;
}
