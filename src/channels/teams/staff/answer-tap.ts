// Answers a tap on a card in the staff's channel: does what was asked for and shows whoever tapped their own card. Never a merchant's message.

import type { Activity } from 'botbuilder';
import type { Acting } from '../../../desk/actions';
import { ThawError } from '../../../errors';
import type { Language } from '../../../language/language';
import { languageOfLocale } from '../../../language/language';
import type { Translate } from '../../../language/translator';
import type { Logger } from '../../../log';
import { findByTeams, listLinked, type TeamsStaff } from '../../../staff/teams-store';
import type { Store } from '../../../store/store';
import { LONGEST_REPLY } from '../../../tickets/desk-change';
import { LONGEST_WORDS } from '../../../tickets/set-change';
import type { Ticket } from '../../../tickets/ticket';
import type { TicketCommand } from '../../../tickets/ticket-change';
import { findTicket } from '../../../tickets/ticket-store';
import { orderOf } from './acts';
import { type CardView, isOver } from './elements';
import { broken, type InvokeAnswer, refused, shown, told } from './invoke-answer';
import type { Remark, Viewer } from './own-actions';
import { ownCard } from './own-card';
import { isInChannel, keyOf, readTap, type Tap } from './tap';

export interface TapParts {
  /** Undefined where no channel is set up. */
  channel: string | undefined;
  store: Store;
  log: Logger;
  /** In the language that staff share, where none is given. */
  view: (language?: Language) => CardView;
  change: (number: string, command: TicketCommand, staff: Acting) => Promise<boolean>;
}

/** What was filled in is shown again up to here; the card must stay under Teams' limit, and its fields take no more. */
const KEPT = { answer: LONGEST_REPLY + 100, note: LONGEST_WORDS + 100 };

/** Only Teams itself vouches for who tapped: other channels let their clients name themselves. */
export async function answerTap(parts: TapParts, activity: Activity): Promise<InvokeAnswer> {
  const tap = readTap(activity.value);
  const isOurs = activity.channelId === 'msteams' && isInChannel(activity, parts.channel);
  if (!isOurs || !tap) return refused(parts.view().t('teams.unusable'));
  const staff = await findByTeams(parts.store.read, activity.from.aadObjectId ?? '');
  const view = parts.view(staff?.language ?? languageOfLocale(activity.locale));
  try {
    return await answer(parts, { tap, staff, view, activity });
  } catch (err) {
    parts.log.error({ err, ticket: tap.number, act: tap.act }, 'a tap on a card failed');
    return broken(view.t('teams.failed'));
  }
}

interface Tapped {
  tap: Tap;
  staff: TeamsStaff | undefined;
  view: CardView;
  activity: Activity;
}

async function answer(parts: TapParts, tapped: Tapped): Promise<InvokeAnswer> {
  const { tap, staff, view, activity } = tapped;
  const { t } = view;
  const { answer = '', note = '' } = tap.filled;
  if (answer.length > KEPT.answer || note.length > KEPT.note) return told(t('teams.farTooLong'));
  const remark = staff
    ? await act(parts, { tap, staff, t })
    : { text: t('teams.unknown', { id: objectIdOf(activity) }) };
  const ticket = await findTicket(parts.store.read, tap.number);
  if (!ticket) return told(t('teams.none', { number: tap.number }));
  const viewer = await viewerOf(parts, { ticket, staff, userId: activity.from.id });
  return shown(ownCard(view, ticket, { viewer, remark }));
}

/** @throws what has no words */
async function act(
  { store, change }: TapParts,
  { tap, staff, t }: { tap: Tap; staff: TeamsStaff; t: Translate },
): Promise<Partial<Remark>> {
  const once = keyOf(tap, staff.id);
  const acting = { ...staff, ...(once && { once }) };
  const linked = await listLinked(store.read);
  const order = orderOf({ tap, staff: acting, linked, t });
  if (!order) return kept(tap);
  if ('fault' in order) return { ...kept(tap), text: order.fault };
  try {
    const isFirst = await change(tap.number, order.command, acting);
    return { ...leftOver(tap), ...(isFirst && { text: order.done, isGood: true }) };
  } catch (err) {
    const ticket = await findTicket(store.read, tap.number);
    const text = ticket
      ? reasonOf(err, { ticket, tap, t })
      : t('teams.none', { number: tap.number });
    if (!(err instanceof ThawError) || !text) throw err;
    return { ...kept(tap), text };
  }
}

/** Why nothing was done, by how the ticket is now. */
function reasonOf(
  err: unknown,
  { ticket, tap, t }: { ticket: Ticket; tap: Tap; t: Translate },
): string | undefined {
  if (!(err instanceof ThawError)) return undefined;
  const { number, status, held } = ticket;
  const state = t(`teams.status.${status}`);
  switch (err.code) {
    case 'TICKET_CLAIMED':
      // Another ticket of the same merchant may be the one that somebody has.
      return t('teams.claimed', {
        number: String(err.details.number),
        name: String(err.details.name),
      });
    case 'TICKET_TRANSITION':
      return t('teams.moved', { state });
    case 'TICKET_CHANGE_INVALID':
      if (tap.act === 'claim') return t('teams.over', { number });
      if (tap.act !== 'change' && isOver(ticket)) return t('teams.settled', { number, state });
      return tap.act === 'answer' && !held ? t('teams.notHeld') : t('teams.moved', { state });
    default:
      return undefined;
  }
}

/** What was filled in comes back, in fields of another name. */
function kept({ tries, filled }: Tap): Partial<Remark> {
  const { answer, note } = filled;
  return { tries: tries + 1, answer: harmless(answer), note: harmless(note) };
}

/** A tap beside the answer that somebody is writing leaves it where it is. */
function leftOver(tap: Tap): Partial<Remark> {
  const { tries, answer = '' } = kept(tap);
  return tap.act === 'answer' || !answer ? {} : { ...(tries && { tries }), answer };
}

/** What nobody types on purpose would take six signs each in the card. */
function harmless(text: string): string {
  return text.replace(/(?!\n)[\p{Cc}\p{Cs}]/gu, ' ');
}

async function viewerOf(
  { store }: TapParts,
  { ticket, staff, userId }: { ticket: Ticket; staff: TeamsStaff | undefined; userId: string },
): Promise<Viewer> {
  const has = ticket.assignee?.id ?? staff?.id;
  const linked = staff ? await listLinked(store.read) : [];
  return { staff, userId, colleagues: linked.filter(({ id }) => id !== has) };
}

/** Shown so that an administrator can link the account. */
function objectIdOf({ from }: Activity): string {
  const id = from.aadObjectId ?? '';
  return /^[0-9a-fA-F-]{36}$/.test(id) ? id : '—';
}
