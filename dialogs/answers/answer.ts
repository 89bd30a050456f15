// Answers questions, and keeps each with what the matcher made of it.

import type { Match } from '../../src/knowledge/matcher';
import { ledOn } from '../diagnosis/open';
import type { DialogTurn } from '../turn/dialog-turn';
import { rememberQuestion } from '../turn/memory';
import { withoutThumbs } from '../turn/reply';
import { thumbsUnder } from '../turn/thumbs';
import { isJudged } from './feedback';

/** Four decimals are plenty for a log and keep the stored replies short. */
const PRECISION = 10_000;

/** Matches a question and keeps what the matcher made of it, for tickets and for the list of misses. */
export function matchQuestion(turn: DialogTurn, text: string): Match {
  const match = turn.services.knowledge.matcher.match(text);
  keepQuestion(turn, text, match);
  return match;
}

export function keepQuestion(turn: DialogTurn, text: string, match: Match): void {
  record(turn, { text, match, entry: match.decision === 'answer' ? match.id : null });
  const { decision, candidates } = match;
  rememberQuestion(turn.memory, { text, decision, candidates });
}

/** @returns false for an intent, which has no answer of its own. */
export async function answerWith(
  turn: DialogTurn,
  entry: string,
  confidence: number,
): Promise<boolean> {
  const rounded = Math.round(confidence * PRECISION) / PRECISION;
  const reply = turn.services.replies.of(entry, turn.language, rounded);
  if (!reply) return false;
  const { memory } = turn;
  memory.misses = 0;
  const mark = { entry, answer: answerId(turn) };
  memory.lastAnswer = entry;
  memory.lastMark = mark;
  const parts = turn.services.knowledge.entries.get(entry)?.parts ?? [];
  if (parts.length > 0) memory.offered = parts;
  // Judged once, an entry is not asked about again; its thumbs stay under the answer.
  const asked = isJudged(memory, entry) ? withoutThumbs(reply) : reply;
  await turn.send({ ...ledOn(turn, asked), entities: thumbsUnder(mark) });
  return true;
}

/** A choice tapped or named: kept as such, because it is the best example for the maintainers. */
export function keepChoice(turn: DialogTurn, entry: string | null): void {
  const { unsettled } = turn.facts;
  if (!unsettled) return;
  const decision = entry === null ? 'none' : 'choices';
  turn.questions.push({ ...unsettled, language: turn.language, decision, entry });
}

/** The id of the message answered, without the conversation in it. */
function answerId({ facts }: DialogTurn): string {
  return facts.activityId.slice(facts.activityId.lastIndexOf('|') + 1);
}

function record(
  turn: DialogTurn,
  { text, match, entry }: { text: string; match: Match; entry: string | null },
): void {
  const { decision, candidates } = match;
  turn.questions.push({ text, language: turn.language, decision, entry, candidates });
}
