// An unfinished form is offered again: go on, start afresh, or leave it for now.

import { listOf } from './ask';
import { fieldNamed, type Stage } from './form-state';
import type { OpenForm } from './open-form';

/** @param held words that may be the answer to the question left open; they are heard when the form goes on */
export async function askResume(open: OpenForm, held?: string): Promise<void> {
  const { turn, form, definition } = open;
  const { t } = turn;
  const kept = held ?? (form.stage.at === 'resume' ? form.stage.held : undefined);
  form.stage = { at: 'resume', back: whereItWas(form.stage), ...(kept && { held: kept }) };
  const filled = definition.fields.filter(({ name }) => form.values[name] !== undefined);
  const noted = filled.length > 0 ? t('resume.noted', { values: listOf(open, filled) }) : '';
  const told = { name: t(`resume.name.${definition.id}`), noted };
  const isReminder = turn.facts.meeting === 'reminder';
  await turn.say({
    text: isReminder ? t('resume.reminder', told) : t('resume.ask', told),
    buttons: [t('button.goOnWriting'), t('button.afresh'), t('button.later')],
  });
}

/** The stage behind a question about the form itself. */
export function whereItWas(stage: Stage): Stage {
  return stage.at === 'resume' || stage.at === 'discard' ? whereItWas(stage.back) : stage;
}

/** Words kept for the question that was left open; a number is never looked for in them. */
export function mayAnswer({ form, definition }: OpenForm): boolean {
  const stage = whereItWas(form.stage);
  return stage.at === 'field' && fieldNamed(definition.fields, stage.name).awaits === undefined;
}

/** Asked for words of the merchant's own, which may be about anything. */
export function keepsWords({ form, definition }: OpenForm): boolean {
  const stage = whereItWas(form.stage);
  return stage.at === 'field' && fieldNamed(definition.fields, stage.name).keepsWords !== undefined;
}

export type Resumption = 'go-on' | 'afresh' | 'later';

/** What "shall we go on?" is answered with. */
export function resumptionIn({ turn }: OpenForm): Resumption | undefined {
  const { command, yesNo, wish } = turn.reading;
  const choice = turn.reading.ordinal(3);
  const answer = command === undefined ? yesNo : undefined;
  if (command === 'go-on' || answer === 'yes' || choice === 0) return 'go-on';
  if (command === 'restart' || choice === 1) return 'afresh';
  if (command === 'later' || wish === 'leave' || answer === 'no' || choice === 2) return 'later';
  return undefined;
}
