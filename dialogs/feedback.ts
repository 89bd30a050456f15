// Helpful or not: what the merchant says of an answer, and what is offered when it did not help.

import type { Language } from '../src/language/language';
import type { DialogTurn } from './dialog-turn';

export interface FeedbackRecord {
  /** The entry that was answered with. */
  entry: string;
  helpful: boolean;
  language: Language;
}

export async function takeFeedback(turn: DialogTurn, helpful: boolean): Promise<void> {
  const entry = turn.memory.lastAnswer;
  if (entry !== undefined) {
    turn.feedback.push({ entry, helpful, language: turn.language });
    // One verdict per answer; the next one starts afresh.
    delete turn.memory.lastAnswer;
  }
  if (helpful) return turn.say({ text: turn.t('feedback.helpful') });
  return turn.say({
    text: turn.t('feedback.notHelpful'),
    buttons: turn.services.menu.afterTrouble(turn.language),
  });
}
