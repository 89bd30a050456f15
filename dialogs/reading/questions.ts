// What a message asks: one question as a rule, and each by itself where several are asked in a row.

import type { Match } from '../../src/knowledge/matcher';
import type { Reading } from './reading';

export interface Question {
  text: string;
  /** The entry of a button that was tapped. */
  titled?: string;
  /** Absent for a tapped title. */
  match?: Match;
  /** Asked beside one that has an answer, and not understood: it is to be said so, or the merchant waits for it. */
  isUnclear?: true;
}

/** More are not answered at once. */
export const MOST_QUESTIONS = 3;

/** A full stop ends a sentence where words follow: "merchant no. 8983…" goes on. */
const SENTENCE =
  /(?:[^?？!！。;；\n.]|(?<=\b(?:mrs?|ms|dr|st|no))\.|\.(?!\s+\p{L}{2}))+[?？!！。;；\n.]*/giu;
/** Where one question ends and the next begins inside a sentence. */
const JOINT =
  /[，、]|,(?!\d{3}(?!\d))|(?<=\p{Script=Han})\s+(?=\p{Script=Han})|(?:还有|另外|以及|然后|并且|顺便)|\s(?:and|also|plus)\s(?=(?:how|what|when|where|why|who|which|do|does|did|can|could|is|are|will|would|should)\b)/giu;
/** Shorter ones lean on what was said before: "机器被锁了。为什么？" */
const LEANS = { han: 4, words: 3 };
/** "机器被锁了，这要怎么弄": shorter ones are about what is told beside them. */
const LEANS_ON_TOLD = { han: 7, words: 5 };
const NOTHING_KNOWN: ReadonlyMap<string, string> = new Map();
/** Shorter ones may only go on with the question before them in their sentence. */
const GOES_ON = { han: 9, words: 7 };
/** After these the next question is another one. */
const ADDS = /(?:\b(?:and|also|plus)|还有|另外|以及|并且|顺便)[\s,，]*$/i;
/** Of a question that is not understood: from here on it is near enough to an answer that is given anyway. */
const NEAR = 0.15;

const REPORT = 'intent.report-freeze';

export function questionsIn(reading: Reading): Question[] {
  const { said, titled } = reading;
  if (titled !== undefined) return [{ text: said, titled }];
  if (said === '') return [];
  const asking = clausesOf(said).filter((clause) => asksHere(reading, clause));
  if (asking.length === 0 && (!reading.asks || saysNone(reading, said))) return [];
  const asked = asking.length > 1 ? distinct(reading, asking) : [];
  const areSeveral = asked.length > 1 && isAnyKnown(reading, asked) && !areOne(reading, asked);
  if (areSeveral) return asked;
  return [soleQuestion(reading, asking) ?? { text: said, match: reading.match }];
}

/** "My terminal is blocked, am I going to jail?": what is told beside it makes it no other question. */
function soleQuestion(
  reading: Reading,
  [asking, ...others]: readonly string[],
): Question | undefined {
  if (!asking || others.length > 0) return undefined;
  // A report is what is told; anything else is what the whole is about.
  if (reading.match.decision === 'answer' && reading.match.id !== REPORT) return undefined;
  const { match } = reading.part(asking);
  const isAnswered = match.decision === 'answer' && !match.id.startsWith('intent.');
  return isAnswered && !isShorter(asking, LEANS_ON_TOLD) ? { text: asking, match } : undefined;
}

function asksHere(reading: Reading, clause: string): boolean {
  return reading.part(clause).asks && !saysNone(reading, clause);
}

/** "没改过啥" ends like a question and is none. */
function saysNone(reading: Reading, clause: string): boolean {
  if (/[?？]/.test(clause)) return false;
  const at = reading.said.indexOf(clause);
  return reading.notKnown.some(({ from, to }) => from < at + clause.length && at < to);
}

/** Those that lead to answers of their own, and those of which something else is wanted than these answers. */
function distinct(reading: Reading, clauses: readonly string[]): Question[] {
  const standing = clauses.filter((text) => !isShorter(text, LEANS));
  const known = new Map<string, string>();
  for (const text of standing) {
    const { match } = reading.part(text);
    if (match.decision === 'answer' && !known.has(match.id)) known.set(match.id, text);
  }
  return standing.flatMap((text): Question[] => {
    const { match } = reading.part(text);
    if (match.decision === 'answer') return known.get(match.id) === text ? [{ text, match }] : [];
    return isUnclear(reading, text, known) ? [{ text, match, isUnclear: true }] : [];
  });
}

/** "And MY terminal is shut? How do I fight this?": told with a mark, and no question beside the one that is asked. */
function isAnyKnown(reading: Reading, asked: readonly Question[]): boolean {
  const known = asked.filter(({ isUnclear }) => !isUnclear);
  if (known.length === asked.length) return true;
  return known.some(({ text }) => reading.part(text).asksInWords);
}

/** A question of its own that nothing hears: no number, no wish, no sigh, and no other side of what is answered. */
function isUnclear(reading: Reading, text: string, known: ReadonlyMap<string, string>): boolean {
  const part = reading.part(text);
  const { command, wish, yesNo, smallTalk, screenCodes, numberSought, fieldLacking } = part;
  const heard = command ?? wish ?? yesNo ?? smallTalk ?? numberSought ?? fieldLacking;
  if (heard !== undefined || screenCodes.length > 0 || part.notKnown.length > 0) return false;
  if (!part.asksInWords || part.asksNothing) return false;
  return !near(part).some((id) => known.has(id)) && !goesOn(reading, text, known);
}

/** "My machine is frozen. Does the bank tell my landlord?": asked beside what is told, and not understood. */
export function unclearBeside(reading: Reading): Question[] {
  const clauses = clausesOf(reading.said);
  if (clauses.every((clause) => asksHere(reading, clause))) return [];
  return clauses.flatMap((text): Question[] => {
    const { asks, match } = reading.part(text);
    if (!asks || match.decision !== 'none' || isShorter(text, LEANS_ON_TOLD)) return [];
    return isUnclear(reading, text, NOTHING_KNOWN) ? [{ text, match, isUnclear: true }] : [];
  });
}

/** "I want a person. How long does the review take?": each clause by itself, whatever is wished for. */
export function askedBesides(reading: Reading): Question[] {
  const clauses = clausesOf(reading.said).filter((clause) => asksHere(reading, clause));
  return clauses.flatMap((text): Question[] => {
    const { match, wish } = reading.part(text);
    if (wish !== undefined || isShorter(text, LEANS)) return [];
    if (match.decision === 'answer') return match.id.startsWith('intent.') ? [] : [{ text, match }];
    return isUnclear(reading, text, NOTHING_KNOWN) ? [{ text, match, isUnclear: true }] : [];
  });
}

/** "Can I trust Lakala, are they a proper company?": few words of the sentence that is answered as a whole. */
function goesOn(reading: Reading, text: string, known: ReadonlyMap<string, string>): boolean {
  const { said, match } = reading;
  const answered = match.decision === 'answer' ? known.get(match.id) : undefined;
  const sentence = said.match(SENTENCE)?.find((each) => each.includes(text)) ?? '';
  if (answered === undefined || !sentence.includes(answered)) return false;
  return isShorter(text, GOES_ON) && !ADDS.test(sentence.slice(0, sentence.indexOf(text)));
}

/** "What do you keep, and for how long?": neither is asked by itself. */
function areOne(reading: Reading, asked: readonly Question[]): boolean {
  const [best] = reading.match.decision === 'none' ? [] : near(reading);
  if (best === undefined) return false;
  const unclear = asked.filter(({ isUnclear }) => isUnclear);
  const isKnown = asked.some(({ match }) => match?.decision === 'answer' && match.id === best);
  return !isKnown && unclear.some(({ text }) => near(reading.part(text)).includes(best));
}

/** "Frozen since yesterday, a Lakala one, what can I do?": what is told beside what is asked. */
export function toldBeside(reading: Reading): string {
  const clauses = clausesOf(reading.said);
  const told = clauses.filter((clause) => !asksHere(reading, clause));
  return told.length < clauses.length ? told.join(', ') : '';
}

export function clausesOf(said: string): string[] {
  return (said.match(SENTENCE) ?? [])
    .flatMap((sentence) => sentence.split(JOINT).map((part) => part.trim()))
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
}

/** The entries that come near what it asks, the nearest first. */
function near({ match }: Reading): string[] {
  return match.candidates.flatMap(({ id, confidence }) => (confidence >= NEAR ? [id] : []));
}

function isShorter(text: string, { han, words }: typeof LEANS): boolean {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (characters > 0) return characters < han;
  return (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) < words;
}
