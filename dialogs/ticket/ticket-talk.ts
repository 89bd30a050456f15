// What a conversation about a ticket remembers while it is open, and how one is begun.

import type { DialogTurn } from '../turn/dialog-turn';

export const TICKET_TALK = 'ticket';

/** What the merchant is asked for. */
export type TalkStage =
  /** Number and merchant ID; what is known of them already. */
  | { at: 'pair'; number?: string | undefined; merchantId?: string | undefined }
  /** Words for staff; `unnamed`: the number is not to be said; `more`: some were added just now. */
  | { at: 'message'; number: string; unnamed?: boolean; more?: boolean }
  /** "Really withdraw it?" */
  | { at: 'withdraw'; number: string }
  /** Words to go with a rating. */
  | { at: 'comment'; number: string; score: number };

export interface TalkState {
  stage: TalkStage;
  /** Answers in a row that could not be read. */
  wrong: number;
  /** The number that the redaction lets through while it is awaited. */
  awaits: 'merchantId' | null;
}

export function newTalk(stage: TalkStage): TalkState {
  return { stage, wrong: 0, awaits: stage.at === 'pair' ? 'merchantId' : null };
}

/** Begins on top of an open form, which asks again afterwards; another talk about a ticket is dropped. */
export async function beginTalk(turn: DialogTurn, stage: TalkStage): Promise<void> {
  const { dialogs } = turn;
  if (dialogs.activeDialog?.id === TICKET_TALK) await dialogs.replaceDialog(TICKET_TALK, stage);
  else await dialogs.beginDialog(TICKET_TALK, stage);
}
