// Questions in the middle of something: answered in short, after which the talk asks its own once more.

import type { Match } from '../../src/knowledge/matcher';
import { answerShortly, keepQuestion } from '../answers/answer';
import { DIAGNOSE } from '../answers/led-on';
import { tellOpeningHours } from '../answers/opening-hours';
import { leadCodes } from '../answers/screen-code';
import { MOST_QUESTIONS, type Question } from '../reading/questions';
import type { DialogTurn } from '../turn/dialog-turn';
import { COMPLAINT, noteComplaint } from './complaint';
import { tellTickets, tellWhenContacted } from './ticket-status';

/** Of near ties, the first is taken when it is this much likelier than the second. */
const BEST_LEAD = 1.3;
/** A statement that asks for a person, or complains, must be this sure. */
const SURE = 0.8;

/** Of a question that is quoted, in UTF-16 units. */
const LONGEST_QUOTE = 60;
const JOINS = /^(?:and|also|but|so|oh|plus)\s+|^(?:那么?|而且|对了|哦)[,，\s]*/i;
const END_MARKS = /[\s\p{P}]+$/u;

/** `none`: nothing was asked. `unknown`: it was, and the knowledge base has no answer. */
export type InPassing = 'answered' | 'person' | 'unknown' | 'none';

/** Everything that the message asks, in order. */
export async function answerQuestions(
  turn: DialogTurn,
  questions: readonly Question[] = turn.reading.questions,
): Promise<InPassing> {
  let told: InPassing = 'none';
  const unclear = questions.filter(({ isUnclear }) => isUnclear);
  const clear = questions.filter((question) => !unclear.includes(question));
  let asksForPerson = false;
  for (const question of clear.slice(0, MOST_QUESTIONS)) {
    const outcome = await answerOne(turn, question);
    if (outcome === 'person') asksForPerson = true;
    else if (told !== 'answered') told = outcome;
  }
  // What is not clear goes to the person.
  if (asksForPerson) keepMisses(turn, unclear);
  else tellUnclear(turn, unclear);
  return asksForPerson ? 'person' : told;
}

/** What was asked besides a person, and is not understood. */
export function questionForPerson(questions: readonly Question[]): { question?: string } {
  const unclear = questions.filter(({ isUnclear }) => isUnclear);
  return unclear.length === 0 ? {} : { question: unclear.map(({ text }) => text).join('\n') };
}

function keepMisses(turn: DialogTurn, questions: readonly Question[]): void {
  for (const { text, match } of questions) {
    if (!match) continue;
    const { confidence, candidates } = match;
    keepQuestion(turn, text, { decision: 'none', confidence, candidates });
  }
}

/** What was asked besides and is not understood is named, so that nobody waits for its answer, and kept. */
export function tellUnclear(turn: DialogTurn, questions: readonly Question[]): void {
  if (questions.length === 0) return;
  keepMisses(turn, questions);
  const { t } = turn;
  const quoted = questions.map(({ text }) => t('several.quote', { text: shortened(text) }));
  turn.lead(t('several.unclear', { questions: quoted.join(t('several.and')) }));
}

function shortened(text: string): string {
  const words = text.replace(JOINS, '').replace(END_MARKS, '');
  return words.length <= LONGEST_QUOTE ? words : `${words.slice(0, LONGEST_QUOTE).trimEnd()}…`;
}

async function answerOne(turn: DialogTurn, { text, titled, match }: Question): Promise<InPassing> {
  if (titled !== undefined) return tell(turn, titled, 1);
  const codes = turn.reading.part(text).screenCodes;
  if (codes.length > 0) {
    leadCodes(turn, codes);
    return 'answered';
  }
  if (!match) return 'unknown';
  keepQuestion(turn, text, match);
  const best = bestOf(turn, match);
  return best ? tell(turn, best.id, best.confidence) : 'unknown';
}

/** Where something else is asked there is no room for "did you mean". */
function bestOf(turn: DialogTurn, match: Match): { id: string; confidence: number } | undefined {
  if (match.decision === 'answer') return match;
  const [best, second] = match.candidates;
  const leads = best && best.confidence >= BEST_LEAD * (second?.confidence ?? 0);
  return match.decision === 'choices' && leads && hasAnswer(turn, best.id) ? best : undefined;
}

/**
 * Words that are no question by their form, and that the knowledge base knows: "审核没通过" where a number is awaited.
 * @param least how sure it must be: more, where the words are an answer as well
 */
export async function answerStatement(turn: DialogTurn, least = 0): Promise<InPassing> {
  const { match } = turn.reading;
  if (match.decision !== 'answer' || match.confidence < least) return 'none';
  if (match.id === 'intent.human-agent') return match.confidence < SURE ? 'none' : 'person';
  const isSureComplaint = match.id === COMPLAINT && match.confidence >= SURE;
  if (!isSureComplaint && !hasAnswer(turn, match.id)) return 'none';
  keepQuestion(turn, turn.said, match);
  return tell(turn, match.id, match.confidence);
}

function hasAnswer(turn: DialogTurn, entry: string): boolean {
  return turn.services.replies.of(entry, turn.language, 1) !== undefined;
}

async function tell(turn: DialogTurn, entry: string, confidence: number): Promise<InPassing> {
  if (await answerShortly(turn, entry, confidence)) return 'answered';
  if (entry === 'intent.human-agent') return 'person';
  if (entry === COMPLAINT) return (await noteComplaint(turn)) ? 'answered' : 'person';
  if (entry === 'intent.ticket-status') await tellTickets(turn);
  if (entry === 'intent.when-contacted') await tellWhenContacted(turn);
  if (entry === 'intent.opening-hours') await tellOpeningHours(turn);
  if (entry === DIAGNOSE) turn.lead(turn.t('diagnosis.later'));
  // Reporting is what the merchant is doing; thanks and greetings need no more than the question again.
  return 'answered';
}
