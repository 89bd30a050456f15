// Answers questions, and keeps each with what the matcher made of it.

import type { Match } from '../../src/knowledge/matcher';
import type { DialogTurn } from '../turn/dialog-turn';
import { rememberQuestion } from '../turn/memory';
import { pictureOnce } from '../turn/picture';
import { type Reply, withoutThumbs } from '../turn/reply';
import { thumbsUnder } from '../turn/thumbs';
import { isJudged } from './feedback';
import { ledOn, topicOf } from './led-on';

/** Four decimals are plenty for a log and keep the stored replies short. */
const PRECISION = 10_000;

/** Keeps what the matcher made of a question, for tickets and for the list of misses. */
export function keepQuestion(turn: DialogTurn, text: string, match: Match): void {
  const { decision, candidates } = match;
  const entry = decision === 'answer' ? match.id : null;
  const question = { text, language: turn.language, decision, entry, candidates };
  turn.acts.push({ do: 'keep-question', question });
  rememberQuestion(turn.memory, { text, decision, candidates });
}

/** The full answer. @returns false for an intent, which has no answer of its own. */
export async function answerWith(
  turn: DialogTurn,
  entry: string,
  confidence: number,
): Promise<boolean> {
  const reply = turn.services.replies.of(entry, turn.language, rounded(confidence));
  if (!reply) return false;
  const { memory } = turn;
  const parts = turn.services.knowledge.entries.get(entry)?.parts ?? [];
  if (parts.length > 0) turn.offer({ entries: parts });
  const mark = remember(turn, entry);
  memory.lastFull = { entry, language: turn.language };
  // Judged once, an entry is not asked about again; its thumbs stay under the answer.
  const asked = isJudged(memory, entry) ? withoutThumbs(reply) : reply;
  await turn.send({
    ...ledOn(turn, entry, asked),
    ...pictureWith(turn, entry),
    entities: thumbsUnder(mark),
  });
  return true;
}

function pictureWith(turn: DialogTurn, entry: string): Pick<Reply, 'attachments'> {
  const picture = turn.services.knowledge.entries.get(entry)?.picture;
  const card = picture && pictureOnce(turn, { picture, place: entry });
  return card ? { attachments: [card] } : {};
}

/** One or two sentences, for where something else goes on. @returns false for an intent */
export async function answerShortly(
  turn: DialogTurn,
  entry: string,
  confidence: number,
): Promise<boolean> {
  const reply = turn.services.replies.short(entry, turn.language, rounded(confidence));
  if (!reply) return false;
  await turn.send({ ...reply, entities: thumbsUnder(remember(turn, entry)) });
  return true;
}

/** The answer that thumbs and words of thanks or blame are about. */
export function remember(turn: DialogTurn, entry: string): { entry: string; answer: string } {
  const { memory } = turn;
  const mark = { entry, answer: answerId(turn) };
  memory.misses = 0;
  memory.lastAnswer = entry;
  const topic = topicOf(entry);
  if (topic) memory.topic = topic;
  memory.lastMark = mark;
  return mark;
}

function rounded(confidence: number): number {
  return Math.round(confidence * PRECISION) / PRECISION;
}

/** A choice tapped or named: kept as such, because it is the best example for the maintainers. */
export function keepChoice(turn: DialogTurn, entry: string | null): void {
  const { unsettled } = turn.facts.offers;
  if (!unsettled) return;
  const decision = entry === null ? 'none' : 'choices';
  const question = { ...unsettled, language: turn.language, decision, entry } as const;
  turn.acts.push({ do: 'keep-question', question });
}

/** The id of the message answered, without the conversation in it. */
function answerId({ facts }: DialogTurn): string {
  return facts.activityId.slice(facts.activityId.lastIndexOf('|') + 1);
}
