// The merchant's message at the papers step: ticks, "nothing more", a question in between.

import { likelyCauseIds } from '../diagnosis/fill-report';
import { namesOf, usualKinds } from '../papers/kinds';
import type { Reading } from '../reading/reading';
import { answerQuestions, answerStatement } from '../ticket/in-passing';
import { askEither, note, noteChanged } from './ask';
import { askMorePapers, paperState, papersOf } from './ask-papers';
import { askAgain, goOn, stepBack } from './go-on';
import type { FormStep, OpenForm } from './open-form';
import { takeIn } from './take-in';

/** Of more papers at once it would be too much to read how each should look. */
const MOST_EXPLAINED = 2;
const CLAUSE_END = /[,，.。;；!！]/;

export async function hearPapers(open: OpenForm): Promise<FormStep> {
  const { turn } = open;
  const { reading } = turn;
  if (reading.command === 'back') return stepBack(open);
  if (leavesPapers(reading)) return leavePapers(open);
  if (reading.saysAllPapers) {
    tickPapers(
      open,
      usualKinds(turn, likelyCauseIds(turn)).map(({ id }) => id),
    );
    return leavePapers(open);
  }
  const asks = reading.questions.length > 0;
  if (!asks && hearTicks(open)) return moreOrLeave(open);
  const { noted, changed, either } = takeIn(open);
  noteChanged(open, changed);
  note(open, noted);
  if (either) return askEither(open, either);
  const told = await (asks ? answerQuestions(turn) : answerStatement(turn));
  if (told === 'person') return 'person';
  if (told === 'answered') return askAgain(open);
  // What is told here of the freeze is told last: the review shows it.
  return noted.length + changed.length > 0 ? leavePapers(open) : misunderstand(open);
}

/** Ticks what the message names as at hand and unticks what it names as lacking. @returns false when it names none */
export function hearTicks(open: OpenForm): boolean {
  const { turn, form } = open;
  const { has, lacks } = turn.reading.papers;
  if (has.length + lacks.length === 0) return false;
  const { atHand, done } = paperState(form);
  form.papers = { atHand: atHand.filter((id) => !lacks.includes(id)), done };
  if (has.length > 0) tickPapers(open, has);
  return true;
}

function tickPapers(open: OpenForm, ids: readonly string[]): void {
  const { turn, form } = open;
  const { atHand, done } = paperState(form);
  form.papers = { atHand: [...new Set([...atHand, ...ids])], done };
  form.wrong = 0;
  turn.lead(turn.t('papers.noted', { names: namesOf(turn, ids) }));
  if (ids.length > MOST_EXPLAINED) return;
  for (const kind of turn.services.knowledge.documents) {
    if (!ids.includes(kind.id)) continue;
    const { good, cover } = kind[turn.language];
    const look = turn.t('papers.look', { name: kind[turn.language].name, good });
    turn.lead(cover ? look + turn.t('papers.cover', { cover }) : look);
  }
}

function leavesPapers(reading: Reading): boolean {
  const { command, yesNo, notKnown, papers, finds } = reading;
  const namesNone = papers.has.length + papers.lacks.length === 0;
  if (command === 'skip' || command === 'go-on' || command === 'none-of-these') return true;
  // "I can't pick up before 6" lacks no papers.
  if (finds.beside.note !== undefined) return false;
  return isAllSaid(reading) || yesNo === 'no' || (namesNone && notKnown.length > 0);
}

/** "That's all, send it": clause by clause. */
function isAllSaid(reading: Reading): boolean {
  const clauses = reading.said.split(CLAUSE_END).filter((clause) => /[\p{L}\p{N}]/u.test(clause));
  const parts = clauses.length > 1 ? clauses.map((clause) => reading.part(clause)) : [reading];
  const ends = parts.map(({ saysNoMorePapers, confirms }) => saysNoMorePapers || confirms);
  return ends.includes(true) && parts.every(({ yesNo }, at) => ends[at] || yesNo === 'yes');
}

function leavePapers(open: OpenForm): Promise<FormStep> {
  open.form.papers = { ...paperState(open.form), done: true };
  open.form.wrong = 0;
  return goOn(open);
}

export async function moreOrLeave(open: OpenForm): Promise<FormStep> {
  if (papersOf(open).missing.length === 0) return leavePapers(open);
  await askMorePapers(open);
  return 'waiting';
}

/** Asked once more, then on to the review: papers can be added there too. */
async function misunderstand(open: OpenForm): Promise<FormStep> {
  const { turn, form } = open;
  if (form.wrong > 0) {
    turn.lead(turn.t('papers.later'));
    return leavePapers(open);
  }
  form.wrong += 1;
  turn.lead(turn.t('papers.unclear'));
  await askMorePapers(open);
  return 'waiting';
}
