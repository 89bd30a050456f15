// What came of another card, told after the answer to a screen that asked to try one: the look for the cause goes on with it.

import { clausesOf } from '../reading/questions';
import type { DialogTurn } from '../turn/dialog-turn';
import { openDiagnosis } from './open';
import { answerInWords } from './read-answer';

/** "Still the same" may be about waiting or signing in. */
const NAMES_CARDS =
  /卡|银行|[两三几二]张|农行|工行|建行|中行|招行|\b(?:cards?|banks?|others?|another|one|ones|all|every|none|two|three)\b/iu;

/** @returns false when nothing of the kind is told */
export async function hearOtherCard(turn: DialogTurn): Promise<boolean> {
  const { services, memory, reading } = turn;
  const [first] = services.knowledge.diagnosis?.questions ?? [];
  if (!first || !memory.lastAnswer?.startsWith('screen.')) return false;
  const tells = clausesOf(turn.said).some((clause) => {
    if (!NAMES_CARDS.test(clause) || reading.part(clause).asks) return false;
    const read = answerInWords(first, clause);
    return read.kind === 'one' && Object.keys(read.answer.points).some(isOfScreen);
  });
  if (tells) await openDiagnosis(turn);
  return tells;
}

function isOfScreen(cause: string): boolean {
  return cause.startsWith('screen.');
}
