// "您好", "在吗", "？" in the middle of a form: no answer to anything, answered in a word.

import { askBriefly } from './ask';
import { fieldNamed } from './form-state';
import { askAgain } from './go-on';
import { explain } from './leave-out';
import type { FormStep, OpenForm } from './open-form';

/** The question once more, and after "？" with what helps to answer it. */
export async function askOn(open: OpenForm): Promise<FormStep> {
  const { turn, form, definition } = open;
  const { smallTalk: talk } = turn.reading;
  if (talk) turn.lead(turn.t(`form.smallTalk.${talk}`));
  if (form.stage.at !== 'field') return askAgain(open);
  const field = fieldNamed(definition.fields, form.stage.name);
  if (!talk) return explain(open, field);
  await askBriefly(open, field);
  return 'waiting';
}
