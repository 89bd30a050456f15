// What the bot remembers of one conversation: a single JSON record, stored with the turn that changed it.

import type { Memory } from '../../dialogs/turn/memory';
import type { Language } from '../language/language';
import type { Script } from '../language/script';

const VERSION = 1;

export interface ConversationState extends Memory {
  /** Raised when the shape changes; a record of another version is started anew with its language and script kept. */
  version: typeof VERSION;
  /** The dialog stack of botbuilder-dialogs. */
  dialogs: { dialogStack?: unknown[] };
}

export function newState(language: Language, script: Script = 'hans'): ConversationState {
  return {
    version: VERSION,
    language,
    languageChosen: false,
    script,
    dialogs: {},
    misses: 0,
    recentQuestions: [],
    finishedForms: {},
  };
}

/** A record that a turn may change while the stored one stays: only the dialogs are changed in place. */
export function workingCopy(state: ConversationState): ConversationState {
  if (state.version !== VERSION) return withoutDialogs(state);
  const isIdle = (state.dialogs.dialogStack?.length ?? 0) === 0;
  // Records from before there was a choice have none.
  const script = state.script ?? 'hans';
  return { ...state, script, dialogs: isIdle ? {} : structuredClone(state.dialogs) };
}

/** Starts afresh after a fault: what the merchant chose and what was handed over is kept. */
export function withoutDialogs(state: ConversationState): ConversationState {
  const { language, languageChosen, script, scriptChosen } = state;
  const { finishedForms = {}, recentQuestions = [], openedTickets, papers } = state;
  return {
    ...newState(language, script),
    languageChosen,
    finishedForms,
    recentQuestions,
    welcomed: true,
    ...(scriptChosen && { scriptChosen }),
    ...(openedTickets && { openedTickets }),
    ...(papers && { papers }),
  };
}
