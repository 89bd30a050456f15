// A ticket number and a merchant ID, in one message or in two; then the ticket, if the two belong together.

import { readableMoment } from '../fields/readable-day';
import type { DialogTurn } from '../turn/dialog-turn';
import { ticketNamed } from '../words/ticket-number';
import { askTalk } from './ask-talk';
import { rememberOpened } from './known-tickets';
import { ticketButtons } from './ticket-actions';
import { ticketLines } from './ticket-lines';
import type { TalkStage, TalkState } from './ticket-talk';

/** Fewer are no attempt at a merchant ID. */
const FEWEST_DIGITS = 6;

interface Pair {
  number: string;
  merchantId: string;
}

/** @returns undefined when the message holds neither number */
export async function hearPair(
  turn: DialogTurn,
  talk: TalkState,
  known: Extract<TalkStage, { at: 'pair' }>,
): Promise<'waiting' | 'ended' | undefined> {
  const named = ticketNamed(turn.said, true);
  const read = readMerchantId(turn, named?.rest ?? turn.said);
  if (!named && !read) return undefined;
  const number = named?.number ?? known.number;
  const merchantId = read?.id ?? known.merchantId;
  if (number !== undefined && merchantId !== undefined) {
    if (await tellPair(turn, { number, merchantId })) return 'ended';
    // Which of the two was wrong is not said, so both are asked for again.
    talk.stage = { at: 'pair' };
    await askTalk(turn, talk);
    return 'waiting';
  }
  talk.stage = { at: 'pair', number, merchantId };
  if (read?.wrong) turn.lead(read.wrong);
  await askTalk(turn, talk);
  return 'waiting';
}

/** The 15 characters, or why a number is none. */
export function readMerchantId(
  { t, reading, facts }: DialogTurn,
  rest: string,
): { id?: string; wrong?: string } | undefined {
  const digits = rest.match(/\p{Nd}/gu)?.length ?? 0;
  if (digits < FEWEST_DIGITS) return undefined;
  const [found] = reading.part(rest).finds.merchantId;
  if (found) return { id: found.value };
  // What was cut out is what was meant; the merchant has been told already.
  if (facts.redacted.length > 0) return {};
  return { wrong: t('ticket.pair.wrongId') };
}

/** @returns false when the two do not belong together: then a sentence leads what is said next. */
export async function tellPair(turn: DialogTurn, pair: Pair): Promise<boolean> {
  const { services, facts, memory, t, language } = turn;
  const { conversationId, userId, activityId: key, now, timeZone } = facts;
  const found = await services.tickets.lookUp({ ...pair, key, conversationId, userId, now });
  if (found.kind === 'found') {
    const { ticket } = found;
    rememberOpened(memory, ticket.number);
    memory.ticketInHand = ticket.number;
    await turn.say({
      text: ticketLines(turn, ticket).join('\n'),
      buttons: ticketButtons(turn, ticket),
    });
    return true;
  }
  if (found.kind === 'limited') {
    const person = services.menu.title('intent.human-agent', language);
    const time = readableMoment(found.until, { language, timeZone });
    await turn.say({ text: t('ticket.pair.limited', { time }), buttons: [person] });
    return true;
  }
  turn.lead(t('ticket.pair.wrong'));
  return false;
}
