// Opens the diagnosis on the dialog stack: from its first question, or from its last.

import type { DialogTurn } from '../turn/dialog-turn';
import { buttonsOf, type Reply } from '../turn/reply';
import { isFresh } from './record';

export const DIAGNOSIS = 'diagnosis';
export const DIAGNOSE = 'intent.diagnose';

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

/** Who comes back after days has something else to say: the questions of then are closed. */
export function leaveOldDiagnosis({ dialogs, facts, memory }: DialogTurn): void {
  if (dialogs.activeDialog?.id !== DIAGNOSIS) return;
  if (memory.diagnosis && isFresh(memory.diagnosis, facts.now)) return;
  dialogs.stack.splice(0);
  facts.inForm = false;
}

/** Who has looked for the cause is led on to the report, and not to look for it again. */
export function ledOn(turn: DialogTurn, reply: Reply): Reply {
  const { memory, services, language } = turn;
  const { suggestedActions } = reply;
  if (!memory.diagnosis || !suggestedActions) return reply;
  const label = services.menu.title(DIAGNOSE, language);
  const next = buttonsOf([services.menu.title('intent.report-freeze', language)]).actions;
  const actions = suggestedActions.actions.flatMap((action) =>
    action.value === label ? next : [action],
  );
  return { ...reply, suggestedActions: { ...suggestedActions, actions } };
}
