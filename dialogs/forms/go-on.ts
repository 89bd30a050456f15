// What a form asks next: the first open field, then the review, then nothing.

import type { Field } from '../fields/field';
import { askField } from './ask';
import { arePapersDue, askPapers } from './ask-papers';
import { fieldNamed, isStarted, nextField } from './form-state';
import { handOver } from './hand-over';
import type { FormStep, OpenForm } from './open-form';
import { askResume, whereItWas } from './resume';
import { askChange, askReview } from './review';
import { askSame, offersOpenTicket } from './same-ticket';

export async function goOn(open: OpenForm): Promise<FormStep> {
  if (await offersOpenTicket(open)) return 'waiting';
  const field = nextQueued(open) ?? nextField(open.form, open.definition.fields);
  if (field) {
    await askField(open, field);
    return 'waiting';
  }
  if (arePapersDue(open)) {
    await askPapers(open);
    return 'waiting';
  }
  if (!open.definition.reviewed) {
    await handOver(open);
    return 'handed-over';
  }
  await askReview(open);
  return 'waiting';
}

function nextQueued({ form, definition }: OpenForm): Field | undefined {
  const [name, ...later] = form.queue ?? [];
  if (name === undefined) return undefined;
  form.queue = later;
  return fieldNamed(definition.fields, name);
}

/** The same question once more, in the language of now. */
export async function askAgain(open: OpenForm): Promise<FormStep> {
  const { stage } = open.form;
  if (stage.at === 'field') await askField(open, fieldNamed(open.definition.fields, stage.name));
  else if (stage.at === 'same') await askSame(open);
  else if (stage.at === 'papers') await askPapers(open);
  else if (stage.at === 'review') await askReview(open);
  else if (stage.at === 'resume') await askResume(open);
  else if (stage.at === 'change') await askChange(open, stage.edit);
  else await askDiscard(open);
  return 'waiting';
}

/** One field back, filled or left out; its value stays unless another one is given. */
export async function stepBack(open: OpenForm, from?: Field): Promise<FormStep> {
  const { turn, definition } = open;
  const { fields } = definition;
  const field = fields[(from ? fields.indexOf(from) : fields.length) - 1];
  if (!field) {
    turn.lead(turn.t('form.first'));
    return askAgain(open);
  }
  await askField(open, field);
  return 'waiting';
}

/** Asks before what was entered is thrown away for a new beginning. */
export async function askAfresh(open: OpenForm): Promise<FormStep> {
  const { form } = open;
  form.stage = { at: 'discard', back: whereItWas(form.stage), afresh: true };
  await askDiscard(open);
  return 'waiting';
}

/** Leaves at once when nothing was entered, else asks first. */
export async function wantOut(open: OpenForm): Promise<FormStep> {
  const { form } = open;
  if (!isStarted(form)) return 'cancelled';
  form.stage = { at: 'discard', back: whereItWas(form.stage) };
  await askDiscard(open);
  return 'waiting';
}

async function askDiscard({ turn, form }: OpenForm): Promise<void> {
  form.awaits = null;
  await turn.say({
    text: turn.t('form.discard'),
    buttons: [turn.t('button.goOn'), turn.t('button.discard')],
  });
}
