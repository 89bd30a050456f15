// What is left of a message when its facts, its questions and its "I don't know" are taken out.

import type { Find } from '../fields/find';
import type { Told } from '../fields/finds';
import type { FieldName } from '../words/word-lists';
import { clausesOf } from './questions';
import type { Reading } from './reading';

/** Numbers and addresses are never part of a story. */
const ALWAYS_CUT: readonly FieldName[] = ['merchantId', 'terminalId', 'contact'];
/** Of its letters, so many must belong to facts for a clause to be nothing else. */
const MOSTLY = 0.6;
/** Beside a number, fewer letters only name it: "my phone is", "这个号". */
const FEWEST_BESIDE = { latin: 14, han: 6 };
const EDGES = /^[\s,，、。.;；:：!！~～-]+|[\s,，、;；:：~～-]+$/gu;

interface Span {
  from: number;
  to: number;
}

/**
 * @param besides fields whose values are taken out: numbers wherever they stand, other clauses that tell nothing else
 * @param keepsQuestions true where a question is the answer
 */
export function restOf(
  reading: Reading,
  { besides, keepsQuestions }: { besides: readonly FieldName[]; keepsQuestions: boolean },
): string {
  const { said } = reading;
  const spans = (names: readonly FieldName[]): Span[] =>
    names
      .filter((name) => name !== 'question')
      .flatMap((name) => [...(reading.finds[name as Told] as readonly Find<unknown>[])])
      .filter(({ counts }) => counts === 'anywhere');
  const numbers = spans(besides.filter((name) => ALWAYS_CUT.includes(name)));
  const facts = keepsQuestions ? numbers : [...spans(besides), ...reading.notKnown];
  const kept: Span[] = [];
  for (const { from, to } of placesOf(clausesOf(said), said)) {
    const clause = said.slice(from, to);
    const isFact = lettersIn(said, facts, { from, to }) >= letters(clause) * MOSTLY;
    if (isFact || (!keepsQuestions && isQuestion(reading, clause))) continue;
    if (isOfContact(reading, clause)) continue;
    const last = kept.at(-1);
    // Clauses side by side keep what stands between them.
    if (last && letters(said.slice(last.to, from)) === 0) last.to = to;
    else kept.push({ from, to });
  }
  const joint = /\p{Script=Han}/u.test(said) ? '，' : ', ';
  return kept
    .map((span) => {
      const text = without(said, numbers, span);
      return numbers.some((number) => overlap(number, span)) && isLittle(text) ? '' : text;
    })
    .filter((text) => letters(text) > 0)
    .join(joint);
}

/** "13612345678, ask for Mrs. Chen" */
function isOfContact(reading: Reading, clause: string): boolean {
  if (reading.finds.contact.length === 0) return false;
  const { name, note } = reading.finds.beside;
  const told = [name, note].filter((each) => each !== undefined && clause.includes(each)).join('');
  return told !== '' && letters(clause) <= letters(told) * 2;
}

function overlap(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

function isLittle(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han > 0 ? han < FEWEST_BESIDE.han : letters(text) < FEWEST_BESIDE.latin;
}

function isQuestion(reading: Reading, clause: string): boolean {
  const { questions, said } = reading;
  if (questions.length === 0) return false;
  return clause === said.trim() || reading.part(clause).asks;
}

function placesOf(clauses: readonly string[], said: string): Span[] {
  let at = 0;
  return clauses.map((clause) => {
    const from = said.indexOf(clause, at);
    at = from + clause.length;
    return { from, to: at };
  });
}

function without(said: string, spans: readonly Span[], { from, to }: Span): string {
  let text = '';
  let at = from;
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    if (span.to <= at || span.from >= to) continue;
    text += said.slice(at, Math.max(at, span.from));
    at = Math.min(to, span.to);
  }
  return (text + said.slice(at, to)).replace(EDGES, '');
}

function lettersIn(said: string, spans: readonly Span[], { from, to }: Span): number {
  let counted = 0;
  for (let at = from; at < to; at++) {
    if (!spans.some((span) => span.from <= at && at < span.to)) continue;
    if (/[\p{L}\p{N}]/u.test(said[at] ?? '')) counted++;
  }
  return counted;
}

function letters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
