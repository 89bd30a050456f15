// One message to an open diagnosis: an answer, a command, a question in between, or something for the report.

import { type DiagnosisQuestion, isOutcome } from '../../src/knowledge/diagnosis';
import { DIAGNOSE } from '../answers/led-on';
import { littleIsLeft } from '../reading/cut-out';
import { answerQuestions, answerStatement } from '../ticket/in-passing';
import type { DialogTurn } from '../turn/dialog-turn';
import type { Command } from '../words/word-lists';
import { askQuestion } from './ask';
import { correctEarlier } from './correct';
import { give, goOn, keepGiven } from './give';
import { keepTold } from './keep-told';
import {
  type DiagnosisStep,
  type OpenDiagnosis,
  tellsWhatHappened,
  walkOf,
} from './open-diagnosis';
import { picked, quoted } from './pick';
import { answerInWords, isAbout, mentionsAnswer, type ReadAnswer } from './read-answer';
import { answerByState, unpaidOf } from './read-state';

const REPORT = 'intent.report-freeze';
/** A cause that the matcher hears in a message must be this sure to count as the answer. */
const SURE = 0.6;
/** Points of an answer that stands for such a cause. */
const STRONG = 2;
/** After this many messages that answered nothing the diagnosis goes on without an answer. */
const WRONG_BEFORE_GOING_ON = 2;

export async function hear(open: OpenDiagnosis): Promise<DiagnosisStep> {
  const { turn } = open;
  const { next } = walkOf(open);
  if (!next || turn.said === '') return ask(open);
  const { reading } = turn;
  const answer = picked(open, next);
  if (answer !== undefined) return give(open, answer ?? undefined, quoted(answer, open, next));
  const obeyed = reading.command && (await obey(open, reading.command));
  if (obeyed) return obeyed;
  if (correctEarlier(open)) return goOn(open);
  if (reading.wish === 'leave') return 'cancelled';
  if (reading.wish === 'report' && answerInWords(next, turn.said).kind === 'none') return 'report';
  if (reading.yesNo !== undefined) return miss(open, { kind: 'none' });
  if (asksForThis(open, next)) {
    if (doesNotKnow(turn)) return give(open, undefined);
    keepTold(open);
    return ask(open);
  }
  if (reading.titled !== undefined || reading.asks) return passing(open, next);
  return hearWords(open, next);
}

async function obey(open: OpenDiagnosis, command: Command): Promise<DiagnosisStep | undefined> {
  if (command === 'cancel' || command === 'restart') return 'cancelled';
  if (command === 'back' || command === 'change') return stepBack(open);
  if (command === 'go-on') return ask(open);
  if (command === 'what-now' || command === 'say-plainly' || command === 'is-frozen') {
    open.turn.lead(open.turn.t('diagnosis.notYet'));
    return ask(open);
  }
  if (command !== 'skip' && command !== 'unknown' && command !== 'none-of-these') return undefined;
  return give(open, undefined);
}

/** To the question before this one; from now on each is asked, whatever was said before. */
export async function stepBack(open: OpenDiagnosis): Promise<DiagnosisStep> {
  const { turn, state } = open;
  const given = walkOf(open).steps.map((step) => step.given);
  if (given.length === 0) turn.lead(turn.t('form.first'));
  state.told = [];
  state.later = [];
  keepGiven(open, given.slice(0, -1));
  return ask(open);
}

async function passing(open: OpenDiagnosis, next: DiagnosisQuestion): Promise<DiagnosisStep> {
  const { turn } = open;
  if (turn.reading.titled === REPORT) return 'report';
  const told = await answerQuestions(turn);
  if (told === 'person') return 'person';
  if (told !== 'answered') return hearWords(open, next);
  keepTold(open);
  // "The screen says contact issuer, what does that mean?" is a question and the answer in one.
  const read = next.fills === 'notice' ? answerInWords(next, turn.said) : undefined;
  return read?.kind === 'one' ? give(open, read.answer, turn.said) : ask(open);
}

async function hearWords(open: OpenDiagnosis, next: DiagnosisQuestion): Promise<DiagnosisStep> {
  const { turn } = open;
  if (littleIsLeft(turn)) return ask(open);
  const read = readWords(open, next);
  if (read.kind === 'none' && turn.reading.wish === 'report') return 'report';
  const forReport = keepTold(open);
  if (read.kind === 'one') return give(open, read.answer, turn.said);
  if (read.kind === 'several') return miss(open, read);
  // What happened is told, though not what was asked: no answer about that cause is wanted now.
  if (causeTold(turn) !== undefined || tellsAhead(open, next)) {
    return forReport ? ask(open) : miss(open, read, 'told');
  }
  const told = await answerStatement(turn);
  if (told === 'person') return 'person';
  if (told === 'answered' || forReport) return ask(open);
  return doesNotKnow(turn) ? give(open, undefined) : miss(open, read);
}

/** "Help me find out why", once more. */
function asksForThis({ turn }: OpenDiagnosis, next: DiagnosisQuestion): boolean {
  const { match } = turn.reading;
  const asks = match.decision === 'answer' && match.id === DIAGNOSE;
  return asks && answerInWords(next, turn.said).kind === 'none';
}

function doesNotKnow({ reading }: DialogTurn): boolean {
  return reading.notKnown.some(({ kind }) => kind === 'unknown');
}

function readWords(open: OpenDiagnosis, next: DiagnosisQuestion): ReadAnswer {
  const { said, reading } = open.turn;
  const unpaid = unpaidOf(next, reading);
  if (unpaid) return { kind: 'one', answer: unpaid };
  const read = answerInWords(next, said);
  if (read.kind === 'none' && !tellsAhead(open, next)) {
    const byState = answerByState(next, reading);
    if (byState.kind !== 'none') return byState;
  }
  // Where it is told what happened, the matcher may know the cause that no word of the list names.
  if (read.kind !== 'none' || !tellsWhatHappened(next) || mentionsAnswer(next, said)) return read;
  return readCause(open, next);
}

/** "Double Eleven was ten times our usual": the matcher knows which cause that is. */
function readCause({ turn }: OpenDiagnosis, { answers }: DiagnosisQuestion): ReadAnswer {
  const cause = causeTold(turn);
  if (cause === undefined) return { kind: 'none' };
  const [answer, ...others] = answers.filter(({ points }) => (points[cause] ?? 0) >= STRONG);
  return answer && others.length === 0 ? { kind: 'one', answer } : { kind: 'none' };
}

function causeTold({ reading: { match } }: DialogTurn): string | undefined {
  if (match.decision !== 'answer' || match.confidence < SURE) return undefined;
  return isOutcome(match.id) ? match.id : undefined;
}

/** What the screen says, or that QR payments work, told before it is asked: it is no answer to whether cards do. */
function tellsAhead({ turn, tree }: OpenDiagnosis, next: DiagnosisQuestion): boolean {
  const others = tree.questions.filter(
    (question) => question !== next && (tellsWhatHappened(question) || tellsState(question)),
  );
  return others.some(
    (question) =>
      isAbout(question, turn.said) || answerInWords(question, turn.said).kind !== 'none',
  );
}

function tellsState({ answers }: DiagnosisQuestion): boolean {
  return answers.some(({ state }) => state !== undefined);
}

/** Asks once more; the second time the words are kept as they are and the next question comes. */
async function miss(
  open: OpenDiagnosis,
  read: ReadAnswer,
  why: 'notUnderstood' | 'told' = 'notUnderstood',
): Promise<DiagnosisStep> {
  const { turn, state } = open;
  const { t, services, language } = turn;
  state.wrong += 1;
  if (state.wrong >= WRONG_BEFORE_GOING_ON) {
    turn.lead(t('diagnosis.goOn'));
    const said = turn.reading.yesNo === undefined ? turn.said : undefined;
    return give(open, read.kind === 'several' ? read.answers[0] : undefined, said);
  }
  if (why !== 'told' && /\p{L}{2}/u.test(turn.said)) state.heard = [turn.said];
  turn.lead(read.kind === 'several' ? t('diagnosis.several') : t(`diagnosis.${why}`));
  const among = read.kind === 'several' ? { among: read.answers } : {};
  await askQuestion(open, { ...among, moreButtons: [services.menu.title(REPORT, language)] });
  return 'waiting';
}

async function ask(open: OpenDiagnosis): Promise<DiagnosisStep> {
  await askQuestion(open);
  return 'waiting';
}
