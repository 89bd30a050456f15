// One message to an open form: what it means wherever the form stands, then what it means at this stage.

import type { CardSubmit } from '../message';
import type { Correction } from '../words/corrections';
import type { Command } from '../words/word-lists';
import { askField } from './ask';
import { fieldNamed } from './form-state';
import { askAgain, wantOut } from './go-on';
import { hearField, refuse, take } from './hear-field';
import { hearPapers } from './hear-papers';
import { change, confirm, hearChange, hearReview } from './hear-review';
import { type FormStep, fieldNames, type OpenForm } from './open-form';
import { unjoinedCorrection } from './unjoined';

export async function hear(open: OpenForm): Promise<FormStep> {
  const { turn, form } = open;
  const { submit } = turn.facts.message;
  if (submit) return hearCard(open, submit);
  const { words } = turn.services;
  const command = words.command(turn.said);
  if (form.stage.at === 'discard') return hearDiscard(open, command);
  if (command === 'cancel' || command === 'restart') return wantOut(open);
  if (command === undefined) {
    const expecting = form.stage.at !== 'field';
    const read = expecting ? words.looseCorrection : words.correction;
    const correction = read(turn.said, fieldNames(open)) ?? unjoinedCorrection(open);
    if (correction) return correct(open, correction);
  }
  return hearStage(open, command);
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

/** A field corrected by name, with its value or without. */
async function correct(open: OpenForm, { field: name, value }: Correction): Promise<FormStep> {
  const field = fieldNamed(open.definition.fields, name);
  if (value === '') {
    open.form.wrong = 0;
    await askField(open, field);
    return 'waiting';
  }
  const reading = field.read(value, open.turn.aids);
  if (reading.kind === 'value') return take(open, field, reading.value);
  return refuse(open, field, reading);
}
