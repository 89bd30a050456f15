// A form as a dialog: one message is a submitted card, a command, a correction, an answer or a question in between.

import { Dialog, type DialogTurnResult } from 'botbuilder-dialogs/lib/dialog';
import type { DialogContext } from 'botbuilder-dialogs/lib/dialogContext';
import type { DialogInstance, DialogReason, TurnContext } from './botbuilder-types';
import { DialogTurn } from '../dialog-turn';
import { askField } from './ask';
import type { FormValues } from './field';
import type { FormDefinition } from './form-definition';
import { FormFlow, type FormStep } from './form-flow';
import { formIdOf } from './form-id';
import { checkedForm, fieldNamed, type FormState, gather, newForm } from './form-state';
import { askReview } from './review';

/** How a form is opened: with the sentence that asked for it, and values known already. */
export interface FormOptions {
  said?: string;
  values?: FormValues;
}

/** How a form ended; a form underneath goes on only after `cancelled`. */
export type FormResult = 'handed-over' | 'cancelled';

export class FormDialog extends Dialog {
  readonly #definition: FormDefinition;
  readonly #flow: FormFlow;

  constructor(definition: FormDefinition) {
    super(definition.id);
    this.#definition = definition;
    this.#flow = new FormFlow(definition);
  }

  override async beginDialog(dc: DialogContext, options?: object): Promise<DialogTurnResult> {
    const turn = DialogTurn.of(dc.context);
    const { said, values = {} } = (options ?? {}) as FormOptions;
    const { conversationId, activityId } = turn.facts;
    const form = newForm(formIdOf(`${conversationId}\n${this.id}`, activityId), values);
    this.#keep(dc, form);
    turn.lead(turn.t(`form.${this.#definition.id}.intro`));
    if (said) {
      const found = gather(form, this.#definition.fields, { text: said, aids: turn.aids });
      this.#flow.noteFound(turn, form, found);
    }
    return this.#end(dc, await this.#flow.goOn(turn, form));
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const form = checkedForm(dc.activeDialog?.state ?? {}, this.#definition.fields);
    return this.#end(dc, await this.#flow.hear(DialogTurn.of(dc.context), form));
  }

  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    const form = checkedForm(instance.state, this.#definition.fields);
    await this.#flow.askAgain(DialogTurn.of(context), form);
  }

  /** The form above was handed over with everything entered here, or the merchant came back from it. */
  override async resumeDialog(
    dc: DialogContext,
    _reason: DialogReason,
    result?: FormResult,
  ): Promise<DialogTurnResult> {
    if (result === 'handed-over') return dc.endDialog(result);
    if (dc.activeDialog) await this.repromptDialog(dc.context, dc.activeDialog);
    return Dialog.EndOfTurn;
  }

  #keep(dc: DialogContext, form: FormState): void {
    if (dc.activeDialog) dc.activeDialog.state = form;
  }

  #end(dc: DialogContext, step: FormStep): Promise<DialogTurnResult> | DialogTurnResult {
    return step === 'waiting' ? Dialog.EndOfTurn : dc.endDialog(step);
  }
}

export { askField, askReview, fieldNamed };
