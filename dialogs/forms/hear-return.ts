// The first words after a while, and the answer to "shall we go on?".

import { findsOf } from '../reading/value-in';
import { answerQuestions, answerStatement } from '../ticket/in-passing';
import type { Command } from '../words/word-lists';
import { changesIn } from './changes';
import { fieldNamed, isStarted } from './form-state';
import { askAfresh, askAgain } from './go-on';
import type { FormStep, OpenForm } from './open-form';
import { askResume, keepsWords, mayAnswer, resumptionIn, whereItWas } from './resume';
import { isAll } from './take-in';

/** `as-usual`: the message is to be heard as if nothing had come between. */
type Heard = FormStep | 'as-usual';

/** These mean the same whether the merchant was away or not. */
const PLAIN: ReadonlySet<Command> = new Set([
  ...(['skip', 'go-on', 'back', 'cancel', 'restart', 'change', 'unknown', 'later'] as const),
]);

/** A clear answer counts at once; after anything else the form is offered again. */
export async function hearReturn(open: OpenForm): Promise<Heard> {
  const { turn, form } = open;
  if (isClear(open)) {
    if (isStarted(form)) turn.lead(turn.t('resume.back'));
    return 'as-usual';
  }
  if (turn.reading.saysNothing) return offer(open);
  const { asks } = turn.reading;
  if (!asks && keepsWords(open)) return offer(open, turn.said);
  const told = await (asks ? answerQuestions(turn) : answerStatement(turn));
  if (told === 'person') return 'person';
  if (told === 'answered') return offer(open);
  if (asks) turn.lead(turn.t('form.unanswered'));
  return offer(open, !asks && mayAnswer(open) ? turn.said : undefined);
}

export async function hearResume(open: OpenForm): Promise<Heard> {
  const { turn, form } = open;
  const { stage } = form;
  if (stage.at !== 'resume') return 'as-usual';
  const chosen = resumptionIn(open);
  if (chosen === 'later') return 'parked';
  if (chosen === 'afresh') return askAfresh(open);
  if (chosen === undefined && turn.reading.saysNothing) return offer(open);
  const isOpen = chosen === undefined && turn.reading.command === undefined && !isClear(open);
  if (isOpen && turn.reading.asks) {
    const told = await answerQuestions(turn);
    if (told === 'person') return 'person';
    if (told === 'unknown') turn.lead(turn.t('form.unanswered'));
    return offer(open);
  }
  form.stage = stage.back;
  if (chosen === undefined) return 'as-usual';
  if (stage.held === undefined) return askAgain(open);
  turn.hearInstead(stage.held);
  return 'as-usual';
}

async function offer(open: OpenForm, held?: string): Promise<FormStep> {
  await askResume(open, held);
  return 'waiting';
}

/** True for words that can hardly mean anything but the form. */
function isClear(open: OpenForm): boolean {
  const { turn, form, definition } = open;
  const { reading } = turn;
  if (reading.command !== undefined) return PLAIN.has(reading.command);
  if (reading.saysNothing) return false;
  if (changesIn(open)) return true;
  const stage = whereItWas(form.stage);
  if (stage.at === 'review') return reading.confirms;
  if (stage.at === 'papers') return reading.papers.has.length > 0;
  if (stage.at !== 'field') return false;
  const finds = findsOf(reading, fieldNamed(definition.fields, stage.name));
  return finds.some((find) => find.counts === 'anywhere' || isAll(reading, find));
}
