// Cuts a message into clauses that know where they stand in the message as written.

import { cutsWord } from './short-text';

export interface Clause {
  text: string;
  from: number;
  to: number;
  /** True when a question mark follows. */
  isAsked: boolean;
}

/** Some write a space where others write a comma. */
export const HAN_SPACE = /(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu;

const END = /[,，。.;；!！?？\n…:：]+/g;
const LONGEST = 400;
const ENDS_NUMBER = /\d/;

/** @param even the message evened out, every character in its place */
export function clausesOf(even: string): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  for (const mark of even.matchAll(END)) {
    const end = mark.index + mark[0].length;
    if (isInNumber(even, mark.index, end)) continue;
    add(clauses, even, { from, to: mark.index, isAsked: /[?？]/.test(mark[0]) });
    from = end;
  }
  add(clauses, even, { from, to: even.length, isAsked: false });
  return clauses;
}

/** Cuts at words; each stands at the head of what follows it. Endless clauses are left alone. */
export function cutBefore(clause: Clause, words: RegExp): Clause[] {
  if (clause.text.length > LONGEST) return [clause];
  const parts: Clause[] = [];
  let from = 0;
  const cut = (to: number) => {
    const last = to === clause.text.length;
    const place = { from: from + clause.from, to: to + clause.from };
    add(parts, clause.text, { ...place, isAsked: last && clause.isAsked }, clause.from);
    from = to;
  };
  for (const { index, 0: word } of clause.text.matchAll(words)) {
    const end = index + word.length;
    if (index > 0 && !cutsWord(clause.text, index) && !cutsWord(clause.text, end)) cut(index);
  }
  cut(clause.text.length);
  return parts;
}

/** "3.5", "12:30" */
function isInNumber(text: string, from: number, to: number): boolean {
  return (
    to - from === 1 && ENDS_NUMBER.test(text.charAt(from - 1)) && ENDS_NUMBER.test(text.charAt(to))
  );
}

/** Without the spaces around it. */
function add(clauses: Clause[], text: string, place: Omit<Clause, 'text'>, offset = 0): void {
  const raw = text.slice(place.from - offset, place.to - offset);
  const inner = raw.trim();
  if (inner === '') return;
  const from = place.from + raw.indexOf(inner);
  clauses.push({ text: inner, from, to: from + inner.length, isAsked: place.isAsked });
}
