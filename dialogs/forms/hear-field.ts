// The merchant's message while a field is asked: what it tells is kept, what it asks is answered, and the form goes on.

import type { Field } from '../fields/field';
import { littleIsLeft } from '../reading/cut-out';
import { findsOf } from '../reading/value-in';
import { answerQuestions, answerStatement, type InPassing } from '../ticket/in-passing';
import type { DialogTurn } from '../turn/dialog-turn';
import { fieldLabel } from '../turn/field-label';
import { isFewWords } from '../words/short-text';
import { askBriefly, askEither, refusalOf } from './ask';
import { setValue } from './form-state';
import { askAgain, goOn, stepBack } from './go-on';
import { hearTicks } from './hear-papers';
import { hearRest } from './hear-rest';
import { explain, lacks, leaveOut, leaveOutNamed, setAside } from './leave-out';
import type { FormStep, OpenForm } from './open-form';
import { areAll, isAll, type TakenIn, takeIn } from './take-in';
import { tell } from './tell';
import { explainCodes, keepCodes } from './told-codes';

/** After this many messages that did not answer it a question is set aside: nobody is asked a third time. */
const MOST_MISSES = 2;
/** A statement is answered from this confidence on; one that is an answer as well must be surer. */
const SURE_ALONE = 0.3;
const SURE_BESIDE = 0.6;
/** What happened before is told at length, and sounds like many an entry. */
const SURE_OF_STORY = 0.8;
const END_MARKS = /[\s\p{P}]+$/u;
const ABOUT_PROVIDER = 'help.complain';

export async function hearField(open: OpenForm, field: Field): Promise<FormStep> {
  const { turn, form } = open;
  const { reading } = turn;
  if (reading.command === 'back') return stepBack(open, field);
  if (reading.saysWrong) return askWhatIsWrong(open);
  if (reading.command === 'skip') return leaveOut(open, field);
  // "Done" is nothing that a screen says.
  if (field.keepsWords && reading.saysNoMorePapers) return leaveOut(open, field);
  if (reading.command === 'go-on') {
    return form.values[field.name] === undefined ? askAgain(open) : goOn(open);
  }
  if (form.guess !== undefined && reading.yesNo !== undefined) return hearGuess(open, field);
  const rest = await hearRest(open, field);
  if (rest) return rest;
  if (reading.readers.words.isPuzzled(reading.said)) return explain(open, field);
  if (reading.papers.isAll && field.keepsWords && hearPapersAtHand(open)) return askAgain(open);
  // "My card is [••••0123]": the merchant has been told already, and this is no answer.
  if (littleIsLeft(turn) && field.keepsWords && reading.finds.notice.length === 0) {
    return askAgain(open);
  }
  // Where words are kept, half a thought is no answer yet.
  if (field.keepsWords && reading.isFragment) turn.isIncomplete = true;
  const taken = isBareYes(open, field) ? NOTHING : takeIn(open, field);
  keepCodes(open, field);
  if (field.name === 'contact' && !taken.answered) {
    form.beside = { ...form.beside, ...reading.finds.beside };
  }
  tell(open, taken);
  explainCodes(open, field);
  if (taken.either) return askEither(open, taken.either);
  if (taken.guess !== undefined) return askBack(open, field, taken.guess);
  // "能不能不填商户号" has the form of a question and asks for nothing that the knowledge base knows.
  if (!taken.answered && reading.fieldLacking === field.name) return leaveOut(open, field);
  // No answer of the knowledge base says it as well as the help, which comes with a picture.
  if (!taken.answered && seeksNumber(open, field)) return explain(open, field);
  const left = leaveOutNamed(open, field);
  if (left.length > 0 && !taken.answered && saysNoMore(turn)) return goOnWithout(open, left);
  if (!taken.answered && hearPapersAtHand(open)) return askAgain(open);
  if (!taken.answered && !taken.heard && begs(open)) return comfort(open);
  if (!taken.answered && showsNumber(open, field)) {
    return missed(open, field, () => refuse(open, field));
  }
  const told = await answer(open, field, taken);
  if (told === 'person') return 'person';
  if (taken.answered) return goOn(open);
  if (lacks(open, field, taken.heard)) return leaveOut(open, field);
  // Whoever tells something else has not failed to answer, unless a number was meant for this one.
  const others = [...taken.noted, ...taken.changed];
  if (told === 'none' && others.length > 0 && !others.some(({ awaits }) => awaits)) {
    return askAgain(open);
  }
  const isHeard = left.length > 0 || taken.heard;
  if (told === 'answered') return isUnsure(open, field) ? keepWords(open, field) : askAgain(open);
  if (told === 'unknown') return passUnknown(open, field);
  return isHeard ? missed(open, field) : notAnswered(open, field);
}

/** "能不填终端号吗" asks for nothing besides, and neither gives nor refuses what is asked. */
function saysNoMore({ reading }: DialogTurn): boolean {
  const rest = reading.notKnown.reduceRight(
    (said, { from, to }) => said.slice(0, from) + said.slice(to),
    reading.said,
  );
  const words = rest.replace(END_MARKS, '');
  return isFewWords(words) && !reading.part(words).asks;
}

/** "营业执照有，小票有": ticked before the papers are asked for. */
function hearPapersAtHand(open: OpenForm): boolean {
  const { turn, definition } = open;
  const { asks, papers, questions } = turn.reading;
  if (!definition.asksPapers || !papers.isTold || papers.has.length === 0) return false;
  return !asks && questions.length === 0 && hearTicks(open);
}

async function goOnWithout(open: OpenForm, left: readonly Field[]): Promise<FormStep> {
  const { turn } = open;
  const names = left.map((field) => fieldLabel(turn, field)).join(turn.t('form.listSeparator'));
  turn.lead(turn.t('form.leftOut', { names }));
  return askAgain(open);
}

/** "Where do I find it?" is about the number that is asked for, whatever else the matcher hears in so few words. */
function seeksNumber({ turn: { reading, said } }: OpenForm, field: Field): boolean {
  if (reading.numberSought !== undefined) return reading.numberSought === field.name;
  if (field.awaits === undefined || reading.notKnown.length > 0) return false;
  const isOnly = reading.readers.words.asksOnlyWhere(reading.said);
  const isElse = reading.match.decision === 'answer' && !isOnly;
  return reading.asksWhere && !isElse && isFewWords(said);
}

/** "求求你们", "please help, I have kids": no answer, and nothing that was missed. */
function begs({ turn }: OpenForm): boolean {
  const { reading, said } = turn;
  const isKnown = reading.match.decision === 'answer' && !reading.match.id.startsWith('intent.');
  return !isKnown && isFewWords(said) && reading.readers.words.begs(said);
}

async function comfort(open: OpenForm): Promise<FormStep> {
  open.turn.lead(open.turn.t('form.plea'));
  return askAgain(open);
}

/** "S/N 00012345, is that it?": what was sent is looked at; the words around it ask for nothing else. */
function showsNumber({ turn: { reading } }: OpenForm, field: Field): boolean {
  const isOfSlip = field.picture === 'slip';
  if (!isOfSlip || !reading.asks || reading.questions.length > 1) return false;
  if (reading.match.decision === 'answer') return false;
  return !refusalOf(field, reading).key.endsWith('.nothing');
}

/** What was asked, and what the knowledge base has to say of what was told; of each entry once. */
async function answer(open: OpenForm, field: Field, taken: TakenIn): Promise<InPassing> {
  const { turn, form } = open;
  // Where the question to a person is asked for, a question is the answer.
  if (field.keepsWords === 'questions') {
    await tellOfProviders(turn);
    return 'none';
  }
  const asked = await answerQuestions(turn);
  const { match, yesNo, notKnown, screenCodes } = turn.reading;
  if (asked !== 'none' || match.decision !== 'answer' || yesNo || notKnown.length > 0) return asked;
  if (isBareValue(open, field, taken)) return asked;
  // The code was explained, which is what its entry says.
  if (screenCodes.length > 0 && match.id.startsWith('screen.')) return asked;
  const isTold = taken.heard || taken.answered;
  // "Just this terminal" tells what is frozen: nothing that a screen shows.
  if (isTold && match.id.startsWith('screen.') && turn.reading.finds.notice.length === 0) {
    return asked;
  }
  if (isTold && form.answered?.includes(match.id)) return 'none';
  const least = field.keepsWords && taken.answered ? SURE_OF_STORY : SURE_BESIDE;
  const told = await answerStatement(turn, isTold ? least : SURE_ALONE);
  if (told === 'answered') form.answered = [...(form.answered ?? []), match.id];
  return told;
}

/** "拉卡拉", "盛付通的 机器号 20770012", "both the machine and the money": values, and no wish to hear of them. */
function isBareValue(
  { turn: { reading } }: OpenForm,
  field: Field,
  { answered, noted, changed }: TakenIn,
): boolean {
  const finds = (each: Field) => findsOf(reading, each);
  if (answered && finds(field).some((find) => isAll(reading, find))) return true;
  const fields = [...noted, ...changed];
  const told = fields.flatMap(finds);
  // Names, numbers and times ask for nothing; "the machine is locked" may.
  const isMention = told.some(({ counts }) => counts === 'asked');
  const isValue = fields.some(({ isPlain, choices }) => isPlain && !choices);
  return (isMention || isValue) && areAll(reading, told);
}

/** "Not about you, about the provider": that has an answer, and the words go to staff all the same. */
async function tellOfProviders(turn: DialogTurn): Promise<void> {
  const { match } = turn.reading;
  if (match.decision === 'answer' && match.id === ABOUT_PROVIDER) await answerStatement(turn);
}

const NOTHING: TakenIn = { noted: [], changed: [], answered: false, heard: false };

/** "好的" where words are kept: agreed to tell, and nothing told yet. */
function isBareYes({ turn }: OpenForm, field: Field): boolean {
  return field.keepsWords !== undefined && turn.reading.yesNo === 'yes';
}

/** "不对": something entered before, or the question itself. */
function askWhatIsWrong(open: OpenForm): Promise<FormStep> {
  open.turn.lead(open.turn.t('form.notRight'));
  return askAgain(open);
}

/** A wrong time is worse than none. */
async function askBack({ turn, form }: OpenForm, field: Field, guess: unknown): Promise<FormStep> {
  const { t, language } = turn;
  form.guess = guess;
  const text = field.doubt?.ask(guess as never, { t, language }) ?? '';
  await turn.say({ text, buttons: [t('button.yes'), t('button.no')] });
  return 'waiting';
}

/** The answer to that. */
async function hearGuess(open: OpenForm, field: Field): Promise<FormStep> {
  const { form, turn } = open;
  const { guess } = form;
  delete form.guess;
  if (turn.reading.yesNo === 'no' || guess === undefined) {
    await askBriefly(open, field);
    return 'waiting';
  }
  setValue(form, field.name, guess);
  return goOn(open);
}

async function notAnswered(open: OpenForm, field: Field): Promise<FormStep> {
  const { turn } = open;
  if (turn.reading.yesNo === 'yes') return missed(open, field, () => explain(open, field));
  if (field.awaits && turn.reading.asksWhere) return explain(open, field);
  return missed(open, field, () => refuse(open, field));
}

async function passUnknown(open: OpenForm, field: Field): Promise<FormStep> {
  const { turn } = open;
  if (field.awaits && turn.reading.asksWhere) return explain(open, field);
  // A notice may well end in a question mark.
  if (field.keepsWords && !turn.reading.asksInWords) return keepWords(open, field);
  turn.lead(turn.t('form.unanswered'));
  return askAgain(open);
}

/** "Contact issuer?" is a question by its mark alone, and a notice besides. */
function isUnsure({ turn }: OpenForm, { keepsWords, takesWords }: Field): boolean {
  const { reading } = turn;
  const text = turn.said.replace(/[?？]/g, ' ').trim();
  if (keepsWords !== 'statements' || !takesWords || reading.asksInWords) return false;
  return takesWords({ text, isAll: false, words: reading.readers.words });
}

async function keepWords(open: OpenForm, field: Field): Promise<FormStep> {
  setValue(open.form, field.name, open.turn.said);
  return goOn(open);
}

/** Asks once more, and the next time sets the question aside; only what is needed is insisted on. */
async function missed(
  open: OpenForm,
  field: Field,
  askOnceMore: () => Promise<FormStep> = () => askAgain(open),
): Promise<FormStep> {
  const { form } = open;
  form.wrong += 1;
  if (form.wrong < MOST_MISSES) return askOnceMore();
  const given = field.asGiven?.(open.turn.reading.finds);
  if (given !== undefined) {
    setValue(form, field.name, given);
    return goOn(open);
  }
  return field.insists === 'always' ? explain(open, field) : setAside(open, field);
}

/** Says why an answer cannot be taken and asks again; a value entered earlier stays. */
async function refuse(open: OpenForm, field: Field): Promise<FormStep> {
  const { turn } = open;
  // The number that was cut out is what was meant; the merchant has been told already.
  if (turn.facts.redacted.length > 0) return askAgain(open);
  // The choices are those of another question.
  if (open.form.half?.includes(field.name)) return askAgain(open);
  turn.isIncomplete = true;
  const { key, variables } = refusalOf(field, turn.reading);
  turn.lead(turn.t(key, variables));
  await askBriefly(open, field);
  return 'waiting';
}
