// News on a ticket, told in the chat that it comes from; an open form asks its question again.

import { z } from 'zod';
import { type TicketChange, ticketChangeSchema } from '../../src/tickets/ticket-change';
import type { DialogTurn } from '../turn/dialog-turn';
import { momentText } from '../turn/moment';
import { zoneName } from '../turn/staff-hours';
import { askRating } from './rating';
import { ticketButtons } from './ticket-actions';
import { detailLines } from './ticket-lines';

const newsSchema = z.object({
  number: z.string(),
  change: ticketChangeSchema,
  /** Staff have the chat: the news is told and nothing asked. */
  held: z.boolean().default(false),
});

/** @throws ZodError for what no release of this service has sent; then nothing is said. */
export async function tellTicketNews(turn: DialogTurn, value: unknown): Promise<void> {
  const { number, change, held } = newsSchema.parse(value);
  const { inForm } = turn.facts;
  turn.memory.welcomed = true;
  turn.memory.ticketInHand = change.into ?? number;
  // What was merged is not over: it goes on under the other number.
  const to = change.into === undefined ? change.to : 'open';
  await turn.say({
    text: newsText(turn, number, change),
    buttons: inForm || held ? [] : ticketButtons(turn, { status: to ?? 'open' }),
    channelData: { thaw: { ticket: change.into ?? number } },
  });
  if (held) return;
  const canReopen = to === 'resolved';
  if (isSettled(change)) await askRating(turn, { number, canReopen });
  if (inForm) await turn.dialogs.repromptDialog();
}

/** Whoever withdrew, or was told of a double, has nothing to rate. */
function isSettled({ to, reason }: TicketChange): boolean {
  return to === 'resolved' || (to === 'closed' && reason !== 'withdrawn' && reason !== 'duplicate');
}

/** Who has the chat now, told in a sentence of its own. */
const DESK_NEWS = new Set(['claimed', 'assigned', 'released', 'handed-back']);

function newsText(turn: DialogTurn, number: string, change: TicketChange): string {
  const { t } = turn;
  if (change.into !== undefined) return t('ticket.merged', { number, into: change.into });
  const { kind, to, note, nextStep, missing, reason } = change;
  if (kind === 'away') return awayText(turn, number, change);
  if (DESK_NEWS.has(kind)) {
    return t(`ticket.desk.${kind}`, { number, name: change.assignee ?? '' });
  }
  const heading = to
    ? t('ticket.news.status', { number, state: t(`status.state.${to}`) })
    : t('ticket.news.note', { number });
  return [heading, ...detailLines(turn, { status: to, note, nextStep, missing, reason })].join(
    '\n',
  );
}

/** A time that staff named themselves, and no word of what they will answer. */
function awayText(turn: DialogTurn, number: string, { assignee, until }: TicketChange): string {
  const { t } = turn;
  const moment = momentText(turn, Date.parse(until ?? ''));
  const time = t('hours.inZone', { moment, zone: zoneName(turn) });
  return t('ticket.desk.away', { number, name: assignee ?? '', until: time });
}
