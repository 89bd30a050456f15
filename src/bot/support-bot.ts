// The support bot: one turn from an accepted activity to everything that it produces.

import { DialogContext } from 'botbuilder-dialogs/lib/dialogContext';
import { DialogSet } from 'botbuilder-dialogs/lib/dialogSet';
import { DiagnosisDialog } from '../../dialogs/diagnosis/diagnosis-dialog';
import type { AwaitedNumber } from '../../dialogs/fields/field';
import { MessageFinds } from '../../dialogs/fields/finds';
import { knownZone } from '../../dialogs/fields/wall-clock';
import { FORMS } from '../../dialogs/forms/all-forms';
import { FormDialog } from '../../dialogs/forms/form-dialog';
import { nextDue } from '../../dialogs/forms/patience';
import { paperNames } from '../../dialogs/papers/kinds';
import { leadToOwnChat } from '../../dialogs/talk/in-group';
import { TicketDialog } from '../../dialogs/ticket/ticket-dialog';
import { DialogTurn } from '../../dialogs/turn/dialog-turn';
import { createEntryReplies } from '../../dialogs/turn/entry-replies';
import type { DialogStack } from '../../dialogs/turn/memory';
import { createMenu } from '../../dialogs/turn/menu';
import { readMessage } from '../../dialogs/turn/message';
import type { Services } from '../../dialogs/turn/services';
import type { AnswerWords } from '../../dialogs/words/answer-words';
import type { Knowledge } from '../knowledge/load';
import type { Match } from '../knowledge/matcher';
import { codeFinder } from '../knowledge/screen-codes/find';
import { languageOfLocale } from '../language/language';
import { scriptOfLocale } from '../language/script';
import type { Translator } from '../language/translator';
import type { TicketDirectory } from '../tickets/ticket';
import { BufferAdapter, openContext, repliesOf } from './buffer-adapter';
import { inScript } from './in-script';
import { react, reactInGroup, takeNote } from './react';
import { type ConversationState, newState, withoutDialogs, workingCopy } from './state';
import { markFaults, ticketFaultBehind } from './ticket-faults';
import type { ReplyActivity, TurnOutcome, TurnRequest } from './turn';

export interface SupportBotParts {
  knowledge: Knowledge;
  translator: Translator;
  tickets: TicketDirectory;
  /** Yes, no, skip and the commands: `loadAnswerWords(knowledgeFolder)`. */
  words: AnswerWords;
  /** The address under which channels fetch pictures; without it only our own page shows them. */
  publicUrl?: string | undefined;
  /** Where a person of a group finds the own chat with the bot, for channels that have such an address. */
  ownChatUrl?: ((channelId: string) => string | undefined) | undefined;
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
  /** What the knowledge base would answer to a text, without a turn. */
  match(text: string): Promise<Match>;
}

const DEFAULT_LANGUAGE = 'zh-Hans';

/** Dialogs, answers and buttons are built here, once; a turn only puts them together. */
export function createSupportBot(parts: SupportBotParts): SupportBot {
  const { knowledge, translator, words, publicUrl = '', onFault } = parts;
  const menu = createMenu({ knowledge, translator, words });
  const services: Services = {
    knowledge,
    translator,
    words,
    readers: {
      words,
      match: (text) => knowledge.matcher.match(text),
      screenCodes: codeFinder(knowledge.screenCodes),
      find: (...given) => new MessageFinds(...given),
      entryTitled: menu.entryTitled,
      papers: paperNames(knowledge.documents),
    },
    tickets: markFaults(parts.tickets),
    replies: createEntryReplies(knowledge, translator),
    publicUrl,
    menu,
  };
  const dialogs = new DialogSet();
  dialogs.add(new TicketDialog());
  for (const form of FORMS) dialogs.add(new FormDialog(form));
  if (knowledge.diagnosis) dialogs.add(new DiagnosisDialog(knowledge.diagnosis));
  const bot = { services, dialogs, adapter: new BufferAdapter(), ownChatUrl: parts.ownChatUrl };
  return {
    async run(request) {
      const state = startingState(request);
      const turn = openTurn(bot, request, state);
      try {
        if (request.activity.conversation.isGroup) {
          if (!(await reactInGroup(turn.dialog, request.activity))) return privately(bot, request);
          await turn.dialog.carryOut();
          return outcomeOf(turn, state);
        }
        await react(turn.dialog, request.activity);
        await turn.dialog.carryOut();
        return outcomeOf(turn, state);
      } catch (fault) {
        const ticketFault = ticketFaultBehind(fault);
        if (ticketFault !== undefined) throw ticketFault;
        onFault?.(fault, request.activity.conversation.id);
        if (request.activity.type !== 'message') return silence(request);
        return saySorry(bot, request, { state: withoutDialogs(state), forms: 'reset' });
      }
    },
    match: async (text) => knowledge.matcher.match(text),
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
  ownChatUrl: SupportBotParts['ownChatUrl'];
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
  const { offers = {} } = state;
  // What the last reply offered holds for one message, whatever that message is.
  if (activity.type === 'message') delete state.offers;
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
    offers,
  };
  const openDialogs = () => new DialogContext(dialogs, context, state.dialogs as never);
  return { dialog: new DialogTurn(services, facts, { context, openDialogs }), context };
}

function outcomeOf({ dialog, context }: OpenTurn, state: ConversationState): TurnOutcome {
  const { acts } = dialog;
  const ticketChanges = acts.flatMap((act) =>
    act.do === 'change-ticket' ? [{ number: act.number, command: act.command }] : [],
  );
  const { version: knowledge } = dialog.services.knowledge;
  const questions = acts.flatMap((act) =>
    act.do === 'keep-question' ? [{ ...act.question, knowledge }] : [],
  );
  const feedback = acts.flatMap((act) => (act.do === 'keep-feedback' ? [act.feedback] : []));
  const { script } = state;
  const tickets = acts.flatMap((act) => {
    if (act.do !== 'hand-over') return [];
    return [script === 'hant' ? { ...act.ticket, script } : act.ticket];
  });
  const expects = awaitedBy(state);
  const replies = repliesOf(context).map((reply) => inVersion(inScript(reply, script), knowledge));
  const wakeAt = askToBeWoken(state);
  const rest = { tickets, ticketChanges, questions, feedback };
  return {
    ...{ state, replies, expects, ...rest },
    ...(wakeAt !== undefined && { wakeAt }),
    ...(dialog.isIncomplete && { incomplete: true }),
  };
}

/** While a release goes out two processes may answer from different files. */
function inVersion(reply: ReplyActivity, knowledge: string): ReplyActivity {
  const { channelData } = reply as { channelData?: { thaw?: object } };
  return { ...reply, channelData: { ...channelData, thaw: { ...channelData?.thaw, knowledge } } };
}

/** Nothing of what was tried in the group is kept: it is heard in the person's own chat. */
async function privately(bot: BotParts, request: TurnRequest): Promise<TurnOutcome> {
  const { activity } = request;
  const state = startingState(request);
  const turn = openTurn(bot, request, state);
  takeNote(turn.dialog);
  const carries = await leadToOwnChat(turn.dialog, bot.ownChatUrl?.(activity.channelId));
  await turn.dialog.carryOut();
  return { ...outcomeOf(turn, state), carries };
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
  await turn.dialog.carryOut();
  return { ...outcomeOf(turn, state), isApology: true };
}
