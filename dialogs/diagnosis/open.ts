// Opens the diagnosis on the dialog stack: from its first question, or from its last.

import { DIAGNOSE } from '../answers/led-on';
import type { DialogTurn } from '../turn/dialog-turn';
import { answerInWords } from './read-answer';
import { isFresh, walk } from './record';

export const DIAGNOSIS = 'diagnosis';

export interface DiagnosisOptions {
  /** Takes the last answer back; the others stay. */
  back?: boolean;
  /** What was said before that the questions may find an answer in. */
  told?: readonly string[];
  /** True where the message itself is the answer that ends it: nothing has to be explained. */
  isBrief?: boolean;
}

export async function openDiagnosis(turn: DialogTurn, options?: DiagnosisOptions): Promise<void> {
  await turn.dialogs.beginDialog(DIAGNOSIS, options);
}

/** "Back" after the result. @returns false when something else was said since */
export async function backToDiagnosis(turn: DialogTurn): Promise<boolean> {
  const { lastAnswer, diagnosis } = turn.memory;
  if (lastAnswer !== DIAGNOSE || !diagnosis || !turn.services.knowledge.diagnosis) return false;
  const options: DiagnosisOptions = { back: true };
  await turn.dialogs.beginDialog(DIAGNOSIS, options);
  return true;
}

/** True while the open question is what the machine says, and where that is quoted before it is asked. */
export function hearsNotice({ dialogs, memory, services, said }: DialogTurn): boolean {
  const tree = services.knowledge.diagnosis;
  if (!tree || !memory.diagnosis || dialogs.activeDialog?.id !== DIAGNOSIS) return false;
  const { steps, next } = walk(tree, memory.diagnosis.given);
  if (!next || steps.some(({ question }) => question.fills === 'notice')) return false;
  if (next.fills === 'notice') return true;
  if (answerInWords(next, said).kind !== 'none') return false;
  const asked = tree.questions.filter(({ fills }) => fills === 'notice');
  return asked.some((question) => answerInWords(question, said).kind !== 'none');
}

/** Who comes back after days has something else to say: the questions of then are closed. */
export function leaveOldDiagnosis({ dialogs, facts, memory }: DialogTurn): void {
  if (dialogs.activeDialog?.id !== DIAGNOSIS) return;
  if (memory.diagnosis && isFresh(memory.diagnosis, facts.now)) return;
  dialogs.stack.splice(0);
  facts.inForm = false;
}
