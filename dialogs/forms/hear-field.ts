// The merchant's message while a field is asked: skip, back, a question in between, or the answer.

import { answerInPassing, answerStatement, type InPassing } from '../answers/in-passing';
import type { Field, Reading } from '../fields/field';
import { littleIsLeft } from '../reading/cut-out';
import type { DialogTurn } from '../turn/dialog-turn';
import type { Command } from '../words/word-lists';
import { askBriefly, note, noteChanged } from './ask';
import { gather, setValue } from './form-state';
import { askAgain, goOn, stepBack } from './go-on';
import { explain, leaveOut, leavesOut } from './leave-out';
import type { FormStep, OpenForm } from './open-form';

/** After this many unreadable answers the place to look and a person are offered. */
const WRONG_BEFORE_HELP = 2;
/** Shorter answers hold one value; looking for more in them would find what is not there. */
export const SEVERAL_VALUES_FROM = 17;

/** Fewer are no attempt at a merchant ID, a terminal ID or a telephone number. */
const FEWEST_DIGITS = 6;

/** One word with digits or signs in it, such as "shop_2026", speaks no language. */
const NAME_OR_NUMBER = /^(?=.*[\d@_])\S{1,80}$/;

export async function hearField(
  open: OpenForm,
  field: Field,
  command: Command | undefined,
): Promise<FormStep> {
  const { turn } = open;
  const { words, menu } = turn.services;
  if (command === 'back') return stepBack(open, field);
  if (words.saysWrong(turn.said)) return askWhatIsWrong(open);
  if (leavesOut(open, field, command)) return leaveOut(open, field);
  if (command === 'go-on') return askAgain(open);
  if (isBareYes(open, field)) return explain(open, field);
  if (menu.entryTitled(turn.said) !== undefined) return passing(open, field);
  const asks =
    words.looksLikeQuestion(turn.said) || (isNoNumber(turn, field) && words.wonders(turn.said));
  if (field.questionsFirst && asks) return passing(open, field);
  const reading = field.read(turn.said, turn.aids);
  if (reading.kind === 'value') {
    return isRemainder(turn, field) ? askAgain(open) : take(open, field, reading.value);
  }
  if (field.awaits && words.asksWhere(turn.said)) return explain(open, field);
  if (asks) return passing(open, field);
  if (isNoNumber(turn, field)) {
    if (keepTold(open)) return askAgain(open);
    const told = await answerStatement(turn);
    if (told !== 'unknown') return afterPassing(open, told);
  }
  if (field.name === 'question') keepContact(open);
  return refuse(open, field, reading);
}

/** "好的" where words are kept: agreed to tell, and nothing told yet. */
function isBareYes({ turn }: OpenForm, { name, freeText }: Field): boolean {
  const keepsWords = (freeText && name !== 'scope') || name === 'provider';
  return keepsWords && turn.services.words.yesNo(turn.said) === 'yes';
}

/** No answer to a number field, however wrong: "刷了5000就冻结了" holds no merchant ID. */
function isNoNumber({ said }: DialogTurn, field: Field): boolean {
  const digits = said.match(/\p{Nd}/gu)?.length ?? 0;
  return field.awaits !== undefined && digits < FEWEST_DIGITS && !said.includes('@');
}

/** "My card is [••••0123]" where words are kept: the merchant has been told already, and this is no answer. */
function isRemainder(turn: DialogTurn, field: Field): boolean {
  const keepsWords = field.freeText || field.name === 'provider';
  return keepsWords && littleIsLeft(turn) && field.find?.(turn.said, turn.aids) === undefined;
}

/** "不对": something entered before, or the question itself. */
function askWhatIsWrong(open: OpenForm): Promise<FormStep> {
  open.turn.keepLanguage();
  open.turn.lead(open.turn.t('form.notRight'));
  return askAgain(open);
}

/** A telephone number instead of the question: it is not asked for a second time. */
function keepContact(open: OpenForm): void {
  const { turn, form, definition } = open;
  const contact = definition.fields.find(({ name }) => name === 'contact');
  const found = contact?.find?.(turn.said, turn.aids);
  if (!contact || found === undefined || form.values.contact !== undefined) return;
  setValue(form, 'contact', found);
  note(open, [contact]);
}

/** "昨天下午，拉卡拉", "屏幕上写着…" where a number is asked for: kept, and not asked for again. */
function keepTold(open: OpenForm): boolean {
  const { turn, form, definition } = open;
  const told = definition.fields.filter(
    ({ name, find }) =>
      form.values[name] === undefined && find?.(turn.said, turn.aids) !== undefined,
  );
  // A day alone may be of the story: "昨天有个客人连刷了三笔".
  const isStory = told.every(({ name }) => name === 'frozenAt');
  if (isStory && turn.said.length >= SEVERAL_VALUES_FROM / 2) return false;
  const kept = gather(form, told, { text: turn.said, aids: turn.aids });
  form.wrong = 0;
  note(open, kept);
  return kept.length > 0;
}

async function passing(open: OpenForm, field: Field): Promise<FormStep> {
  const { turn, form } = open;
  // A notice may well end in a question mark; elsewhere a question is no value unless it is said twice.
  const quotes =
    field.freeText && field.speaksNoLanguage && !turn.services.words.opensAsQuestion(turn.said);
  const told = await (quotes ? answerStatement(turn) : answerInPassing(turn));
  if (told !== 'unknown') return afterPassing(open, told);
  if (isNoNumber(turn, field) || (field.questionsFirst && !quotes && form.wrong === 0)) {
    if (field.questionsFirst) form.wrong += 1;
    turn.lead(turn.t('form.unanswered'));
    return askAgain(open);
  }
  const reading = field.read(turn.said, turn.aids);
  if (reading.kind === 'value') return take(open, field, reading.value);
  return refuse(open, field, reading);
}

function afterPassing(open: OpenForm, told: InPassing): FormStep | Promise<FormStep> {
  return told === 'person' ? 'person' : askAgain(open);
}

/** Takes a value, and what else the same sentence says. */
export async function take(open: OpenForm, field: Field, value: unknown): Promise<FormStep> {
  const { turn, form, definition } = open;
  if (field.speaksNoLanguage) turn.keepLanguage();
  const wasAsked = form.stage.at === 'field' && form.stage.name === field.name;
  const wasFilled = form.values[field.name] !== undefined;
  setValue(form, field.name, value);
  form.wrong = 0;
  const more =
    turn.said.length >= SEVERAL_VALUES_FROM
      ? gather(form, besides(field, definition.fields), { text: turn.said, aids: turn.aids })
      : [];
  if (more.length > 0) form.last = field.name;
  const isTold =
    !wasAsked || turn.isHearingHeld || field.echoes?.(value as never) || more.length > 0;
  if (wasFilled) noteChanged(open, [field]);
  note(open, [...(isTold && !wasFilled ? [field] : []), ...more]);
  return goOn(open);
}

/** Where else a sentence may say something: words that are kept are not searched, but for numbers in a question. */
function besides(field: Field, fields: readonly Field[]): Field[] {
  if (field.name === 'question') return fields.filter(({ awaits }) => awaits !== undefined);
  return field.freeText ? [] : [...fields];
}

/** Says why an answer cannot be taken and asks again; a value entered earlier stays. */
export async function refuse(
  open: OpenForm,
  field: Field,
  reading: Extract<Reading<unknown>, { kind: 'wrong' }>,
): Promise<FormStep> {
  const { turn, form } = open;
  // The number that was cut out is what was meant; the merchant has been told already.
  if (turn.facts.redacted.length > 0) return askAgain(open);
  if (field.awaits && NAME_OR_NUMBER.test(turn.said)) turn.keepLanguage();
  form.wrong += 1;
  if (form.wrong >= WRONG_BEFORE_HELP && reading.settleFor !== undefined) {
    return take(open, field, reading.settleFor);
  }
  turn.lead(turn.t(reading.reason.key, reading.reason.variables));
  if (form.wrong >= WRONG_BEFORE_HELP) return explain(open, field);
  await askBriefly(open, field);
  return 'waiting';
}
