// What a message asks: one question as a rule, and each by itself where several are asked in a row.

import type { Match } from '../../src/knowledge/matcher';
import type { Reading } from './reading';

export interface Question {
  text: string;
  /** The entry of a button that was tapped. */
  titled?: string;
  /** Absent for a tapped title. */
  match?: Match;
}

/** More are not answered at once. */
export const MOST_QUESTIONS = 3;

const SENTENCE = /[^?？!！。;；\n]+[?？!！。;；\n]*/gu;
/** Where one question ends and the next begins inside a sentence. */
const JOINT =
  /[,，、]|(?<=\p{Script=Han})\s+(?=\p{Script=Han})|(?:还有|另外|以及|然后|并且|顺便)|\s(?:and|also|plus)\s(?=(?:how|what|when|where|why|who|which|do|does|can|is|are|will)\b)/giu;
/** Shorter ones lean on what was said before: "机器被锁了。为什么？" */
const LEANS = { han: 4, words: 2 };

export function questionsIn(reading: Reading): Question[] {
  const { said, titled } = reading;
  if (titled !== undefined) return [{ text: said, titled }];
  if (said === '') return [];
  const asking = clausesOf(said).filter((clause) => asksHere(reading, clause));
  if (asking.length === 0 && (!reading.asks || saysNone(reading, said))) return [];
  const known = asking.length > 1 ? distinct(reading, asking) : [];
  return known.length > 1 ? known : [{ text: said, match: reading.match }];
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

/** Those that lead to answers of their own. */
function distinct(reading: Reading, clauses: readonly string[]): Question[] {
  const questions = new Map<string, Question>();
  for (const text of clauses) {
    if (leans(text)) continue;
    const { match } = reading.part(text);
    if (match.decision === 'answer' && !questions.has(match.id)) {
      questions.set(match.id, { text, match });
    }
  }
  return [...questions.values()];
}

export function clausesOf(said: string): string[] {
  return (said.match(SENTENCE) ?? [])
    .flatMap((sentence) => sentence.split(JOINT).map((part) => part.trim()))
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
}

function leans(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return han > 0 ? han < LEANS.han : words <= LEANS.words;
}
