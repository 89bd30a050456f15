// A question in the middle of a form: answered, after which the form asks its own once more.

import { answerWith, matchQuestion } from '../answer';
import type { DialogTurn } from '../dialog-turn';
import { tellTickets } from '../ticket-status';

/** @returns what happened: answered, or the wish for a person, or false when the matcher does not know. */
export async function answerInPassing(turn: DialogTurn): Promise<'answered' | 'person' | false> {
  const titled = turn.services.menu.entryTitled(turn.said);
  if (titled !== undefined) return tell(turn, titled, 1);
  const match = matchQuestion(turn, turn.said);
  return match.decision === 'answer' ? tell(turn, match.id, match.confidence) : false;
}

async function tell(
  turn: DialogTurn,
  entry: string,
  confidence: number,
): Promise<'answered' | 'person' | false> {
  if (await answerWith(turn, entry, confidence)) return 'answered';
  if (entry === 'intent.human-agent') return 'person';
  if (entry === 'intent.ticket-status') {
    await tellTickets(turn);
    return 'answered';
  }
  // Reporting is what the merchant is doing; thanks and greetings need no more than the question again.
  return 'answered';
}
