// The review before a form is handed over: a card with every field, and the same as text for channels without cards.

import type { Attachment } from 'botbuilder-core';
import { type CardButton, factCard } from '../turn/cards';
import type { DialogTurn } from '../turn/dialog-turn';
import { fieldLabel } from '../turn/field-label';
import { shownValue } from './ask';
import { shownPapers } from './ask-papers';
import { numberIn } from './changes';
import { fieldsShown } from './form-definition';
import { revisionOf } from './form-id';
import type { FormState, Stage } from './form-state';
import type { OpenForm } from './open-form';

/** The card, or a word on it where the same card was sent already and nothing on it has changed, or was changed in its place. */
export async function askReview(open: OpenForm): Promise<void> {
  const { turn, form } = open;
  const { t, language } = turn;
  form.stage = { at: 'review' };
  form.awaits = null;
  const shows = `${language} ${revisionOf(form)} ${turn.memory.papers?.length ?? 0}`;
  const { shown } = form;
  form.shown = shows;
  const inPlace = turn.keepsCards && shown !== undefined;
  if (shown !== shows && !inPlace) return sendCard(open);
  if (shown !== shows) turn.showCard(form.formId, reviewCard(open));
  const buttons = [t('button.confirm'), t('button.change'), t('button.cancel')];
  const text = shown === shows ? t('review.again') : t('review.updated');
  await turn.say({ text, buttons });
}

async function sendCard(open: OpenForm): Promise<void> {
  const { turn, form } = open;
  await turn.say({
    text: turn.t('review.ask'),
    ...reviewCard(open),
    ...(turn.keepsCards && { channelData: { thaw: { card: form.formId } } }),
  });
}

/** Whoever taps on it later reads that it counts no more. */
export function closeCard({ turn, form }: OpenForm, heading: string): void {
  if (!turn.keepsCards || form.shown === undefined) return;
  const card = factCard({ heading, facts: [], written: heading, buttons: [] });
  turn.showCard(form.formId, { card, summary: heading });
}

function reviewCard(open: OpenForm): { card: Attachment; summary: string } {
  const { turn, form, definition } = open;
  const { t } = turn;
  const facts = fieldsShown(definition, form.values).map((field) => ({
    title: fieldLabel(turn, field),
    value: shownValue(turn, form, field),
  }));
  if (form.papers) facts.push({ title: t('papers.label'), value: shownPapers(open) });
  const heading = t('review.heading');
  const lines = facts.map(({ title, value }) => t('review.line', { title, value }));
  const written = [heading, ...lines].join('\n');
  const card = factCard({ heading, facts, written, buttons: buttonsOf(turn, form) });
  return { card, summary: written };
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

/** Old cards are told from the one that shows what stands now. */
function buttonsOf({ t }: DialogTurn, form: FormState): CardButton[] {
  const data = (action: string) => ({
    thaw: { action, form: form.formId, revision: revisionOf(form) },
  });
  return [
    { title: t('button.confirm'), data: data('confirm'), isMain: true },
    { title: t('button.change'), data: data('change') },
    { title: t('button.cancel'), data: data('cancel') },
  ];
}
