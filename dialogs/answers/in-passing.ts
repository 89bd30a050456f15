// A question in the middle of a form: answered, after which the form asks its own once more.

import { DIAGNOSE } from '../diagnosis/open';
import { tellTickets } from '../ticket/ticket-status';
import type { DialogTurn } from '../turn/dialog-turn';
import { answerWith, keepQuestion, matchQuestion } from './answer';

/** A statement must fit an entry this well to be answered where a number was asked for. */
const SURE = 0.8;
/** Of near ties, the first is taken when it is this much likelier than the second. */
const BEST_LEAD = 2;

/** What came of it; `unknown` when the matcher has no answer. */
export type InPassing = 'answered' | 'person' | 'unknown';

export async function answerInPassing(turn: DialogTurn): Promise<InPassing> {
  const titled = turn.services.menu.entryTitled(turn.said);
  if (titled !== undefined) return tell(turn, titled, 1);
  const match = matchQuestion(turn, turn.said);
  if (match.decision === 'answer') return tell(turn, match.id, match.confidence);
  // Where something else is asked there is no room for "did you mean".
  const [best, second] = match.candidates;
  const isBest = best && best.confidence >= BEST_LEAD * (second?.confidence ?? 0);
  if (match.decision !== 'choices' || !isBest || !hasAnswer(turn, best.id)) return 'unknown';
  return tell(turn, best.id, best.confidence);
}

/** Words that are neither a question nor the answer asked for: "审核没通过" where a number is awaited. */
export async function answerStatement(turn: DialogTurn): Promise<InPassing> {
  const match = turn.services.knowledge.matcher.match(turn.said);
  if (match.decision !== 'answer' || match.confidence < SURE) return 'unknown';
  if (match.id === 'intent.human-agent') return 'person';
  if (!hasAnswer(turn, match.id)) return 'unknown';
  keepQuestion(turn, turn.said, match);
  return tell(turn, match.id, match.confidence);
}

function hasAnswer(turn: DialogTurn, entry: string): boolean {
  return turn.services.replies.of(entry, turn.language, 1) !== undefined;
}

async function tell(turn: DialogTurn, entry: string, confidence: number): Promise<InPassing> {
  if (await answerWith(turn, entry, confidence)) return 'answered';
  if (entry === 'intent.human-agent') return 'person';
  if (entry === 'intent.ticket-status') await tellTickets(turn);
  if (entry === DIAGNOSE) turn.lead(turn.t('diagnosis.later'));
  // Reporting is what the merchant is doing; thanks and greetings need no more than the question again.
  return 'answered';
}
