// Asks which paper a file is, and takes the answer with the next message.

import type { Paper } from '../../src/tickets/ticket';
import type { DialogTurn } from '../turn/dialog-turn';
import { kindIn, namesOf } from './kinds';

export async function askWhichPaper(
  turn: DialogTurn,
  asked: { papers: readonly Paper[]; missing: readonly string[]; ticket?: string },
): Promise<void> {
  const { papers, missing, ticket } = asked;
  turn.offer({ unnamed: { papers: [...papers], ...(ticket !== undefined && { ticket }) } });
  const names = missing.map((id) => namesOf(turn, [id]));
  const text =
    papers.length > 1
      ? turn.t('papers.whichMany', { count: papers.length })
      : turn.t('papers.whichOne');
  await turn.say({ text, buttons: [...names, turn.t('button.otherPaper')] });
}

/** The kind that the message gives to the files before it; null for "something else". */
export function kindGiven(turn: DialogTurn): string | null | undefined {
  const { reading, facts, said } = turn;
  if (!facts.offers.unnamed || said === '') return undefined;
  if (reading.saysOtherPaper) return null;
  return reading.asks ? undefined : kindIn(turn, said);
}
