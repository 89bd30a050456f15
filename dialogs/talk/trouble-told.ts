// Trouble told is no order for a form: it is taken in, with what it may be and the two ways on.

import { DIAGNOSE } from '../answers/led-on';
import type { DialogTurn } from '../turn/dialog-turn';
import type { FormId } from '../turn/memory';
import { toldValues } from './told';

const REPORT = 'intent.report-freeze';

/** True for words that tell of a freeze and neither ask anything that has an answer nor wish for anything. */
export function tellsTrouble({ reading }: DialogTurn): boolean {
  const { match, asks } = reading;
  if (match.decision === 'answer' && match.id === REPORT) return true;
  if (asks) return false;
  const { scope, notice } = reading.finds;
  // Money that is held has a report of its own, whatever else is known of it.
  if (scope.some(({ counts, value }) => counts === 'anywhere' && value === 'funds')) return true;
  if (match.decision === 'answer') return false;
  return [...scope, ...notice].some(({ counts }) => counts === 'anywhere');
}

export async function takeInTrouble(turn: DialogTurn): Promise<void> {
  const { t, services, language, memory } = turn;
  const form = reportFor(turn);
  memory.misses = 0;
  turn.offer({ proposed: form });
  const { scope = 'terminal' } = toldValues(turn, ['scope']);
  await turn.say({
    text: `${t(`trouble.${scope}`)}\n\n${t('trouble.ways')}`,
    buttons: [
      services.menu.title(DIAGNOSE, language),
      t(`form.${form}.button`),
      services.menu.title('intent.human-agent', language),
    ],
  });
}

/** Held money has a report of its own; whatever else stopped is reported as a freeze. */
export function reportFor(turn: DialogTurn): FormId {
  const { scope } = toldValues(turn, ['scope']);
  const said = turn.reading.finds.scope.find(({ counts }) => counts === 'anywhere')?.value;
  return (said ?? scope) === 'funds' ? 'settlement-hold' : 'freeze-report';
}
