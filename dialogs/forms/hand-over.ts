// Hands a filled form over to staff: reserves the number, drafts the ticket, tells the merchant what happens next.

import { type TicketPapers, ticketFieldsSchema } from '../../src/tickets/ticket';
import { ticketCodes } from '../answers/screen-code';
import { ticketDiagnosis } from '../diagnosis/fill-report';
import { HOME_ZONE, isoDay, wallClock } from '../fields/wall-clock';
import { rememberTicket } from '../turn/memory';
import { staffWhen, waitingHint } from '../turn/staff-hours';
import { papersOf } from './ask-papers';
import type { OpenForm } from './open-form';
import { showTicket } from './ticket-card';

export async function handOver(open: OpenForm): Promise<void> {
  const { turn, form, definition } = open;
  const { services, facts, language, memory } = turn;
  // The same form always has the same key: a turn that runs again gets the same number.
  const handoverKey = `${facts.conversationId}:${form.formId}`;
  const day = isoDay(wallClock(facts.now, HOME_ZONE)).replaceAll('-', '');
  const { number, code } = await services.tickets.reserve(handoverKey, day);
  const diagnosis = ticketDiagnosis(turn);
  const ticket = {
    handoverKey,
    number,
    code,
    kind: definition.kind,
    language,
    fields: ticketFieldsSchema.parse({ ...definition.stands, ...form.values }),
    ...papersFor(open),
    questions: memory.recentQuestions,
    ...ticketCodes(services, form.values, fileNames(turn)),
    ...(diagnosis && { diagnosis }),
    ...(form.open && form.open.length > 0 && { open: form.open }),
  };
  turn.acts.push({ do: 'hand-over', ticket });
  if (definition.kind !== 'person') delete memory.diagnosis;
  delete memory.papers;
  delete memory.told;
  rememberTicket(memory, form.formId, number);
  memory.misses = 0;
  const status = 'new';
  showTicket(turn, form.formId, { ...ticket, status, createdAt: facts.now.toISOString() });
  const afterwards = form.papers ? [turn.t('papers.afterwards')] : [];
  await turn.say({
    text: [doneText(open, { number, code }), ...afterwards].join('\n\n'),
    channelData: { thaw: { ticket: number } },
  });
}

/** What happens next, from when on, and how long providers take. */
function doneText(
  { turn, form, definition }: OpenForm,
  ticket: { number: string; code: string },
): string {
  return turn.t(`form.${definition.id}.done`, {
    ...ticket,
    when: staffWhen(turn),
    waiting: waitingHint(turn, form.values.provider),
  });
}

function fileNames({ memory }: OpenForm['turn']): string[] {
  return (memory.papers ?? []).map(({ name }) => name);
}

/** What the form asked for and what came without being asked. */
function papersFor(open: OpenForm): { papers?: TicketPapers } {
  if (open.form.papers) return { papers: papersOf(open) };
  const received = open.turn.memory.papers ?? [];
  return received.length > 0 ? { papers: { atHand: [], missing: [], received } } : {};
}
