// Answers questions: what the matcher is sure of, "did you mean" on near ties, a way on when it knows nothing.

import type { Candidate, Match } from '../src/knowledge/matcher';
import type { DialogTurn } from './dialog-turn';
import { rememberQuestion } from './memory';
import { staffAreThere, staffWhen } from './staff-hours';

/** Four decimals are plenty for a log and keep the stored replies short. */
const PRECISION = 10_000;
/** From the second question in a row that is not understood a person is offered. */
const MISSES_BEFORE_PERSON = 2;

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
  memory.lastAnswer = entry;
  const parts = turn.services.knowledge.entries.get(entry)?.parts ?? [];
  if (parts.length > 0) memory.offered = parts;
  await turn.send(reply);
  return true;
}

export async function askWhichOne(
  turn: DialogTurn,
  question: { text: string; choices: readonly Candidate[]; candidates: Candidate[] },
): Promise<void> {
  const { memory, services, language, t } = turn;
  memory.offered = question.choices.map(({ id }) => id);
  memory.unsettled = { text: question.text, candidates: question.candidates };
  const titles = memory.offered.map((id) => services.menu.title(id, language));
  const list = titles.map((title, index) => `${index + 1}. ${title}`).join('\n');
  await turn.say({
    text: `${t('choices.ask')}\n\n${list}`,
    buttons: [...titles, t('button.noneOfThese')],
    markdown: true,
  });
}

/** A choice tapped or named: kept as such, because it is the best example for the maintainers. */
export function keepChoice(turn: DialogTurn, entry: string | null): void {
  const { unsettled } = turn.facts;
  if (!unsettled) return;
  const decision = entry === null ? 'none' : 'choices';
  turn.questions.push({ ...unsettled, language: turn.language, decision, entry });
}

/** Once: say it differently, with examples. Twice in a row: a person. Never a loop of the same words. */
export async function admitMiss(turn: DialogTurn): Promise<void> {
  const { memory, services, language } = turn;
  memory.misses += 1;
  if (memory.misses < MISSES_BEFORE_PERSON) {
    return turn.say({ text: turn.t('miss.rephrase'), buttons: services.menu.starters(language) });
  }
  memory.proposed = 'person';
  const when = staffAreThere(turn) ? [] : [staffWhen(turn)];
  const text = [missText(turn), ...when].join('\n\n');
  return turn.say({ text, buttons: services.menu.afterTrouble(language) });
}

/** From the third on they are short, and no two in a row are the same. */
function missText({ memory, t }: DialogTurn): string {
  if (memory.misses === MISSES_BEFORE_PERSON) return t('miss.person');
  return memory.misses % 2 === 1 ? t('miss.again') : t('miss.still');
}

function record(
  turn: DialogTurn,
  { text, match, entry }: { text: string; match: Match; entry: string | null },
): void {
  const { decision, candidates } = match;
  turn.questions.push({ text, language: turn.language, decision, entry, candidates });
}
