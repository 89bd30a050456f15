// Where an answer leads on to: to the report for who has looked for the cause of a freeze, and to the report of held money.

import type { DialogTurn } from '../turn/dialog-turn';
import { buttonsOf, type Reply } from '../turn/reply';

export const DIAGNOSE = 'intent.diagnose';
const REPORT = 'intent.report-freeze';
/** Money that does not come has a report of its own. */
const HELD_MONEY: ReadonlySet<string> = new Set(['money.held', 'money.not-arrived']);

export function isHeldMoney(entry: string | undefined): boolean {
  return entry !== undefined && HELD_MONEY.has(entry);
}

/** Money held back keeps being the matter until the terminal is; papers, reviews and disputes may be about either. */
export function topicOf(entry: string): 'money' | 'terminal' | undefined {
  if (isHeldMoney(entry) || entry === 'money.settlement-card') return 'money';
  const isOfTerminal = /^(?:screen|overview|cause)\./.test(entry) && entry !== 'cause.dispute';
  return isOfTerminal ? 'terminal' : undefined;
}

export function ledOn(turn: DialogTurn, entry: string, reply: Reply): Reply {
  const { memory, services, language, t } = turn;
  const { suggestedActions } = reply;
  if (!suggestedActions) return reply;
  const report = services.menu.title(REPORT, language);
  const instead = new Map<string, string>();
  // It is not looked for again.
  if (memory.diagnosis && !memory.diagnosis.noFreeze)
    instead.set(services.menu.title(DIAGNOSE, language), report);
  if (isHeldMoney(entry)) instead.set(report, t('form.settlement-hold.button'));
  if (instead.size === 0) return reply;
  const actions = suggestedActions.actions.flatMap((action) => {
    const label = instead.get(action.value);
    return label === undefined ? [action] : buttonsOf([label]).actions;
  });
  return { ...reply, suggestedActions: { ...suggestedActions, actions } };
}
