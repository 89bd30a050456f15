// The review before a form is handed over: a card with every field, and the same as text for channels without cards.

import { fieldLabel, shownValue } from './ask';
import { shownPapers } from './ask-papers';
import { numberIn } from './changes';
import type { FormState, Stage } from './form-state';
import type { OpenForm } from './open-form';

const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';
/** Teams and Web Chat both show 1.4. */
const CARD_VERSION = '1.4';

export async function askReview(open: OpenForm): Promise<void> {
  const { turn, form, definition } = open;
  const { t } = turn;
  form.stage = { at: 'review' };
  form.awaits = null;
  const facts = definition.fields.map((field) => ({
    title: fieldLabel(turn, field),
    value: shownValue(turn, form, field),
  }));
  if (form.papers) facts.push({ title: t('papers.label'), value: shownPapers(open) });
  const written = facts.map(({ title, value }) => t('review.line', { title, value })).join('\n');
  const labels = [t('button.confirm'), t('button.change'), t('button.cancel')];
  await turn.say({
    text: t('review.ask'),
    summary: `${t('review.heading')}\n${written}`,
    card: cardOf({
      heading: t('review.heading'),
      facts,
      written,
      actions: actionsOf(labels, form),
    }),
  });
}

/** Which field should be changed? `edit` changes some characters: then one of the numbers known. */
export async function askChange(
  open: OpenForm,
  edit?: Extract<Stage, { at: 'change' }>['edit'],
): Promise<void> {
  const { turn, form, definition } = open;
  form.stage = { at: 'change', ...(edit && { edit }) };
  form.awaits = null;
  const { fields } = definition;
  const offered = edit ? fields.filter(({ name }) => numberIn(open, name) !== undefined) : fields;
  await turn.say({
    text: turn.t('review.which'),
    buttons: [
      ...offered.map((field) => fieldLabel(turn, field)),
      ...(form.papers && !edit ? [turn.t('papers.label')] : []),
    ],
  });
}

function actionsOf([confirm, change, cancel]: (string | undefined)[], form: FormState) {
  const submit = (title: string | undefined, action: string) => ({
    type: 'Action.Submit',
    title,
    data: { thaw: { action, form: form.formId } },
  });
  return [
    { ...submit(confirm, 'confirm'), style: 'positive' },
    submit(change, 'change'),
    submit(cancel, 'cancel'),
  ];
}

function cardOf(parts: {
  heading: string;
  facts: { title: string; value: string }[];
  written: string;
  actions: object[];
}) {
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: CARD_VERSION,
    fallbackText: `${parts.heading}\n${parts.written}`,
    body: [
      { type: 'TextBlock', text: parts.heading, weight: 'Bolder', size: 'Medium', wrap: true },
      { type: 'FactSet', facts: parts.facts },
    ],
    actions: parts.actions,
  };
  return { contentType: CARD_TYPE, content };
}
