// Asks which paper a file is, and takes the answer with the next message.

import type { Paper } from '../../src/tickets/ticket';
import type { DialogTurn } from '../turn/dialog-turn';
import { kindIn, namesOf } from './kinds';

/** Files of the last message whose kind is not known. */
export interface Unnamed {
  papers: Paper[];
  /** The ticket that they were added to; without it they wait in the memory. */
  ticket?: string;
}

export async function askWhichPaper(
  turn: DialogTurn,
  asked: { papers: readonly Paper[]; missing: readonly string[]; ticket?: string },
): Promise<void> {
  const { papers, missing, ticket } = asked;
  turn.memory.unnamed = { papers: [...papers], ...(ticket !== undefined && { ticket }) };
  const names = missing.map((id) => namesOf(turn, [id]));
  const text =
    papers.length > 1
      ? turn.t('papers.whichMany', { count: papers.length })
      : turn.t('papers.whichOne');
  await turn.say({ text, buttons: [...names, turn.t('button.otherPaper')] });
}

/** The kind that the message gives to the files before it; null for "something else". */
export function kindGiven(turn: DialogTurn): string | null | undefined {
  if (!turn.facts.unnamed || turn.said === '') return undefined;
  const { words } = turn.services;
  if (words.saysOtherPaper(turn.said)) return null;
  return words.looksLikeQuestion(turn.said) ? undefined : kindIn(turn, turn.said);
}
