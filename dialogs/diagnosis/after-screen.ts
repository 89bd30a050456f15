// What came of another card, told after the answer to a screen that asked to try one: the look for the cause goes on with it.

import type { DiagnosisAnswer } from '../../src/knowledge/diagnosis';
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
  const answers = clausesOf(turn.said).flatMap((clause) => {
    if (!NAMES_CARDS.test(clause) || reading.part(clause).asks) return [];
    const read = answerInWords(first, clause);
    return read.kind === 'one' ? [read.answer] : [];
  });
  const answer = answers.find(speaksOfScreen);
  if (!answer) return false;
  const isBrief = answer.next === 'end';
  await openDiagnosis(turn, { isBrief, told: isBrief ? [] : toldOfScreen(turn) });
  return true;
}

/** What the screen showed last is not asked again; "05" alone is written out as a code. */
function toldOfScreen({ memory, reading, language }: DialogTurn): string[] {
  const named = language === 'zh-Hans' ? '代码' : 'code ';
  const texts = (memory.told ?? []).map(({ text }) => text);
  const last = texts.findLast((text) => {
    const { screenCodesIfAsked, finds } = reading.part(text);
    return screenCodesIfAsked.length > 0 || finds.notice.length > 0;
  });
  if (last === undefined) return [];
  const clauses = clausesOf(last).filter((clause) => !reading.part(clause).asks);
  const bare = reading.part(last).screenCodesIfAsked.filter(({ counts }) => counts !== 'anywhere');
  return [...bare.map(({ code }) => `${named}${code}`), ...clauses];
}

/** "Not tried yet" speaks for nothing much. */
function speaksOfScreen({ points }: DiagnosisAnswer): boolean {
  return Object.entries(points).some(
    ([cause, each]) => cause.startsWith('screen.') && Math.abs(each) > 1,
  );
}
