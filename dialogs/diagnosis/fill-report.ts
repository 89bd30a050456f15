// What a diagnosis gives to the freeze report and to the ticket.

import type { Ticket } from '../../src/tickets/ticket';
import type { FormValues } from '../fields/field';
import type { DialogTurn } from '../turn/dialog-turn';
import type { DiagnosisRecord, FormId } from '../turn/memory';
import type { FieldName } from '../words/word-lists';
import { isFresh, type Step, walk } from './record';
import { likelyCauses } from './weigh';

export interface ReportFill {
  values: FormValues;
  /** Asked already, and the merchant did not know. */
  skipped: FieldName[];
}

/** A person gets the answers with the ticket; the form asks for none of them. */
export function diagnosisFill(turn: DialogTurn, form: FormId): ReportFill {
  const record = freshRecord(turn);
  if (!record) return { values: {}, skipped: [] };
  if (form === 'person') return { values: record.values, skipped: [] };
  const steps = stepsOf(turn, record);
  const values = Object.assign({}, record.values, ...steps.map((step) => fillOf(turn, step)));
  const asked = steps.flatMap(({ question }) => question.fills ?? []);
  // The day is worth a second try; what was said of the rest is all there is.
  const skipped = asked.filter((name) => values[name] === undefined && name !== 'frozenAt');
  return { values, skipped };
}

/** The answers as staff read them. */
export function ticketDiagnosis(turn: DialogTurn): Ticket['diagnosis'] {
  const record = freshRecord(turn);
  if (!record) return undefined;
  const steps = stepsOf(turn, record);
  if (steps.length === 0) return undefined;
  const { language } = turn;
  return {
    answers: steps.map((step) => ({
      question: step.question.text[language],
      answer: answerText(turn, step),
    })),
    causes: likelyCauseIds(turn),
  };
}

/** Of a diagnosis made in the last three days; the papers asked for depend on them. */
export function likelyCauseIds(turn: DialogTurn): string[] {
  const record = freshRecord(turn);
  const tree = turn.services.knowledge.diagnosis;
  if (!record || !tree) return [];
  return likelyCauses(tree, stepsOf(turn, record)).map(({ outcome }) => outcome.cause);
}

function freshRecord({ memory, facts }: DialogTurn): DiagnosisRecord | undefined {
  const { diagnosis } = memory;
  return diagnosis && isFresh(diagnosis, facts.now) ? diagnosis : undefined;
}

function stepsOf({ services }: DialogTurn, { given }: DiagnosisRecord): Step[] {
  const tree = services.knowledge.diagnosis;
  return tree ? walk(tree, given).steps : [];
}

function fillOf(turn: DialogTurn, { question, answer, given }: Step): FormValues {
  const said = given.said ?? answer?.label[turn.language];
  if (question.fills === 'scope') return answer?.value ? { scope: answer.value } : {};
  if (question.fills === undefined || said === undefined) return {};
  if (question.fills !== 'frozenAt') return { [question.fills]: said };
  const [found] = turn.reading.part(said).finds.frozenAt;
  return found ? { frozenAt: found.value } : {};
}

function answerText({ t, language }: DialogTurn, { answer, given }: Step): string {
  const label = answer?.label[language] ?? t('diagnosis.unsure');
  return given.said === undefined ? label : t('diagnosis.quoted', { label, said: given.said });
}
