// Opens the diagnosis on the dialog stack: from its first question, or from its last.

import { DIAGNOSE } from '../answers/led-on';
import type { DialogTurn } from '../turn/dialog-turn';
import { isFresh, walk } from './record';

export const DIAGNOSIS = 'diagnosis';

export interface DiagnosisOptions {
  /** Takes the last answer back; the others stay. */
  back?: boolean;
}

export async function openDiagnosis(turn: DialogTurn): Promise<void> {
  await turn.dialogs.beginDialog(DIAGNOSIS);
}

/** "Back" after the result. @returns false when something else was said since */
export async function backToDiagnosis(turn: DialogTurn): Promise<boolean> {
  const { lastAnswer, diagnosis } = turn.memory;
  if (lastAnswer !== DIAGNOSE || !diagnosis || !turn.services.knowledge.diagnosis) return false;
  const options: DiagnosisOptions = { back: true };
  await turn.dialogs.beginDialog(DIAGNOSIS, options);
  return true;
}

/** True while the open question is what the machine says. */
export function asksForNotice({ dialogs, memory, services }: DialogTurn): boolean {
  const tree = services.knowledge.diagnosis;
  if (!tree || !memory.diagnosis || dialogs.activeDialog?.id !== DIAGNOSIS) return false;
  return walk(tree, memory.diagnosis.given).next?.fills === 'notice';
}

/** Who comes back after days has something else to say: the questions of then are closed. */
export function leaveOldDiagnosis({ dialogs, facts, memory }: DialogTurn): void {
  if (dialogs.activeDialog?.id !== DIAGNOSIS) return;
  if (memory.diagnosis && isFresh(memory.diagnosis, facts.now)) return;
  dialogs.stack.splice(0);
  facts.inForm = false;
}
