// The merchant's message at the review: confirm, change one field, or something else.

import { LANGUAGES } from '../../src/language/language';
import { answerQuestions, answerStatement } from '../ticket/in-passing';
import { fieldLabel } from '../turn/field-label';
import { shortText } from '../words/short-text';
import type { FieldName } from '../words/word-lists';
import { applyChanges } from './apply-changes';
import { askEither, askField, note, noteChanged } from './ask';
import { askPapers } from './ask-papers';
import { numberIn } from './changes';
import { fieldNamed, nextField } from './form-state';
import { askAgain, goOn, stepBack } from './go-on';
import { handOver } from './hand-over';
import { hearTicks } from './hear-papers';
import type { FormStep, OpenForm } from './open-form';
import { askChange } from './review';
import { takeIn } from './take-in';

export async function hearReview(open: OpenForm): Promise<FormStep> {
  const { turn, definition } = open;
  const { command, yesNo } = turn.reading;
  if (yesNo === 'yes' && command === undefined) return confirm(open);
  if (command === 'back') return open.form.papers ? askForPapers(open) : stepBack(open);
  // "没了" adds nothing, and changes nothing.
  if (turn.reading.saysNoMorePapers && command !== 'change') return unclear(open);
  if (command === 'change' || yesNo === 'no') return change(open);
  const named = fieldMeant(open);
  if (named) return askFor(open, named);
  if (meansPapers(open)) return askForPapers(open);
  const isTold = hearMore(open);
  if (isTold === 'either') return 'waiting';
  const told = await (isTold ? answerQuestions(turn) : answer(open));
  if (told === 'person') return 'person';
  if (isTold || told === 'answered') return askAgain(open);
  const { questions } = turn.reading;
  if (questions.length === 0 && definition.asksPapers && hearTicks(open)) return askAgain(open);
  turn.isIncomplete = true;
  return unclear(open);
}

function unclear(open: OpenForm): Promise<FormStep> {
  open.turn.lead(open.turn.t('review.unclear'));
  return askAgain(open);
}

function answer({ turn }: OpenForm) {
  return turn.reading.questions.length > 0 ? answerQuestions(turn) : answerStatement(turn);
}

/** A value that was forgotten, or is another one now. */
function hearMore(open: OpenForm): boolean | 'either' {
  const { noted, changed, either } = takeIn(open);
  noteChanged(open, changed);
  note(open, noted);
  if (!either) return noted.length + changed.length > 0;
  void askEither(open, either);
  return 'either';
}

/** Tapped on the card or said in words. */
export async function confirm(open: OpenForm): Promise<FormStep> {
  if (nextField(open.form, open.definition.fields)) {
    open.turn.lead(open.turn.t('review.incomplete'));
    return goOn(open);
  }
  await handOver(open);
  return 'handed-over';
}

export async function change(open: OpenForm): Promise<FormStep> {
  open.form.wrong = 0;
  await askChange(open);
  return 'waiting';
}

/** The merchant names the field to change. */
export async function hearChange(open: OpenForm): Promise<FormStep> {
  const { turn, form, definition } = open;
  const { command, yesNo } = turn.reading;
  const index = turn.reading.ordinal(definition.fields.length);
  const named = fieldMeant(open) ?? definition.fields[index ?? -1]?.name;
  if (named) return changeNamed(open, named);
  if (meansPapers(open)) return askForPapers(open);
  const leaves = command === 'back' || command === 'skip' || command === 'go-on';
  // Asked once more, then back to the review: nobody is kept in a side room.
  if (leaves || yesNo !== undefined || form.wrong > 0) {
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
  const tapped = definition.fields.find((field) =>
    LANGUAGES.some(
      (language) =>
        shortText(fieldLabel({ t: turn.services.translator.for(language) }, field)) === said,
    ),
  );
  const { fieldNamed: named } = turn.reading;
  return tapped?.name ?? definition.fields.find(({ name }) => name === named)?.name;
}

async function askFor(open: OpenForm, name: FieldName): Promise<FormStep> {
  open.form.wrong = 0;
  await askField(open, fieldNamed(open.definition.fields, name));
  return 'waiting';
}

/** The papers' button was tapped, in either language, or they were named. */
function meansPapers({ turn, definition }: OpenForm): boolean {
  return definition.asksPapers && turn.reading.namesPapers;
}

async function askForPapers(open: OpenForm): Promise<FormStep> {
  open.form.wrong = 0;
  await askPapers(open);
  return 'waiting';
}
