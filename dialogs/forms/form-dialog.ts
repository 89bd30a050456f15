// A form as a dialog of botbuilder: opening it, going on with it, and coming back from a form on top of it.

import type { TurnContext } from 'botbuilder-core';
import {
  Dialog,
  type DialogInstance,
  type DialogReason,
  type DialogTurnResult,
} from 'botbuilder-dialogs/lib/dialog';
import type { DialogContext } from 'botbuilder-dialogs/lib/dialogContext';
import type { Field, FormValues } from '../fields/field';
import { type TalkStage, TICKET_TALK } from '../ticket/ticket-talk';
import { DialogTurn } from '../turn/dialog-turn';
import { lastTicket, rememberTicket } from '../turn/memory';
import { staffAreThere, staffWhen } from '../turn/staff-hours';
import type { FieldName } from '../words/word-lists';
import { askEither, note } from './ask';
import { type FormDefinition, fieldsKept } from './form-definition';
import { formIdOf } from './form-id';
import { checkedForm, type FormState, newForm, setTold, setValue } from './form-state';
import { askAgain, goOn } from './go-on';
import { hear } from './hear';
import type { FormStep, OpenForm } from './open-form';
import { park } from './park';
import { askResume } from './resume';
import { closeCard } from './review';
import { detailsOf } from './same-ticket';
import { takeIn } from './take-in';

/** How a form is opened: with values known already. */
export interface FormOptions {
  values?: FormValues;
  /** Told before the form was opened; read back, so that a wrong reading is seen. */
  told?: FormValues;
  /** Fields that the merchant could not answer elsewhere. */
  skipped?: FieldName[];
}

export class FormDialog extends Dialog {
  readonly #definition: FormDefinition;

  constructor(definition: FormDefinition) {
    super(definition.id);
    this.#definition = definition;
  }

  override async beginDialog(dc: DialogContext, options?: object): Promise<DialogTurnResult> {
    const turn = DialogTurn.of(dc.context);
    const { values = {}, skipped = [], ...given } = (options ?? {}) as FormOptions;
    const { complaint } = turn;
    const told = complaint?.words ? { ...given.told, question: complaint.words } : given.told;
    const { conversationId, activityId } = turn.facts;
    const open = this.#open(
      turn,
      newForm(formIdOf(conversationId, `${this.id} ${activityId}`), values),
    );
    open.form.skipped = skipped;
    if (dc.activeDialog) dc.activeDialog.state = open.form;
    const steps = this.#definition.fields.length;
    if (complaint) turn.lead(turn.t('complaint.taken'));
    turn.lead(turn.t(`form.${this.#definition.id}.intro`, { steps }));
    if (this.#definition.kind === 'person' && !staffAreThere(turn)) turn.lead(staffWhen(turn));
    const { noted, changed, either } = takeIn(open);
    note(
      open,
      inOrder(fieldsKept(this.#definition), [...noted, ...changed, ...keepTold(open, told ?? {})]),
    );
    if (either) {
      await askEither(open, either);
      return Dialog.EndOfTurn;
    }
    return this.#after(dc, await goOn(open));
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return this.#after(dc, await hear(this.#openActive(dc)));
  }

  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    const form = checkedForm(instance.state, this.#definition.fields);
    const open = this.#open(DialogTurn.of(context), form);
    if (open.turn.facts.meeting) await askResume(open);
    else await askAgain(open);
  }

  /** The form on top was handed over with all that was entered here, or the merchant came back from it. */
  override async resumeDialog(
    dc: DialogContext,
    _reason: DialogReason,
    result?: FormStep,
  ): Promise<DialogTurnResult> {
    const open = this.#openActive(dc);
    if (result === 'handed-over') {
      const { memory } = open.turn;
      const number = lastTicket(memory) ?? '';
      rememberTicket(memory, open.form.formId, number);
      closeCard(open, open.turn.t('card.done', { number }));
      return dc.endDialog(result);
    }
    await askAgain(open);
    return Dialog.EndOfTurn;
  }

  #openActive(dc: DialogContext): OpenForm {
    const form = checkedForm(dc.activeDialog?.state ?? {}, this.#definition.fields);
    return this.#open(DialogTurn.of(dc.context), form);
  }

  #open(turn: DialogTurn, form: FormState): OpenForm {
    return { turn, form, definition: this.#definition };
  }

  async #after(dc: DialogContext, step: FormStep): Promise<DialogTurnResult> {
    if (step === 'waiting') return Dialog.EndOfTurn;
    const turn = DialogTurn.of(dc.context);
    if (step === 'person') return this.#toPerson(dc);
    if (step === 'cancelled') closeCard(this.#openActive(dc), turn.t('form.cancelled'));
    if (step === 'report') return dc.replaceDialog('freeze-report', valuesEntered(dc));
    if (step === 'parked') {
      await park(turn);
      return Dialog.EndOfTurn;
    }
    if (step === 'added') return this.#addToOpenTicket(dc);
    if (step === 'cancelled') {
      const isOnTop = dc.stack.length > 1;
      if (isOnTop) turn.lead(turn.t('form.cancelled'));
      else
        await turn.say({
          text: turn.t('form.cancelled'),
          buttons: turn.services.menu.welcome(turn.language),
        });
    }
    return dc.endDialog(step);
  }

  /** Who is writing to staff already adds the complaint to the question. */
  async #toPerson(dc: DialogContext): Promise<DialogTurnResult> {
    const open = this.#openActive(dc);
    const { turn, form } = open;
    if (!turn.complaint || this.#definition.kind !== 'person') {
      return dc.beginDialog('person', valuesEntered(dc));
    }
    const { question } = form.values;
    setValue(form, 'question', question === undefined ? turn.said : `${question}\n${turn.said}`);
    turn.lead(turn.t('complaint.taken'));
    await askAgain(open);
    return Dialog.EndOfTurn;
  }

  /** What was entered goes to the open ticket; a talk takes the place of the form and asks for more. */
  async #addToOpenTicket(dc: DialogContext): Promise<DialogTurnResult> {
    const open = this.#openActive(dc);
    const { number, isOwn } = open.form.same ?? { number: '', isOwn: false };
    closeCard(open, open.turn.t('card.stale'));
    const details = detailsOf(open);
    if (details !== '') {
      open.turn.changeTicket(number, { do: 'message', text: details });
    }
    const { memory } = open.turn;
    if (memory.papers) {
      open.turn.changeTicket(number, { do: 'papers', papers: memory.papers });
      delete memory.papers;
    }
    const stage: TalkStage = { at: 'message', number, unnamed: !isOwn, more: details !== '' };
    return dc.replaceDialog(TICKET_TALK, stage);
  }
}

/** What was told earlier fills what is still open. */
function keepTold({ form, definition }: OpenForm, told: FormValues): Field[] {
  return fieldsKept(definition).filter((field) => {
    const { name } = field;
    if (told[name] === undefined || form.values[name] !== undefined) return false;
    setTold(form, field, told[name]);
    return true;
  });
}

function inOrder(fields: readonly Field[], some: readonly Field[]): Field[] {
  return fields.filter((field) => some.includes(field));
}

/** What was entered so far goes along to the person, so that nothing is asked twice. */
export function valuesEntered(dc: DialogContext): FormOptions {
  const values = (dc.activeDialog?.state as FormState | undefined)?.values;
  return values ? { values } : {};
}
