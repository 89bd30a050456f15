// One message to an open form: what it means wherever the form stands, then what it means at this stage.

import type { CardSubmit } from '../message';
import { isBlank } from '../words/short-text';
import type { Command } from '../words/word-lists';
import { applyChanges } from './apply-changes';
import { askBriefly } from './ask';
import { changesIn } from './changes';
import { fieldNamed } from './form-state';
import { askAgain, wantOut } from './go-on';
import { hearField } from './hear-field';
import { hearPapers } from './hear-papers';
import { change, confirm, hearChange, hearReview } from './hear-review';
import { explain } from './leave-out';
import type { FormStep, OpenForm } from './open-form';

export async function hear(open: OpenForm): Promise<FormStep> {
  const { turn, form } = open;
  const { submit } = turn.facts.message;
  if (submit) return hearCard(open, submit);
  const command = turn.services.words.command(turn.said);
  if (form.stage.at === 'discard') return hearDiscard(open, command);
  if (command === 'cancel' || command === 'restart') return wantOut(open);
  if (command === undefined) {
    if (saysNothing(open)) return askOn(open);
    const changes = changesIn(open);
    if (changes) return applyChanges(open, changes);
  }
  return hearStage(open, command);
}

/** "您好", "在吗", "？": no answer, wherever the form stands. */
function saysNothing({ turn }: OpenForm): boolean {
  return isBlank(turn.said) || turn.services.words.smallTalk(turn.said) !== undefined;
}

/** Answered in a word; then the question once more, and after "？" with what helps to answer it. */
async function askOn(open: OpenForm): Promise<FormStep> {
  const { turn, form, definition } = open;
  const talk = turn.services.words.smallTalk(turn.said);
  if (talk) turn.lead(turn.t(`form.smallTalk.${talk}`));
  if (form.stage.at !== 'field') return askAgain(open);
  const field = fieldNamed(definition.fields, form.stage.name);
  if (!talk) return explain(open, field);
  await askBriefly(open, field);
  return 'waiting';
}

function hearStage(open: OpenForm, command: Command | undefined): Promise<FormStep> {
  const { stage } = open.form;
  if (stage.at === 'field') {
    return hearField(open, fieldNamed(open.definition.fields, stage.name), command);
  }
  if (stage.at === 'papers') return hearPapers(open, command);
  return stage.at === 'review' ? hearReview(open, command) : hearChange(open, command);
}

async function hearCard(open: OpenForm, { action }: CardSubmit): Promise<FormStep> {
  if (action === 'confirm') return confirm(open);
  if (action === 'change') return change(open);
  if (action === 'cancel') return wantOut(open);
  return askAgain(open);
}

/** "Discard?": anything but a clear yes keeps the form, and an answer to its last question counts. */
async function hearDiscard(open: OpenForm, command: Command | undefined): Promise<FormStep> {
  const { turn, form } = open;
  if (form.stage.at !== 'discard') return askAgain(open);
  const answer = turn.services.words.yesNo(turn.said);
  if (command === 'cancel' || command === 'restart' || (answer === 'yes' && !command)) {
    turn.keepLanguage();
    return 'cancelled';
  }
  form.stage = form.stage.back;
  if (command === 'go-on' || answer === 'no') {
    turn.keepLanguage();
    return askAgain(open);
  }
  return hear(open);
}
