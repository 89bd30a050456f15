// Whose terminal it is: one of the known payment providers, a bank, or any name.

import type { WordLists } from '../words/word-lists';
import { type Clause, clausesOf, looseClausesOf } from './clauses';
import type { Field, ReadingAids } from './field';
import type { Find } from './find';
import { type FramedName, framedNames } from './provider-frames';
import { type NameSaid, namesSaid } from './provider-names';
import { anyOf, evenSaid, perLists } from './said-words';
import { partsSaid } from './scope-words';

const LONGEST_NAME = 25;
/** So far from a name do words speak of it. */
const FARTHEST = 40;
const LONGEST_SAID = 40;
/** Around an everyday word that is the answer, besides words that lead to a name. */
const FEW_CHARACTERS = 1;
/** A merchant ID or telephone number with a word before it is no name. */
const LONG_NUMBER = /\d{6}/;
const DIGITS = /\d{4}/;
const MACHINE =
  /^ *(?:[给办装发拿开]?[的嘅]|那[个台]|家)*(?:[嗰呢]部|\p{Script=Han}{0,3}?机|pos|终端|terminal|machine|reader|card (?:machine|reader)|one\b)/u;
const ASKS = /去哪|哪儿|(\p{Script=Han})不\1/u;
const OF_CARDS = /^ *(?:的?卡(?!机|拉)|cards?\b(?! *(?:machine|reader|terminal)))/;
const ADDRESS = /[\d_@]/;
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}&.'’ ·・()（）-]*$/u;

export const provider: Field<'provider'> = {
  name: 'provider',
  optional: false,
  insists: 'never',
  buttons: (_t, words) => words.lists.providers.map(({ label }) => label),
  refusal: (said) => ({ key: `fields.provider.wrong.${isTooLong(said) ? 'long' : 'nothing'}` }),
  show: (name) => name,
};

function isTooLong(said: string): boolean {
  const { length } = said.trim();
  return length > LONGEST_SAID && !LONG_NUMBER.test(said);
}

/** Known names wherever they stand; without one, what is left of a short answer, or "银行". */
export function findProvider(said: string, aids: ReadingAids): Find<string>[] {
  const { words, isShortAnswer } = aids;
  const { lists } = words;
  const text = evenSaid(said);
  const around = wordsAround(lists);
  const clauses = clausesOf(text, said);
  const isTrouble = partsSaid(text, lists).parts.some(({ state }) => state === 'stopped');
  const asked = looseClausesOf(text, said).filter((clause) => asksSomething(clause, aids));
  const asksForOne = !isTrouble && around.buying.test(text);
  const names = namesSaid(text, said, lists);
  const isAskedAt = (from: number) =>
    asksForOne || (!isTrouble && asked.some((each) => each.from <= from && from < each.to));
  const found = names.flatMap((name) => {
    const clause = clauses.find(({ from, to }) => from <= name.from && name.to <= to);
    const counts = clause ? countsOf(name, { text, clause, around }) : undefined;
    if (!clause || !counts) return [];
    const surely = isAskedAt(name.from) ? 'asked' : counts;
    return [{ ...framed(name, text, around), kind: name.kind, counts: surely }];
  });
  if (found.length === 0) {
    const unlisted = framedNames(said.slice(0, text.length)).filter(({ from, to }) => {
      const isListed = names.some((name) => name.from < to && from < name.to);
      const clause = clauses.find((each) => each.from <= from && to <= each.to);
      const before = text.slice(clause?.from ?? 0, from);
      return !isListed && !isAskedAt(from) && !around.others.test(before);
    });
    if (unlisted.length > 0) return unlistedFinds(unlisted);
    return isShortAnswer ? [] : unknownName(said, { clauses, around, lists });
  }
  // "The bank gave it us, ICBC": the name of that bank.
  const isOfBank = found.some(({ kind }) => kind === 'plain');
  const named = found.filter(({ kind }) => kind !== 'plain');
  return eachOnce(named.length > 0 ? named : found).map(({ kind, ...find }) => {
    return { ...find, counts: kind === 'bank' && isOfBank ? 'anywhere' : find.counts };
  });
}

function unlistedFinds(names: readonly FramedName[]): Find<string>[] {
  return eachOnce(
    names.map(({ name, ...place }) => ({ value: name, counts: 'anywhere' as const, ...place })),
  );
}

/** "盛付通到账快不快", "does Lakala have a licence": no word about the own machine. */
function asksSomething({ text, end }: Clause, aids: ReadingAids): boolean {
  return ASKS.test(text) || aids.asks(text.trim() + end);
}

/** Of a name told twice the surer one. */
function eachOnce<F extends Find<string>>(found: F[]): F[] {
  const surest = found.toSorted(
    (a, b) => Number(b.counts === 'anywhere') - Number(a.counts === 'anywhere'),
  );
  const kept = new Map(surest.toReversed().map((find) => [find.value, find]));
  return found.filter((find) => kept.get(find.value) === find);
}

interface Around {
  /** Ends where the name begins. */
  before: RegExp;
  beforeWhole: RegExp;
  after: RegExp;
  buying: RegExp;
  others: RegExp;
  things: RegExp;
  talk: RegExp;
  noName: RegExp;
  fieldName: RegExp;
}

const wordsAround = perLists((lists): Around => {
  const words = lists['provider-words'];
  const before = anyOf(words.before);
  const field = `${anyOf(lists.fields.provider)} *(?:是|为|应该是|好像是|:|=|is|was)`;
  return {
    before: new RegExp(`(?:(?:${field}|${before})[ "'“「:]*)+$`),
    beforeWhole: new RegExp(`^(?:(?:${field}|${before})[ "'“「:]*)+`),
    after: new RegExp(`^[ "'”」]*(?:${anyOf(words.after)}[ "'”」]*)+`),
    buying: new RegExp(anyOf(words.buying)),
    others: new RegExp(`${anyOf(words.others)}[^,，。;；]{0,12}$`),
    things: new RegExp(`^ *${anyOf(words['bank-things'])}`),
    talk: new RegExp(`${anyOf(words['bank-talk'])}[^,，。;；]{0,6}$`),
    noName: new RegExp(anyOf(words['no-name'])),
    fieldName: new RegExp(`${field}[ "'“「:]*$`),
  };
});

interface Place {
  text: string;
  clause: Clause;
  around: Around;
}

function countsOf(
  name: NameSaid,
  { text, clause, around }: Place,
): Find<string>['counts'] | undefined {
  const before = text.slice(Math.max(clause.from, name.from - FARTHEST), name.from);
  const after = text.slice(name.to, Math.min(clause.to, name.to + FARTHEST));
  if (around.others.test(before)) return undefined;
  const isOfBank = name.kind === 'bank' || name.kind === 'plain';
  if (isOfBank && (around.things.test(after) || around.talk.test(before))) return undefined;
  if (name.kind === 'known') return OF_CARDS.test(after) ? undefined : 'anywhere';
  if (name.kind === 'plain') return /[?？]/.test(clause.end) ? undefined : 'asked';
  const rest = before.replace(around.before, '').trim() + after.replace(around.after, '').trim();
  const isAlone = rest.length <= FEW_CHARACTERS && !ADDRESS.test(rest);
  const isMachine = MACHINE.test(after);
  const isFramed = around.before.test(before) && (around.after.test(after) || after.trim() === '');
  const isWhose = before.trim() === '' && /^(?:家?的|嘅)$/.test(after.trim());
  if (isMachine || isFramed || isWhose) return 'anywhere';
  return isAlone || isOfBank ? 'asked' : undefined;
}

type Framed = Omit<Find<string>, 'counts'>;

/** The words that lead to the name belong to it, and the "的" behind it. */
function framed(name: NameSaid, text: string, { before, fieldName }: Around): Framed {
  const near = Math.max(0, name.from - FARTHEST);
  const led = before.exec(text.slice(near, name.from));
  const tail = /^(?:家?的| one\b)?/.exec(text.slice(name.to))?.[0] ?? '';
  return {
    value: name.name,
    from: led ? near + led.index : name.from,
    to: name.to + tail.length,
    named: fieldName.test(text.slice(near, name.from)),
  };
}

interface Answer {
  clauses: Clause[];
  around: Around;
  lists: WordLists;
}

/** "应该是合众支付的": what is left of a clause that is nothing but a name and words around it. */
function unknownName(said: string, { clauses, around, lists }: Answer): Find<string>[] {
  const found = clauses.flatMap((clause) => {
    const lead = around.beforeWhole.exec(clause.text.trimStart())?.[0] ?? '';
    const skipped = clause.text.length - clause.text.trimStart().length + lead.length;
    const rest = clause.text.slice(skipped);
    const tail = endOf(rest, around);
    const from = clause.from + skipped;
    const name = said.slice(from, from + rest.length - tail).trim();
    if (!isName(name, rest.slice(0, rest.length - tail), around)) return [];
    if (partsSaid(clause.text, lists).parts.some(({ state }) => state !== 'named')) return [];
    const isLed = lead !== '' || tail > 0 || clauses.length === 1;
    if (!isLed) return [];
    const named = around.fieldName.test(clause.text.slice(0, skipped));
    return [{ value: name, from: clause.from, to: clause.to, counts: 'asked' as const, named }];
  });
  return found.slice(0, 1);
}

function endOf(rest: string, { after }: Around): number {
  for (let at = 1; at < rest.length; at++) {
    const tail = after.exec(rest.slice(at))?.[0];
    if (tail !== undefined && at + tail.trimEnd().length === rest.trimEnd().length) {
      return rest.length - at;
    }
  }
  return rest.length - rest.trimEnd().length;
}

function isName(name: string, even: string, { noName }: Around): boolean {
  return (
    name.length > 1 &&
    name.length <= LONGEST_NAME &&
    /\p{L}{2}/u.test(name) &&
    NAME.test(name) &&
    !DIGITS.test(name) &&
    !noName.test(even)
  );
}
