// The guided diagnosis as a dialog of botbuilder: opening it, going on, and coming back from a form on top of it.

import type { TurnContext } from 'botbuilder-core';
import {
  Dialog,
  type DialogInstance,
  type DialogReason,
  type DialogTurnResult,
} from 'botbuilder-dialogs/lib/dialog';
import type { DialogContext } from 'botbuilder-dialogs/lib/dialogContext';
import { type Diagnosis, isOutcome } from '../../src/knowledge/diagnosis';
import { DialogTurn } from '../turn/dialog-turn';
import { askQuestion } from './ask';
import { goOn } from './give';
import { hear, stepBack } from './hear';
import { keepTold } from './keep-told';
import { DIAGNOSIS, type DiagnosisOptions } from './open';
import {
  type DiagnosisState,
  type DiagnosisStep,
  type OpenDiagnosis,
  STATE_VERSION,
} from './open-diagnosis';

export class DiagnosisDialog extends Dialog {
  readonly #tree: Diagnosis;

  constructor(tree: Diagnosis) {
    super(DIAGNOSIS);
    this.#tree = tree;
  }

  /** Starts with no answers, or where it ended; the sentence that asked for it may hold some. */
  override async beginDialog(dc: DialogContext, options?: object): Promise<DialogTurnResult> {
    const turn = DialogTurn.of(dc.context);
    const state: DiagnosisState = {
      version: STATE_VERSION,
      wrong: 0,
      heard: [],
      later: [],
      told: [],
    };
    if (dc.activeDialog) dc.activeDialog.state = state;
    const { back, isBrief, told } = (options ?? {}) as DiagnosisOptions;
    if (back) {
      return this.#after(dc, await stepBack(this.#open(turn, state)));
    }
    turn.memory.diagnosis = { at: turn.facts.now.toISOString(), given: [], values: {} };
    const open = this.#open(turn, state);
    // What was said just now is the answer that ends it; nothing said earlier would.
    if (isBrief) return this.#after(dc, await hear(open));
    turn.lead(turn.t('diagnosis.intro'));
    for (const earlier of told ?? toldBefore(turn)) keepTold(open, earlier);
    keepTold(open);
    return this.#after(dc, await goOn(open));
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return this.#after(dc, await hear(this.#openActive(dc)));
  }

  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    await askQuestion(this.#open(DialogTurn.of(context), checkedState(instance.state)));
  }

  /** The form on top was handed over with all that was said here, or the merchant came back from it. */
  override async resumeDialog(
    dc: DialogContext,
    _reason: DialogReason,
    result?: unknown,
  ): Promise<DialogTurnResult> {
    if (result === 'handed-over') return dc.endDialog(result);
    return this.#after(dc, await goOn(this.#openActive(dc)));
  }

  async #after(dc: DialogContext, step: DiagnosisStep): Promise<DialogTurnResult> {
    if (step === 'waiting') return Dialog.EndOfTurn;
    const turn = DialogTurn.of(dc.context);
    if (step === 'person' || step === 'report') {
      turn.opens = step === 'person' ? 'person' : 'freeze-report';
      return Dialog.EndOfTurn;
    }
    if (step === 'cancelled') {
      const buttons = turn.services.menu.welcome(turn.language);
      await turn.say({ text: turn.t('diagnosis.cancelled'), buttons });
    }
    return dc.endDialog(step);
  }

  #openActive(dc: DialogContext): OpenDiagnosis {
    return this.#open(DialogTurn.of(dc.context), checkedState(dc.activeDialog?.state));
  }

  /** The memory may have lost the answers to a fault; then the questions begin again. */
  #open(turn: DialogTurn, state: DiagnosisState): OpenDiagnosis {
    const { memory, facts } = turn;
    memory.diagnosis ??= { at: facts.now.toISOString(), given: [], values: {} };
    return { turn, tree: this.#tree, state, record: memory.diagnosis };
  }
}

/** "Three large payments yesterday, now it is dead", answered with its cause just now; a general question tells nothing. */
function toldBefore({ memory, reading }: DialogTurn): string[] {
  const text = memory.recentQuestions.at(-1)?.text;
  if (text === undefined || !isOutcome(memory.lastAnswer)) return [];
  return reading.part(text).asks ? [] : [text];
}

/** @throws Error when the record is of another release; the bot then starts afresh. */
function checkedState(state: unknown): DiagnosisState {
  const { version } = (state ?? {}) as Partial<DiagnosisState>;
  if (version !== STATE_VERSION) throw new Error(`diagnosis version ${version} is unknown`);
  return state as DiagnosisState;
}
