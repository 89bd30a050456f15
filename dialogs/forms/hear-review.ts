// The merchant's message at the review: confirm, change one field, or something else.

import { LANGUAGES } from '../../src/language/language';
import { answerInPassing, answerStatement } from '../answers/in-passing';
import { shortText } from '../words/short-text';
import type { Command, FieldName } from '../words/word-lists';
import { applyChanges } from './apply-changes';
import { askField } from './ask';
import { askPapers } from './ask-papers';
import { numberIn } from './changes';
import { fieldNamed, nextField } from './form-state';
import { askAgain, goOn, stepBack } from './go-on';
import { handOver } from './hand-over';
import { hearTicks } from './hear-papers';
import { type FormStep, fieldNames, type OpenForm } from './open-form';
import { askChange } from './review';

export async function hearReview(open: OpenForm, command: Command | undefined): Promise<FormStep> {
  const { turn, definition } = open;
  const { words, menu } = turn.services;
  const answer = words.yesNo(turn.said);
  if (answer === 'yes' && command === undefined) return confirm(open);
  if (command === 'back') return open.form.papers ? askForPapers(open) : stepBack(open);
  if (command === 'change' || answer === 'no') return change(open);
  const named = fieldMeant(open);
  if (named) return askFor(open, named);
  if (meansPapers(open)) return askForPapers(open);
  const asks = menu.entryTitled(turn.said) !== undefined || words.looksLikeQuestion(turn.said);
  const told = await (asks ? answerInPassing(turn) : answerStatement(turn));
  if (told === 'person') return 'person';
  if (told === 'answered') return askAgain(open);
  if (!asks && definition.asksPapers && hearTicks(open)) return askAgain(open);
  turn.lead(turn.t('review.unclear'));
  return askAgain(open);
}

/** Tapped on the card or said in words. */
export async function confirm(open: OpenForm): Promise<FormStep> {
  if (nextField(open.form, open.definition.fields)) {
    open.turn.lead(open.turn.t('review.incomplete'));
    return goOn(open);
  }
  open.turn.keepLanguage();
  await handOver(open);
  return 'handed-over';
}

export async function change(open: OpenForm): Promise<FormStep> {
  open.turn.keepLanguage();
  open.form.wrong = 0;
  await askChange(open);
  return 'waiting';
}

/** The merchant names the field to change. */
export async function hearChange(open: OpenForm, command: Command | undefined): Promise<FormStep> {
  const { turn, form, definition } = open;
  const { words } = turn.services;
  const index = words.ordinal(turn.said, definition.fields.length);
  const named = fieldMeant(open) ?? definition.fields[index ?? -1]?.name;
  if (named) return changeNamed(open, named);
  if (meansPapers(open)) return askForPapers(open);
  const leaves = command === 'back' || command === 'skip' || command === 'go-on';
  // Asked once more, then back to the review: nobody is kept in a side room.
  if (leaves || words.yesNo(turn.said) !== undefined || form.wrong > 0) {
    form.wrong = 0;
    return goOn(open);
  }
  form.wrong += 1;
  await askChange(open, form.stage.at === 'change' ? form.stage.edit : undefined);
  return 'waiting';
}

function changeNamed(open: OpenForm, field: FieldName): Promise<FormStep> {
  const { stage } = open.form;
  const edit = stage.at === 'change' ? stage.edit : undefined;
  if (!edit || numberIn(open, field) === undefined) return askFor(open, field);
  return applyChanges(open, { kind: 'changes', changes: [{ field, edit }], more: false });
}

/** The field whose button was tapped, in either language, or whose name was said. */
function fieldMeant(open: OpenForm): FieldName | undefined {
  const { turn, definition } = open;
  const said = shortText(turn.said);
  const tapped = definition.fields.find(({ name }) =>
    LANGUAGES.some((language) => {
      const label = turn.services.translator.for(language)(`fields.${name}.label`);
      return shortText(label) === said;
    }),
  );
  return tapped?.name ?? turn.services.words.fieldNamed(turn.said, fieldNames(open));
}

async function askFor(open: OpenForm, name: FieldName): Promise<FormStep> {
  open.form.wrong = 0;
  await askField(open, fieldNamed(open.definition.fields, name));
  return 'waiting';
}

/** The papers' button was tapped, in either language, or they were named. */
function meansPapers({ turn, definition }: OpenForm): boolean {
  return definition.asksPapers && turn.services.words.namesPapers(turn.said);
}

async function askForPapers(open: OpenForm): Promise<FormStep> {
  open.form.wrong = 0;
  await askPapers(open);
  return 'waiting';
}
