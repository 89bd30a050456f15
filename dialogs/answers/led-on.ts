// Who has looked for the cause of a freeze is led on to the report, and not to look for it again.

import type { DialogTurn } from '../turn/dialog-turn';
import { buttonsOf, type Reply } from '../turn/reply';

export const DIAGNOSE = 'intent.diagnose';

export function ledOn(turn: DialogTurn, reply: Reply): Reply {
  const { memory, services, language } = turn;
  const { suggestedActions } = reply;
  if (!memory.diagnosis || !suggestedActions || memory.diagnosis.noFreeze) return reply;
  const label = services.menu.title(DIAGNOSE, language);
  const next = buttonsOf([services.menu.title('intent.report-freeze', language)]).actions;
  const actions = suggestedActions.actions.flatMap((action) =>
    action.value === label ? next : [action],
  );
  return { ...reply, suggestedActions: { ...suggestedActions, actions } };
}
