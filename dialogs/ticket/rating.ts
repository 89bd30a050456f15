// How content the merchant was, asked once when a ticket is over; an answer to something else is taken as that.

import { LANGUAGES } from '../../src/language/language';
import type { DialogTurn } from '../turn/dialog-turn';
import { shortText } from '../words/short-text';
import { beginTalk } from './ticket-talk';

const KEPT_NUMBERS = 20;
const GOOD = 5;
const BAD = 1;

/** Asks unless it was asked for this ticket before; while something else is open, after that. */
export async function askRating(
  turn: DialogTurn,
  { number, canReopen }: { number: string; canReopen: boolean },
): Promise<void> {
  const { memory, facts } = turn;
  const asked = memory.ratingsAsked ?? [];
  if (asked.includes(number)) return;
  memory.ratingsAsked = [...asked, number].slice(-KEPT_NUMBERS);
  if (facts.inForm) memory.rateLater = number;
  else await ask(turn, number, canReopen);
}

/** After the form that was open when the ticket ended. */
export async function askPostponedRating(turn: DialogTurn): Promise<void> {
  const { memory } = turn;
  const number = memory.rateLater;
  if (number === undefined || turn.dialogs.stack.length > 0) return;
  delete memory.rateLater;
  await ask(turn, number, false);
}

/** Whoever is not helped yet has a way back to staff, right where the end is announced. */
async function ask(turn: DialogTurn, number: string, canReopen: boolean): Promise<void> {
  const { t } = turn;
  turn.memory.toRate = { number };
  turn.offer({ rating: true });
  await turn.say({
    text: t('ticket.rating.ask', { number }),
    buttons: [
      ...[t('button.satisfied'), t('button.soSo'), t('button.dissatisfied')],
      ...(canReopen ? [t('button.stillThere')] : []),
    ],
  });
}

/** @returns false when the message is no rating, or none was asked for. */
export async function takeRating(turn: DialogTurn): Promise<boolean> {
  const { memory, t, facts } = turn;
  const { toRate } = memory;
  if (!toRate || facts.inForm) return false;
  const score = scoreOf(turn, facts.offers.rating ?? false);
  if (score === undefined) return false;
  const { number } = toRate;
  turn.changeTicket(number, { do: 'rate', score });
  delete memory.toRate;
  memory.rated = { number, score };
  await turn.say({ text: t('ticket.rating.thanks'), buttons: [t('button.comment')] });
  return true;
}

/** "Write a comment" after a rating. @returns false when nothing was rated. */
export async function openComment(turn: DialogTurn): Promise<boolean> {
  const { rated } = turn.memory;
  if (!rated) return false;
  await beginTalk(turn, { at: 'comment', ...rated });
  return true;
}

/** Later on the words of a button count alone: "很好" or "5" may then be about anything. */
function scoreOf(turn: DialogTurn, isFresh: boolean): number | undefined {
  const { command, rating } = turn.reading;
  if (!isFresh) return isLabel(turn) ? rating : undefined;
  if (command === 'helpful') return GOOD;
  return command === 'not-helpful' ? BAD : rating;
}

function isLabel({ said, services: { translator } }: DialogTurn): boolean {
  const text = shortText(said);
  return LANGUAGES.some((language) => {
    const t = translator.for(language);
    const labels = [t('button.satisfied'), t('button.soSo'), t('button.dissatisfied')];
    return labels.some((label) => shortText(label) === text);
  });
}
