// What the bot imports of `botbuilder-core` and `botbuilder-dialogs`, written out: a stack of open dialogs, no SDK.

import type { Untyped } from './sdk-parts.mts';

interface Instance {
  id: string;
  state: object;
}

interface Result {
  status: 'empty' | 'waiting' | 'complete' | 'cancelled';
  result?: unknown;
}

class Dialog {
  static readonly EndOfTurn: Result = { status: 'waiting' };

  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }

  async beginDialog(_context: DialogContext, _options?: object): Promise<Result> {
    return Dialog.EndOfTurn;
  }

  async continueDialog(context: DialogContext): Promise<Result> {
    return context.endDialog();
  }

  async resumeDialog(context: DialogContext, _reason: string, result?: unknown): Promise<Result> {
    return context.endDialog(result);
  }

  async repromptDialog(_context: TurnContext, _instance: Instance): Promise<void> {}

  async endDialog(_context: TurnContext, _instance: Instance, _reason: string): Promise<void> {}
}

class DialogSet {
  readonly #dialogs = new Map<string, Dialog>();

  add(dialog: Dialog): this {
    this.#dialogs.set(dialog.id, dialog);
    return this;
  }

  find(id: string): Dialog {
    const found = this.#dialogs.get(id);
    if (!found) throw new Error(`no dialog is named ${id}`);
    return found;
  }
}

class DialogContext {
  readonly dialogs: DialogSet;
  readonly context: TurnContext;
  readonly stack: Instance[];

  constructor(dialogs: DialogSet, context: TurnContext, state: { dialogStack?: Instance[] }) {
    this.dialogs = dialogs;
    this.context = context;
    state.dialogStack ??= [];
    this.stack = state.dialogStack;
  }

  get activeDialog(): Instance | undefined {
    return this.stack.at(-1);
  }

  async beginDialog(id: string, options?: object): Promise<Result> {
    const dialog = this.dialogs.find(id);
    this.stack.push({ id, state: {} });
    return dialog.beginDialog(this, options);
  }

  async continueDialog(): Promise<Result> {
    const { activeDialog } = this;
    if (!activeDialog) return { status: 'empty' };
    return this.dialogs.find(activeDialog.id).continueDialog(this);
  }

  async endDialog(result?: unknown): Promise<Result> {
    await this.#leave('endCalled');
    const { activeDialog } = this;
    if (!activeDialog) return { status: 'complete', result };
    return this.dialogs.find(activeDialog.id).resumeDialog(this, 'endCalled', result);
  }

  async replaceDialog(id: string, options?: object): Promise<Result> {
    await this.#leave('replaceCalled');
    return this.beginDialog(id, options);
  }

  async cancelAllDialogs(): Promise<Result> {
    if (this.stack.length === 0) return { status: 'empty' };
    while (this.stack.length > 0) await this.#leave('cancelCalled');
    return { status: 'cancelled' };
  }

  async repromptDialog(): Promise<void> {
    const { activeDialog } = this;
    if (!activeDialog) return;
    await this.dialogs.find(activeDialog.id).repromptDialog(this.context, activeDialog);
  }

  async #leave(reason: string): Promise<void> {
    const { activeDialog } = this;
    if (!activeDialog) return;
    await this.dialogs.find(activeDialog.id).endDialog(this.context, activeDialog, reason);
    this.stack.pop();
  }
}

class BotAdapter {}

class TurnContext {
  readonly turnState = new Map<unknown, unknown>();

  readonly adapter: Untyped;
  readonly activity: Untyped;

  constructor(adapter: Untyped, activity: Untyped) {
    this.adapter = adapter;
    this.activity = activity;
  }

  async sendActivity(activity: object): Promise<unknown> {
    return this.sendActivities([activity]);
  }

  sendActivities(activities: object[]): Promise<unknown> {
    const typed = activities.map((activity) => ({ type: 'message', ...activity }));
    return this.adapter.sendActivities(this, typed);
  }
}

export { BotAdapter, Dialog, DialogContext, DialogSet, TurnContext };
