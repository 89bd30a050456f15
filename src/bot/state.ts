// What the bot remembers of one conversation: a single JSON record, stored with the turn that changed it.

import type { Memory } from '../../dialogs/memory';
import type { Language } from '../language/language';

export interface ConversationState extends Memory {
  /** Raised when the shape changes; a record of another version is started anew with its language kept. */
  version: 1;
  /** The dialog stack of botbuilder-dialogs. */
  dialogs: { dialogStack?: unknown[] };
}

export function newState(language: Language): ConversationState {
  return {
    version: 1,
    language,
    languageChosen: false,
    dialogs: {},
    misses: 0,
    recentQuestions: [],
    finishedForms: {},
  };
}
