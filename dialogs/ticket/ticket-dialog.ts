// The talk about a ticket as a dialog of botbuilder: number and merchant ID, a message to staff, withdrawal, a comment.

import type { TurnContext } from 'botbuilder-core';
import { Dialog, type DialogInstance, type DialogTurnResult } from 'botbuilder-dialogs/lib/dialog';
import type { DialogContext } from 'botbuilder-dialogs/lib/dialogContext';
import { DialogTurn } from '../turn/dialog-turn';
import { askTalk } from './ask-talk';
import { hearTalk } from './hear-talk';
import { newTalk, type TalkStage, type TalkState, TICKET_TALK } from './ticket-talk';

export class TicketDialog extends Dialog {
  constructor() {
    super(TICKET_TALK);
  }

  override async beginDialog(dc: DialogContext, stage?: object): Promise<DialogTurnResult> {
    const talk = newTalk(stage as TalkStage);
    if (dc.activeDialog) dc.activeDialog.state = talk;
    await askTalk(DialogTurn.of(dc.context), talk);
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = DialogTurn.of(dc.context);
    const step = await hearTalk(turn, dc.activeDialog?.state as TalkState);
    if (step === 'waiting') return Dialog.EndOfTurn;
    if (step === 'ended') return dc.endDialog();
    // The form takes the place of the talk; one underneath goes on after it.
    turn.opens = 'person';
    return Dialog.EndOfTurn;
  }

  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    await askTalk(DialogTurn.of(context), instance.state as TalkState);
  }

  /** Whatever was opened on top took the merchant elsewhere: nobody is brought back to this question. */
  override async resumeDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return dc.endDialog();
  }
}
