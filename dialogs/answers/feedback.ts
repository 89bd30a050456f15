// Helpful or not: said about the last answer or tapped under any of them, and where a "no" leads.

import type { Match } from '../../src/knowledge/matcher';
import type { FeedbackRecord } from '../turn/acts';
import type { DialogTurn } from '../turn/dialog-turn';
import type { Memory } from '../turn/memory';
import { type AnswerMark, readThumb } from '../turn/thumbs';

const KEPT_VERDICTS = 20;
const KEPT_CHARACTERS = 500;
/** What else the question may have meant is offered from this confidence on. */
const LIKELY_OTHER = 0.05;
const MOST_OTHERS = 2;
/** A statement after a "no" is a question of its own from this confidence on. */
const SURE = 0.8;

/** "没帮助", typed or tapped beside the last answer. Without an answer only the way on is shown. */
export async function judgeLast(turn: DialogTurn, helpful: boolean): Promise<void> {
  const { memory } = turn;
  const { lastAnswer: entry, lastMark } = memory;
  // One verdict per answer; the next one starts afresh.
  delete memory.lastAnswer;
  const mark = lastMark?.entry === entry ? lastMark : undefined;
  if (mark) keep(turn, mark, helpful);
  else if (entry !== undefined) record(turn, { entry, helpful });
  if (helpful) return turn.say({ text: turn.t('feedback.helpful') });
  await leadOn(turn, mark);
}

/** A thumb under an answer, however old. A good one is shown on the page and needs no words. */
export async function hearThumb(turn: DialogTurn, value: unknown): Promise<void> {
  const tap = readThumb(value);
  if (!tap || !turn.services.knowledge.entries.has(tap.entry)) return;
  const { memory } = turn;
  const before = verdicts(memory).find(({ answer }) => answer === tap.answer);
  if (before?.helpful === tap.helpful) return;
  const isLast = memory.lastMark?.answer === tap.answer;
  keep(turn, tap, tap.helpful);
  if (isLast && memory.lastAnswer === tap.entry) delete memory.lastAnswer;
  if (tap.helpful) return;
  if (!turn.facts.inForm) return leadOn(turn, tap, isLast);
  turn.lead(turn.t('feedback.noted'));
  await turn.dialogs.repromptDialog();
}

export function isJudged(memory: Memory, entry: string): boolean {
  return verdicts(memory).some((verdict) => verdict.entry === entry);
}

/**
 * The message after a "no": why, or simply the next question. Its words are kept either way.
 * @returns false when it is a question that has an answer of its own.
 */
export async function hearReason(turn: DialogTurn, match: Match): Promise<boolean> {
  const { why } = turn.facts.offers;
  if (!why) return false;
  const words = turn.said.slice(0, KEPT_CHARACTERS);
  record(turn, { ...why, helpful: false, words });
  if (asksElse(turn, match, why.entry)) return false;
  turn.memory.misses = 0;
  turn.offer({ proposed: 'person' });
  await turn.say({
    text: turn.t('feedback.reason'),
    buttons: turn.services.menu.afterTrouble(turn.language),
  });
  return true;
}

/** Complaints fit some entry or other a little; a statement must fit well, or be put as a question. */
function asksElse({ reading }: DialogTurn, match: Match, judged: string): boolean {
  if (match.decision === 'none') return false;
  if (match.decision === 'choices') return reading.asks;
  if (match.id === judged) return false;
  return match.confidence >= SURE || reading.asks;
}

function record(turn: DialogTurn, verdict: Omit<FeedbackRecord, 'language'>): void {
  turn.acts.push({ do: 'keep-feedback', feedback: { ...verdict, language: turn.language } });
}

function keep(turn: DialogTurn, { entry, answer }: AnswerMark, helpful: boolean): void {
  const { memory } = turn;
  record(turn, { entry, helpful, answer });
  const others = verdicts(memory).filter((verdict) => verdict.answer !== answer);
  memory.verdicts = [...others.slice(1 - KEPT_VERDICTS), { entry, answer, helpful }];
}

/** What else may have been meant, a person, a report; and once, without need to answer: why. */
async function leadOn(
  turn: DialogTurn,
  judged: AnswerMark | undefined,
  isLast = true,
): Promise<void> {
  const { memory, t, services, language } = turn;
  const others = judged && isLast ? otherMeanings(memory, judged.entry) : [];
  if (judged) turn.offer({ why: { entry: judged.entry, answer: judged.answer } });
  else turn.offer({ proposed: 'person' });
  if (others.length > 0) turn.offer({ entries: others });
  const text = judged ? t('feedback.notHelpful') : t('feedback.sorry');
  await turn.say({
    text: others.length > 0 ? `${text}\n\n${t('feedback.others')}` : text,
    buttons: [
      ...others.map((id) => services.menu.title(id, language)),
      ...services.menu.afterTrouble(language),
    ],
  });
}

function otherMeanings({ recentQuestions }: Memory, entry: string): string[] {
  const last = recentQuestions.at(-1);
  if (last?.candidates[0]?.id !== entry) return [];
  return last.candidates
    .filter(({ id, confidence }) => id !== entry && confidence >= LIKELY_OTHER)
    .slice(0, MOST_OTHERS)
    .map(({ id }) => id);
}

function verdicts(memory: Memory): NonNullable<Memory['verdicts']> {
  return memory.verdicts ?? [];
}
