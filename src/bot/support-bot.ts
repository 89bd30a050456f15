// The support bot: one turn from an accepted activity to everything that it produces.

import { DialogContext } from 'botbuilder-dialogs/lib/dialogContext';
import { DialogSet } from 'botbuilder-dialogs/lib/dialogSet';
import type { AnswerWords } from '../../dialogs/answer-words';
import { DiagnosisDialog } from '../../dialogs/diagnosis/diagnosis-dialog';
import { DialogTurn } from '../../dialogs/dialog-turn';
import { createEntryReplies } from '../../dialogs/entry-replies';
import { knownZone } from '../../dialogs/fields/wall-clock';
import type { AwaitedNumber } from '../../dialogs/form/field';
import { FormDialog } from '../../dialogs/form/form-dialog';
import { type DialogStack, nextDue } from '../../dialogs/form/patience';
import { freezeReport } from '../../dialogs/freeze-report';
import { createMenu } from '../../dialogs/menu';
import { readMessage } from '../../dialogs/message';
import { person } from '../../dialogs/person';
import type { Services } from '../../dialogs/services';
import { TicketDialog } from '../../dialogs/ticket/ticket-dialog';
import type { Knowledge } from '../knowledge/load';
import { languageOfLocale } from '../language/language';
import { scriptOfLocale } from '../language/script';
import type { Translator } from '../language/translator';
import type { TicketDirectory } from '../tickets/ticket';
import { BufferAdapter, openContext, repliesOf } from './buffer-adapter';
import { inScript } from './in-script';
import { react } from './react';
import { type ConversationState, newState, withoutDialogs, workingCopy } from './state';
import { markFaults, ticketFaultBehind } from './ticket-faults';
import type { TurnOutcome, TurnRequest } from './turn';

export interface SupportBotParts {
  knowledge: Knowledge;
  translator: Translator;
  tickets: TicketDirectory;
  /** Yes, no, skip and the commands: `loadAnswerWords(knowledgeFolder)`. */
  words: AnswerWords;
  /** Hears of a dialog that failed and was reset; the merchant was told sorry. */
  onFault?: (fault: unknown, conversationId: string) => void;
}

export interface SupportBot {
  /**
   * Runs one turn. Nothing is sent or stored here, and the same request gives the same outcome again.
   * @throws whatever `tickets` throws, so that the turn can be run again; a failing dialog does not throw.
   */
  run(request: TurnRequest): Promise<TurnOutcome>;
  /** The outcome of a turn that could not be run: sorry; an open form stays open. */
  apologise(request: TurnRequest): Promise<TurnOutcome>;
}

const DEFAULT_LANGUAGE = 'zh-Hans';

/** Dialogs, answers and buttons are built here, once; a turn only puts them together. */
export function createSupportBot(parts: SupportBotParts): SupportBot {
  const { knowledge, translator, words, onFault } = parts;
  const services: Services = {
    knowledge,
    translator,
    words,
    tickets: markFaults(parts.tickets),
    replies: createEntryReplies(knowledge, translator),
    menu: createMenu({ knowledge, translator, words }),
  };
  const dialogs = new DialogSet();
  dialogs.add(new TicketDialog());
  for (const form of [freezeReport, person]) dialogs.add(new FormDialog(form));
  if (knowledge.diagnosis) dialogs.add(new DiagnosisDialog(knowledge.diagnosis));
  const bot = { services, dialogs, adapter: new BufferAdapter() };
  return {
    async run(request) {
      const state = startingState(request);
      const turn = openTurn(bot, request, state);
      try {
        await react(turn.dialog, request.activity);
        return outcomeOf(turn, state);
      } catch (fault) {
        const ticketFault = ticketFaultBehind(fault);
        if (ticketFault !== undefined) throw ticketFault;
        onFault?.(fault, request.activity.conversation.id);
        if (request.activity.type !== 'message') return silence(request);
        return saySorry(bot, request, { state: withoutDialogs(state), forms: 'reset' });
      }
    },
    async apologise(request) {
      if (request.activity.type !== 'message') return silence(request);
      return saySorry(bot, request, { state: startingState(request), forms: 'kept' });
    },
  };
}

function startingState({ state, activity }: TurnRequest): ConversationState {
  if (state) return workingCopy(state);
  const { locale } = activity;
  return newState(languageOfLocale(locale) ?? DEFAULT_LANGUAGE, scriptOfLocale(locale));
}

interface BotParts {
  services: Services;
  dialogs: DialogSet;
  adapter: BufferAdapter;
}

interface OpenTurn {
  dialog: DialogTurn;
  context: ReturnType<typeof openContext>;
}

function openTurn(
  { services, dialogs, adapter }: BotParts,
  request: TurnRequest,
  state: ConversationState,
): OpenTurn {
  const { activity, now, redacted } = request;
  const context = openContext(adapter, activity);
  const { offered, proposed, proposedFor, unsettled, unnamed, why } = state;
  const { wantsOfTicket, toRate, toPassOn } = state;
  if (activity.type === 'message') forgetOffers(state);
  const facts = {
    message: readMessage(activity),
    memory: state,
    channelId: activity.channelId,
    conversationId: activity.conversation.id,
    userId: activity.from.id,
    activityId: activity.id,
    now,
    timeZone: knownZone(activity.localTimezone),
    redacted,
    inForm: (state.dialogs.dialogStack?.length ?? 0) > 0,
    offered,
    proposed,
    proposedFor,
    unsettled,
    wantsOfTicket,
    toRate,
    toPassOn,
    why,
    unnamed,
  };
  const openDialogs = () => new DialogContext(dialogs, context, state.dialogs as never);
  return { dialog: new DialogTurn(services, facts, { context, openDialogs }), context };
}

/** What the last reply offered holds for one message, whatever that message is. */
function forgetOffers(state: ConversationState): void {
  delete state.offered;
  delete state.proposed;
  delete state.proposedFor;
  delete state.unsettled;
  delete state.wantsOfTicket;
  delete state.toPassOn;
  if (state.toRate) state.toRate = { ...state.toRate, isFresh: false };
  delete state.why;
  delete state.unnamed;
}

function outcomeOf({ dialog, context }: OpenTurn, state: ConversationState): TurnOutcome {
  const { ticketChanges, questions, feedback } = dialog;
  const { script } = state;
  const expects = awaitedBy(state);
  const replies = repliesOf(context).map((reply) => inScript(reply, script));
  const tickets = dialog.tickets.map((draft) => (script === 'hant' ? { ...draft, script } : draft));
  const wakeAt = askToBeWoken(state);
  const rest = { tickets, ticketChanges, questions, feedback };
  return { state, replies, expects, ...rest, ...(wakeAt !== undefined && { wakeAt }) };
}

/** Told when it changed; undefined otherwise. */
function askToBeWoken(state: ConversationState): number | null | undefined {
  const { wakeAt: asked = null } = state;
  const stack = state.dialogs.dialogStack as DialogStack | undefined;
  const wakeAt = nextDue(state, stack)?.at ?? null;
  if (wakeAt === null) delete state.wakeAt;
  else state.wakeAt = wakeAt;
  return wakeAt === asked ? undefined : wakeAt;
}

/** The number that the form on top waits for. */
function awaitedBy({ dialogs }: ConversationState): AwaitedNumber | null {
  const top = dialogs.dialogStack?.at(-1) as { state?: { awaits?: AwaitedNumber | null } };
  return top?.state?.awaits ?? null;
}

/** The merchant said nothing, so there is nothing to be sorry for; everything stays as it was. */
function silence(request: TurnRequest): TurnOutcome {
  const state = startingState(request);
  const expects = awaitedBy(state);
  return { state, replies: [], expects, tickets: [], questions: [] };
}

/** Sorry, whether the open form was kept, and a person is offered. */
async function saySorry(
  bot: BotParts,
  request: TurnRequest,
  { state, forms }: { state: ConversationState; forms: 'reset' | 'kept' },
): Promise<TurnOutcome> {
  const turn = openTurn(bot, request, state);
  const { t, language, services } = turn.dialog;
  const buttons = services.menu.afterTrouble(language);
  await turn.dialog.say({ text: t(`sorry.${forms}`), buttons });
  return outcomeOf(turn, state);
}
