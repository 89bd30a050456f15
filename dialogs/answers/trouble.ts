// When a question is not understood: choices, then say it differently once, then a person. Never the same words in a row.
//
//   near tie, or two likely guesses ──► "which one?" ──none of these──► "say it differently" ──► a person
//   nothing likely ───────────────────────────────────────────────────► "say it differently" ──► a person

import type { Candidate, Match } from '../../src/knowledge/matcher';
import type { DialogTurn } from '../turn/dialog-turn';
import type { Trouble } from '../turn/memory';
import { staffAreThere, staffWhen } from '../turn/staff-hours';
import { keepChoice } from './answer';

/** At the latest here a person is offered. */
const TROUBLE_BEFORE_PERSON = 3;
/**
 * A refused question is guessed at from this confidence on. Of the held-out questions that were refused, half of those
 * with an entry get it shown so, and one in 25 of those without.
 */
const LIKELY = 0.2;
const LIKELY_SECOND = 0.1;
/** Nobody asks for these in a way that needs a question back. */
const NO_GUESS = new Set(['intent.greeting', 'intent.thanks']);

interface Question {
  text: string;
  choices: readonly Candidate[];
  candidates: Candidate[];
  /** True for a near tie, false for a guess at a refused question. */
  isKnown: boolean;
}

/** "None of these": kept as a miss, and the next step instead of the same list. */
export async function rejectChoices(turn: DialogTurn): Promise<void> {
  keepChoice(turn, null);
  await meetTrouble(turn);
}

/** Goes one step on; without a match the merchant has rejected the choices. */
export async function meetTrouble(turn: DialogTurn, match?: Match): Promise<void> {
  const { memory } = turn;
  const trouble = (memory.misses > 0 && memory.trouble) || { shown: [] };
  memory.misses += 1;
  // What stands alone and is not understood may be the beginning of a thought.
  if (match && !turn.hasSpoken) turn.isIncomplete = true;
  const question = match && questionOf(turn.said, match);
  if (question && isWorthAsking(question, trouble, memory.misses)) {
    const shown = [...trouble.shown, ...question.choices.map(({ id }) => id)];
    memory.trouble = { ...trouble, shown };
    return askWhichOne(turn, question);
  }
  if (!trouble.said && memory.misses < TROUBLE_BEFORE_PERSON) {
    memory.trouble = { ...trouble, said: 'rephrase' };
    const buttons = turn.services.menu.starters(turn.language);
    return turn.say({ text: turn.t('miss.rephrase'), buttons });
  }
  await offerPerson(turn, trouble);
}

function questionOf(text: string, match: Match): Question | undefined {
  const { candidates } = match;
  if (match.decision === 'choices') {
    const choices = match.choices.filter(({ id }) => !NO_GUESS.has(id));
    return {
      text,
      choices: choices.length > 0 ? choices : match.choices,
      candidates,
      isKnown: true,
    };
  }
  const [first, second] = candidates.filter(({ id }) => !NO_GUESS.has(id));
  if (!first || first.confidence < LIKELY) return undefined;
  const choices = second && second.confidence >= LIKELY_SECOND ? [first, second] : [first];
  return { text, choices, candidates, isKnown: false };
}

/** A list that was shown since the last right answer is not shown again, and it is guessed only once. */
function isWorthAsking(
  { choices, isKnown }: Question,
  { shown }: Trouble,
  misses: number,
): boolean {
  return choices.some(({ id }) => !shown.includes(id)) && (isKnown || misses === 1);
}

async function askWhichOne(turn: DialogTurn, question: Question): Promise<void> {
  const { memory, services, language, t } = turn;
  const entries = question.choices.map(({ id }) => id);
  turn.offer({ entries, unsettled: { text: question.text, candidates: question.candidates } });
  const titles = entries.map((id) => services.menu.title(id, language));
  const list = titles.map((title, index) => `${index + 1}. ${title}`).join('\n');
  const orPerson = memory.misses >= TROUBLE_BEFORE_PERSON;
  await turn.say({
    text: `${whichOne(turn, question)}\n\n${list}`,
    buttons: [
      ...titles,
      t('button.noneOfThese'),
      ...(orPerson ? [services.menu.title('intent.human-agent', language)] : []),
    ],
    markdown: true,
  });
}

function whichOne({ memory, t }: DialogTurn, { choices, isKnown }: Question): string {
  if (!isKnown) return choices.length === 1 ? t('choices.guessOne') : t('choices.guess');
  return memory.misses < TROUBLE_BEFORE_PERSON ? t('choices.ask') : t('choices.orPerson');
}

/** The first time in full, then short sentences in turn. */
async function offerPerson(turn: DialogTurn, trouble: Trouble): Promise<void> {
  const { memory, t, services, language } = turn;
  const wasOffered = trouble.said !== undefined && trouble.said !== 'rephrase';
  const said = !wasOffered ? 'person' : trouble.said === 'again' ? 'still' : 'again';
  memory.trouble = { ...trouble, said };
  turn.offer({ proposed: 'person' });
  const when = staffAreThere(turn) || wasOffered ? [] : [staffWhen(turn)];
  await turn.say({
    text: [t(`miss.${said}`), ...when].join('\n\n'),
    buttons: services.menu.afterTrouble(language),
  });
}
