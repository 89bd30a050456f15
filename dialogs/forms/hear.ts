// One message to an open form: what it means wherever the form stands, then what it means at this stage.

import type { CardSubmit } from '../turn/message';
import { applyChanges } from './apply-changes';
import { changesIn } from './changes';
import { formIdOf, revisionOf } from './form-id';
import { emptyForm, fieldNamed, isStarted } from './form-state';
import { askAfresh, askAgain, goOn, stepBack, wantOut } from './go-on';
import { hearField } from './hear-field';
import { hearFiles } from './hear-files';
import { hearPapers } from './hear-papers';
import { hearResume, hearReturn } from './hear-return';
import { change, confirm, hearChange, hearReview } from './hear-review';
import type { FormStep, OpenForm } from './open-form';
import { closeCard } from './review';
import { hearSame } from './same-ticket';
import { askOn } from './small-talk';

export async function hear(open: OpenForm): Promise<FormStep> {
  const { turn, form } = open;
  if (turn.wasAboutFiles) return hearFiles(open);
  const { submit } = turn.facts.message;
  if (submit) return hearCard(open, submit);
  if (form.stage.at === 'resume') {
    const step = await hearResume(open);
    return step === 'as-usual' ? hearOn(open) : step;
  }
  if (turn.facts.meeting === 'return') {
    const step = await hearReturn(open);
    if (step !== 'as-usual') return step;
  }
  return hearOn(open);
}

async function hearOn(open: OpenForm): Promise<FormStep> {
  const { turn, form } = open;
  const { command } = turn.reading;
  if (form.stage.at === 'discard') return hearDiscard(open);
  if (command === 'cancel') return wantOut(open);
  if (command === 'later' || turn.reading.wish === 'leave') return 'parked';
  if (isForReport(open)) return 'report';
  if (command === 'restart') return isStarted(form) ? askAfresh(open) : askAgain(open);
  if (command === undefined) {
    if (turn.reading.saysNothing) return askOn(open);
    const changes = changesIn(open);
    if (changes) return applyChanges(open, changes);
  }
  return hearStage(open);
}

/** Whoever writes to staff wants the freeze reported after all; or the money is there, and it is the machine that is not. */
function isForReport({ turn: { reading }, definition: { kind } }: OpenForm): boolean {
  if (kind === 'person') return reading.wish === 'report';
  if (kind !== 'settlement') return false;
  return reading.finds.scope.some(({ value, named }) => named && value === 'terminal');
}

function hearStage(open: OpenForm): Promise<FormStep> {
  const { stage } = open.form;
  if (stage.at === 'field') {
    return hearField(open, fieldNamed(open.definition.fields, stage.name));
  }
  if (stage.at === 'same') return hearOffer(open);
  if (stage.at === 'papers') return hearPapers(open);
  return stage.at === 'review' ? hearReview(open) : hearChange(open);
}

/** The open ticket, or a new one? */
async function hearOffer(open: OpenForm): Promise<FormStep> {
  if (open.turn.reading.command === 'back')
    return stepBack(open, fieldNamed(open.definition.fields, 'provider'));
  const answer = await hearSame(open);
  if (answer === 'asked') return 'waiting';
  if (answer === 'person') return 'person';
  open.form.wrong = 0;
  return answer === 'add' ? 'added' : goOn(open);
}

async function hearCard(open: OpenForm, { action, revision }: CardSubmit): Promise<FormStep> {
  const { turn, form } = open;
  if (form.stage.at === 'resume') form.stage = form.stage.back;
  if (revision !== revisionOf(form)) {
    turn.lead(turn.t('card.outdated'));
    return askAgain(open);
  }
  if (action === 'confirm') return confirm(open);
  if (action === 'change') return change(open);
  if (action === 'cancel') return wantOut(open);
  return askAgain(open);
}

/** "Discard?": anything but a clear yes keeps the form, and an answer to its last question counts. */
async function hearDiscard(open: OpenForm): Promise<FormStep> {
  const { turn, form } = open;
  const { command, yesNo } = turn.reading;
  if (form.stage.at !== 'discard') return askAgain(open);
  if (command === 'cancel' || command === 'restart' || (yesNo === 'yes' && !command)) {
    return form.stage.afresh ? startAfresh(open) : 'cancelled';
  }
  form.stage = form.stage.back;
  if (command === 'go-on' || yesNo === 'no') return askAgain(open);
  return hearOn(open);
}

async function startAfresh(open: OpenForm): Promise<FormStep> {
  const { turn, form, definition } = open;
  const { conversationId, activityId } = turn.facts;
  closeCard(open, turn.t('form.cancelled'));
  emptyForm(form, formIdOf(conversationId, `${definition.id} ${activityId}`));
  turn.lead(turn.t('resume.afresh'));
  return goOn(open);
}
