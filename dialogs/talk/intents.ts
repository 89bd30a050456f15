// What the bot does where an entry has no answer of its own: the `intent.*` entries.

import { DIAGNOSE } from '../answers/led-on';
import { tellOpeningHours } from '../answers/opening-hours';
import { help, welcome } from '../answers/welcome';
import { openDiagnosis } from '../diagnosis/open';
import { COMPLAINT, noteComplaint } from '../ticket/complaint';
import { tellTickets, tellWhenContacted } from '../ticket/ticket-status';
import type { DialogTurn } from '../turn/dialog-turn';
import { askLanguage } from './choose-language';
import { openForm } from './open-form';

const INTENTS: Record<string, (turn: DialogTurn) => Promise<void>> = {
  'intent.report-freeze': (turn) => openForm(turn, 'freeze-report'),
  'intent.human-agent': (turn) => openForm(turn, 'person'),
  'intent.ticket-status': tellTickets,
  'intent.opening-hours': tellOpeningHours,
  'intent.when-contacted': tellWhenContacted,
  'intent.greeting': (turn) => welcome(turn, true),
  'intent.thanks': (turn) => turn.say({ text: turn.t('smallTalk.thanks') }),
  'intent.help': help,
  'intent.language': askLanguage,
  [DIAGNOSE]: openDiagnosis,
  [COMPLAINT]: takeComplaint,
};

export async function takeComplaint(turn: DialogTurn): Promise<void> {
  if (!(await noteComplaint(turn))) await openForm(turn, 'person');
}

/** @returns false when nothing is to be done for this entry. */
export async function actOn(turn: DialogTurn, entry: string): Promise<boolean> {
  const act = INTENTS[entry];
  if (!act) return false;
  turn.memory.misses = 0;
  await act(turn);
  return true;
}
