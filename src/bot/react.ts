// What kinds of activity mean to the bot: a message is heard, an arrival is welcomed, the rest passes in silence.

import { hearThumb } from '../../dialogs/answers/feedback';
import { welcome } from '../../dialogs/answers/welcome';
import { hearsNotice } from '../../dialogs/diagnosis/open';
import { asksForQuotation } from '../../dialogs/forms/form-state';
import { tellClosed, wakeUp } from '../../dialogs/forms/park';
import { openFormOn, returns } from '../../dialogs/forms/patience';
import { showTicketNews } from '../../dialogs/forms/ticket-card';
import { isShortAnswer, languageOf } from '../../dialogs/reading/language-of';
import { became, greetGroup, isPersonal, meetsGroup } from '../../dialogs/talk/in-group';
import { handleMessage } from '../../dialogs/talk/root';
import { askPostponedRating } from '../../dialogs/ticket/rating';
import { tellTicketNews } from '../../dialogs/ticket/ticket-news';
import type { DialogTurn } from '../../dialogs/turn/dialog-turn';
import { THUMB_EVENT } from '../../dialogs/turn/thumbs';
import { languageOfLocale } from '../language/language';
import { scriptAskedFor, scriptOfWriter } from '../language/script';
import { AFTER_DELETION, type ChatActivity } from './turn';

/** What the service itself tells the bot: a client cannot send these. */
const INTERNAL = new Map<string, (turn: DialogTurn, value: unknown) => Promise<void>>([
  ['thaw/ticket', tellNews],
  ['thaw/wake', wakeUp],
]);

async function tellNews(turn: DialogTurn, value: unknown): Promise<void> {
  await tellTicketNews(turn, value);
  await showTicketNews(turn, turn.memory.ticketInHand ?? '');
}

/** Client event of Microsoft's Web Chat samples that asks for the welcome. */
const JOIN_EVENT = 'webchat/join';

export async function react(turn: DialogTurn, activity: ChatActivity): Promise<void> {
  if (activity.type === 'message') return hear(turn, activity);
  const internal = activity.type === 'event' ? INTERNAL.get(activity.name ?? '') : undefined;
  if (internal) return internal(turn, activity.value);
  if (activity.type === 'event' && activity.name === THUMB_EVENT) {
    return hearThumb(turn, activity.value);
  }
  if (!joins(activity)) return;
  if (turn.memory.welcomed) return meetAgain(turn);
  await welcome(turn, languageOfLocale(activity.locale) !== undefined, {
    isAfterDeletion: activity.name === AFTER_DELETION,
  });
}

/** @returns false, and nothing is said, when it is one person's business */
export async function reactInGroup(turn: DialogTurn, activity: ChatActivity): Promise<boolean> {
  if (joins(activity)) {
    // Several events tell of the same arrival.
    if (!turn.memory.welcomed) await greetGroup(turn);
    turn.memory.welcomed = true;
    return true;
  }
  if (activity.type !== 'message') await react(turn, activity);
  else {
    takeNote(turn);
    if (isPersonal(turn)) return false;
    if (meetsGroup(turn)) await greetGroup(turn);
    else await hearOn(turn, activity);
  }
  return !became(turn);
}

async function hear(turn: DialogTurn, activity: ChatActivity): Promise<void> {
  const { memory, facts } = turn;
  if (facts.inForm && returns(memory, facts.now)) facts.meeting = 'return';
  takeNote(turn);
  await hearOn(turn, activity);
}

/** What the message means, once it was noted. */
async function hearOn(turn: DialogTurn, { isCarried, isCut }: ChatActivity): Promise<void> {
  if (isCarried) turn.lead(turn.t('group.carried'));
  if (isCut) turn.lead(turn.t('tooLong'));
  tellClosed(turn);
  await handleMessage(turn);
  await askPostponedRating(turn);
}

/** Of any message: that and when it came, and its language. */
export function takeNote(turn: DialogTurn): void {
  const { memory, facts } = turn;
  const isFirst = memory.heardAt === undefined;
  memory.welcomed = true;
  memory.heardAt = facts.now.getTime();
  delete memory.reminded;
  followLanguage(turn, isFirst);
}

/** The page was opened again: an open form is offered, once. */
async function meetAgain(turn: DialogTurn): Promise<void> {
  const { dialogs, facts, services, language, t } = turn;
  if (tellClosed(turn)) {
    return turn.say({ text: t('language.next'), buttons: services.menu.welcome(language) });
  }
  const form = openFormOn(dialogs.stack);
  if (!form || form.stage.at === 'resume') return;
  facts.meeting = 'return';
  await dialogs.repromptDialog();
}

/** The answer has the language of the message, until the merchant chooses one. A tapped button decides nothing. */
function followLanguage(turn: DialogTurn, isFirst: boolean): void {
  const { memory, said, services, reading, facts } = turn;
  const { language } = memory;
  if (services.menu.isLabel(said, language)) return;
  if (isFirst || !isShortAnswer(reading) || reading.command === 'chinese') followScript(turn);
  if (memory.languageChosen) return;
  const place = {
    isSettled: !isFirst,
    inTalk: facts.inForm,
    quotes: asksForQuotation(turn.dialogs.stack) || hearsNotice(turn),
    inUse: language,
  };
  memory.language = languageOf(reading, place) ?? language;
}

/** The same with the script. */
function followScript({ memory, said }: DialogTurn): void {
  const asked = scriptAskedFor(said);
  if (asked) {
    memory.script = asked;
    memory.scriptChosen = true;
  } else if (!memory.scriptChosen) memory.script = scriptOfWriter(said) ?? memory.script;
}

function joins({ type, name, membersAdded, from, recipient }: ChatActivity): boolean {
  if (type === 'event') return name === JOIN_EVENT;
  if (type !== 'conversationUpdate') return false;
  return (membersAdded ?? []).some(({ id }) => id === from.id && id !== recipient?.id);
}
