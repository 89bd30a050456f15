// A form put aside, taken up again, or closed for good: the whole stack of dialogs moves, so that nothing is lost.

import type { DialogTurn } from '../turn/dialog-turn';
import type { DialogStack } from '../turn/memory';
import { CLOSE_AFTER_DAYS, nextDue, openFormOn } from './patience';

/** The forms put aside in this conversation. */
export function parkedIds({ memory }: DialogTurn): string[] {
  return (memory.parked ?? []).map(({ id }) => id);
}

export async function park(turn: DialogTurn): Promise<void> {
  const { t, memory, services, language } = turn;
  memory.parked = structuredClone(turn.dialogs.stack) as DialogStack;
  turn.dialogs.stack.splice(0);
  const buttons = [t('button.goOnWriting'), ...services.menu.welcome(language)];
  await turn.say({ text: t('resume.parked', { days: CLOSE_AFTER_DAYS }), buttons });
}

/** Puts the forms back as they were; whoever calls this asks on. */
export function unpark(turn: DialogTurn): void {
  const { memory } = turn;
  // Copied, because the stored record of the last turn stays as it was.
  turn.dialogs.stack.push(...(structuredClone(memory.parked ?? []) as typeof turn.dialogs.stack));
  delete memory.parked;
}

/** The time that a turn asked for has come, if nothing was said since. */
export async function wakeUp(turn: DialogTurn): Promise<void> {
  const { memory, facts } = turn;
  // It was spent when it rang; what is due next is asked for anew.
  delete memory.wakeAt;
  const now = facts.now.getTime();
  const next = nextDue(memory, turn.dialogs.stack, now);
  if (!next || next.at > now) return;
  if (next.due === 'reminder') {
    memory.reminded = true;
    facts.meeting = 'reminder';
    return turn.dialogs.repromptDialog();
  }
  const form = openFormOn(turn.dialogs.stack) ? turn.dialogs.stack.at(-1) : memory.parked?.at(-1);
  turn.dialogs.stack.splice(0);
  delete memory.parked;
  memory.closedForm = form?.id ?? '';
}

/** Said once, with the next words of the bot. */
export function tellClosed(turn: DialogTurn): boolean {
  const { memory, t } = turn;
  const { closedForm } = memory;
  if (closedForm === undefined) return false;
  delete memory.closedForm;
  const name = t(`resume.name.${closedForm}`);
  turn.lead(t('resume.closed', { name, days: CLOSE_AFTER_DAYS }));
  return true;
}
