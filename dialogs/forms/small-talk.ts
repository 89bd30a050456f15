// "您好", "在吗", "？" in the middle of a form: no answer to anything, answered in a word.

import { askBriefly } from './ask';
import { fieldNamed } from './form-state';
import { askAgain } from './go-on';
import { explain } from './leave-out';
import type { FormStep, OpenForm } from './open-form';

/** Without words: asks what is meant by the question. */
const PUZZLED = /^[\s\p{P}]+$/u;

/** The question once more, and after "？" with what helps to answer it. */
export async function askOn(open: OpenForm): Promise<FormStep> {
  const { turn, form, definition } = open;
  const { smallTalk: talk } = turn.reading;
  const isPuzzled = !talk || PUZZLED.test(turn.said);
  if (!isPuzzled) turn.lead(turn.t(`form.smallTalk.${talk}`));
  if (form.stage.at !== 'field') return askAgain(open);
  const field = fieldNamed(definition.fields, form.stage.name);
  if (isPuzzled) return explain(open, field);
  await askBriefly(open, field);
  return 'waiting';
}
