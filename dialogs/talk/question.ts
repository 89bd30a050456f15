// A question, or trouble told: answered from the knowledge base, or taken in with the ways on.

import type { FoundCode } from '../../src/knowledge/screen-codes/find';
import { hasForeignCode } from '../../src/knowledge/screen-codes/foreign-code';
import { answerShortly, answerWith, keepQuestion } from '../answers/answer';
import { hearReason } from '../answers/feedback';
import { isHeldMoney, topicOf } from '../answers/led-on';
import { answerCode, leadCodes, mayBeFreeze } from '../answers/screen-code';
import { meetTrouble } from '../answers/trouble';
import { remindOfTrust } from '../answers/trust';
import { hearOtherCard } from '../diagnosis/after-screen';
import { littleIsLeft } from '../reading/cut-out';
import { clausesOf, unclearBeside } from '../reading/questions';
import { COMPLAINT } from '../ticket/complaint';
import { answerQuestions, questionForPerson, tellUnclear } from '../ticket/in-passing';
import type { DialogTurn } from '../turn/dialog-turn';
import { pictureOnce } from '../turn/picture';
import type { FieldName } from '../words/word-lists';
import { actOn, takeComplaint } from './intents';
import { openForm } from './open-form';
import { answerPlea, pleads } from './plea';
import { keepTold } from './told';
import { offerWays, reportFor, takeInDetails, takeInTrouble, tellsTrouble } from './trouble-told';

const FOREIGN_CODES = 'help.wallet-codes';

export async function handleQuestion(turn: DialogTurn): Promise<void> {
  const { reading } = turn;
  const { match } = reading;
  if (await hearReason(turn, match)) return;
  if (await hearOtherCard(turn)) return;
  const [question, ...others] = reading.questions;
  const isPart = question !== undefined && question.match !== match && !question.titled;
  if (others.length > 0) return answerSeveral(turn);
  if (codesTold(turn).length > 0) return answerCodes(turn);
  if (isPart) {
    await answerSeveral(turn);
    return offerWays(turn);
  }
  if (reading.numberSought !== undefined) return tellPlace(turn, reading.numberSought);
  keepQuestion(turn, turn.said, match);
  if (match.decision !== 'answer' && littleIsLeft(turn)) return askNext(turn);
  remindOfTrust(turn, match.decision === 'answer' ? match.id : undefined);
  keepTold(turn);
  if (match.decision !== 'answer' && hasForeignCode(turn.said)) {
    return void (await answerWith(turn, FOREIGN_CODES, 1));
  }
  if (match.decision === 'answer' && match.id === COMPLAINT) return takeComplaint(turn);
  if (pleads(turn)) return answerPlea(turn);
  if (tellsTrouble(turn)) {
    tellUnclear(turn, unclearBeside(reading));
    return takeInTrouble(turn);
  }
  if (asksForPerson(turn)) return offerPerson(turn);
  if (await takeInDetails(turn)) return;
  if (match.decision === 'answer') {
    if (await repeatShortly(turn, match.id)) return;
    if (await answerWith(turn, match.id, match.confidence)) return proposeReport(turn);
    if (await actOn(turn, match.id)) return;
  }
  await meetTrouble(turn, match);
}

/** More told of the same is not met with the same long answer: in short, and where to go from it. */
async function repeatShortly(turn: DialogTurn, entry: string): Promise<boolean> {
  const { memory, reading, language } = turn;
  const { lastFull, lastAnswer } = memory;
  const isAgain =
    lastAnswer === entry && lastFull?.entry === entry && lastFull.language === language;
  if (!isAgain || topicOf(entry) === undefined || reading.asks || reading.titled !== undefined)
    return false;
  if (!(await answerShortly(turn, entry, 1))) return false;
  await offerWays(turn);
  return true;
}

/** The first code in full, the others in short before it; what is asked besides in another clause, too. */
async function answerCodes(turn: DialogTurn): Promise<void> {
  const { reading } = turn;
  keepTold(turn);
  const [first, ...others] = codesTold(turn);
  if (!first) return;
  // A yes to what is said of a customer's card reports no freeze.
  if (mayBeFreeze(turn, first)) turn.offer({ proposed: reportFor(turn) });
  leadCodes(turn, others);
  if (isSameCode(turn, first)) {
    leadCodes(turn, [first]);
    return offerWays(turn);
  }
  await answerCode(turn, first);
  const asked = clausesOf(turn.said).find((clause) => asksBesides(turn, clause));
  const match = asked === undefined ? undefined : reading.part(asked).match;
  if (match?.decision === 'answer') await answerShortly(turn, match.id, match.confidence);
}

/** Where a number stands is no knowledge of any entry: the field explains it, with a picture. */
async function tellPlace(turn: DialogTurn, place: FieldName): Promise<void> {
  const { t, services, language, memory } = turn;
  memory.misses = 0;
  const card = pictureOnce(turn, { picture: 'slip', place });
  const buttons = services.menu.welcome(language);
  await turn.say({ text: t(`fields.${place}.help`), buttons, ...(card && { card }) });
}

/** "Signed in, still 99": what to try was read already. */
function isSameCode({ memory }: DialogTurn, { code }: FoundCode): boolean {
  return memory.lastCode === code && (memory.lastAnswer?.startsWith('screen.') ?? false);
}

/** After one code, "and 51" is the next. */
function codesTold({ reading, memory }: DialogTurn): readonly FoundCode[] {
  const isNext = memory.lastAnswer?.startsWith('screen.') ?? false;
  return isNext ? reading.screenCodesIfAsked : reading.screenCodes;
}

function asksBesides({ reading }: DialogTurn, clause: string): boolean {
  const { asks, screenCodes, match } = reading.part(clause);
  if (!asks || screenCodes.length > 0 || match.decision !== 'answer') return false;
  return !/^(?:screen|intent|cause)\./.test(match.id);
}

/** Whoever told of the cause of a trouble, or reads where held money is reported, may just say yes to it. */
function proposeReport(turn: DialogTurn): void {
  const { asks, match } = turn.reading;
  if (match.decision !== 'answer') return;
  const tellsCause = !asks && match.id.startsWith('cause.');
  if (tellsCause || isHeldMoney(match.id)) turn.offer({ proposed: reportFor(turn) });
}

/** "Are you a real person?" is a question, and no order for a form. */
function asksForPerson({ reading: { match, asks } }: DialogTurn): boolean {
  return asks && match.decision === 'answer' && match.id === 'intent.human-agent';
}

async function offerPerson(turn: DialogTurn): Promise<void> {
  const { t, services, language, memory } = turn;
  memory.misses = 0;
  turn.offer({ proposed: 'person' });
  await turn.say({ text: t('person.offer'), buttons: services.menu.afterTrouble(language) });
}

/** In order, each in short. */
async function answerSeveral(turn: DialogTurn): Promise<void> {
  remindOfTrust(turn);
  keepTold(turn);
  if ((await answerQuestions(turn)) === 'person') {
    return openForm(turn, 'person', questionForPerson(turn.reading.questions));
  }
  const { match } = turn.reading.questions[0] ?? {};
  // "How do I report it, and …": what is asked is to be done, and has no words of its own.
  if (!turn.hasSpoken && match?.decision === 'answer') await actOn(turn, match.id);
}

async function askNext(turn: DialogTurn): Promise<void> {
  const buttons = turn.services.menu.welcome(turn.language);
  await turn.say({ text: turn.t('language.next'), buttons });
}
