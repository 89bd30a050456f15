// A tap on a card in the staff's channel: claims the ticket for whoever tapped. Never a merchant's message.

import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { ThawError } from '../../../errors';
import type { Translator } from '../../../language/translator';
import { findByTeams, type TeamsStaff } from '../../../staff/teams-store';
import type { Store } from '../../../store/store';
import type { TicketCommand } from '../../../tickets/ticket-change';
import { findTicket } from '../../../tickets/ticket-store';
import { type CardView, CLAIM_VERB, cardContent } from './card';

const INVOKE = 'adaptiveCard/action';

export interface ClaimParts {
  /** Undefined where no channel is set up. */
  channel: string | undefined;
  store: Store;
  translator: Translator;
  view: () => CardView;
  change: (number: string, command: TicketCommand, staff: TeamsStaff) => Promise<void>;
}

/** What the channel shows in answer to a tap. */
interface Answer {
  statusCode: number;
  type: string;
  value: unknown;
}

const tapSchema = z.object({
  action: z.object({
    verb: z.string(),
    data: z.object({ number: z.string().max(40) }),
  }),
});

/** Everything tapped in the channel, and our own verb from wherever it comes. */
export function isStaffTap(activity: Activity, channel: string | undefined): boolean {
  if (activity.type !== 'invoke' || activity.name !== INVOKE) return false;
  const verb: unknown = activity.value?.action?.verb;
  return verb === CLAIM_VERB || isInChannel(activity, channel);
}

/**
 * Only Teams itself vouches for who tapped: other channels let their clients name themselves.
 * @throws for what is neither a known refusal nor a success
 */
export async function answerTap(parts: ClaimParts, activity: Activity): Promise<Answer> {
  const { channel, store, view, change } = parts;
  const { t } = view();
  const tap = tapSchema.safeParse(activity.value);
  const isOurs = activity.channelId === 'msteams' && isInChannel(activity, channel);
  if (!isOurs || !tap.success || tap.data.action.verb !== CLAIM_VERB)
    return refused(t('teams.unusable'));
  const staff = await findByTeams(store.read, activity.from.aadObjectId ?? '');
  if (!staff) return told(t('teams.unknown', { id: objectIdOf(activity) }));
  const { number } = tap.data.action.data;
  try {
    await change(number, { do: 'claim', staff: { id: staff.id, name: staff.name } }, staff);
  } catch (err) {
    return explained(parts, err, { number, staff });
  }
  const ticket = await findTicket(store.read, number);
  return ticket ? shown(cardContent(view(), ticket)) : refused(t('teams.unusable'));
}

/** Why the ticket was not claimed, in the language of whoever tapped. @throws what has no words */
function explained(
  { translator }: ClaimParts,
  err: unknown,
  { number, staff }: { number: string; staff: TeamsStaff },
): Answer {
  if (!(err instanceof ThawError)) throw err;
  const t = translator.for(staff.language);
  switch (err.code) {
    case 'TICKET_UNKNOWN':
      return told(t('teams.none', { number }));
    case 'TICKET_CHANGE_INVALID':
      return told(t('teams.over', { number }));
    case 'TICKET_CLAIMED':
      return told(t('teams.claimed', { number, name: String(err.details.name) }));
    default:
      throw err;
  }
}

export function isInChannel({ conversation }: Activity, channel: string | undefined): boolean {
  return channel !== undefined && conversation.id.split(';')[0] === channel;
}

/** Shown so that an administrator can link the account. */
function objectIdOf({ from }: Activity): string {
  const id = from.aadObjectId ?? '';
  return /^[0-9a-fA-F-]{36}$/.test(id) ? id : '—';
}

function shown(card: object): Answer {
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
}

function told(text: string): Answer {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text };
}

function refused(message: string): Answer {
  const value = { code: 'BadRequest', message };
  return { statusCode: 400, type: 'application/vnd.microsoft.error', value };
}
