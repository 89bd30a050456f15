// "求求你们帮忙", "small shop, please fix it": once the trouble is told, what can be done is said again in other words.

import { DIAGNOSE } from '../answers/led-on';
import type { DialogTurn } from '../turn/dialog-turn';
import { isAboutTrouble, offerWays } from './trouble-told';

/** What these do is what a plea asks for. */
const WAYS = new Set([
  DIAGNOSE,
  'intent.report-freeze',
  'intent.help',
  'intent.thanks',
  'about.us',
]);

/** True for begging in a talk about a trouble, unless the words have an answer of their own. */
export function pleads(turn: DialogTurn): boolean {
  const { reading, services } = turn;
  const { match } = reading;
  const isMet = isAboutTrouble(turn) || /^(?:screen|cause)\./.test(turn.memory.lastAnswer ?? '');
  if (!isMet || (match.decision === 'answer' && !WAYS.has(match.id))) return false;
  return services.words.begs(turn.said);
}

export async function answerPlea(turn: DialogTurn): Promise<void> {
  turn.memory.misses = 0;
  await offerWays(turn, { ways: turn.t('trouble.plea') });
}
