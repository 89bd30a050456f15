// Reads the clauses of a message that say "I don't know", "I haven't got it" or "there is none", by the kinds of their words.

import { type Clause, clausesOf, cutBefore, HAN_SPACE } from './clauses';
import { bareWords, type Cover, createCover, evenWords, type Known } from './cover';
import { isMayBeNone, type Mark, markedWords, WHICH } from './not-known-marks';
import { group } from './patterns';
import type { FieldName, WordLists } from './word-lists';

export interface NotKnown {
  /** `unknown`: it cannot be said. `nothing`: there is none. */
  kind: 'unknown' | 'nothing';
  /** Where it is named, or can mean no other. */
  field?: FieldName;
  /** The clause in the message as written, in UTF-16 units. */
  from: number;
  to: number;
}

/** One for each field that a clause names. */
export type ReadNotKnown = (said: string) => NotKnown[];

const UNREADABLE = [
  /!/,
  // "不知道怎么办" asks for help.
  /^[^fFmod]*[nNku][WK]|[nN]G.*[WK]/,
  // "the machine is broken", "the machine was lost"
  /M[^sbfdmoc]*[gvu]|[gvu]M/,
  // A time of something is unknown only where it is asked for.
  /^(?!.*[mq]).*V/,
];
const NOTHING = [
  /^l+[RWK]*$|^Rl$/,
  /^(?!.*kz).*z(?!s)|Z/,
  /[ljnN][hwykpC]?a[oO]|[lj][hwypC]?a?[oO]|n[hypC][oO]|[oO]a?[ljz](?![kwGts])|a[oO]l/,
  /u+a[oO]/,
  /^na$|[lj]a|nha(?![fFdmt])|[nN][wypC]a|a[lj]|n[yp](?!q)(?!k)|[lj]p(?!q)/,
  /[lnj]R?a?c|[lnj]Ca|anC|noa/,
  /E|Re|Rx/,
];
/** "skip the terminal ID", "leave the terminal ID blank" */
const LEFT_OUT = /[fFdmoM]i*K|K[fFdmoM]/;
const UNKNOWN = [
  /[urv]|Np/,
  // "I didn't get what it said"
  /[nN]yq/,
  /[nNljz][ah]*[kws]|k.*z/,
  /[nNljz][ah]*t/,
  /[nN]a?h/,
  /[lj]h?a?[fFd]|[fFd]a?l/,
  /b[ah]*[ljn]|[ljn]a?b/,
  /[dfmo][Ri]*g|g[dfo]/,
  /[lnN]G/,
  /IP|P[AkhL]|AP|B[kwL]/,
];
/** "换不换", "is there no message" */
const ASKS =
  /(?![不没])(\p{Script=Han})[不没]\1|^(?:so |and |but )?(?:is|are|was|were|do|does|did|has|have) (?:it|that|there|this|these|they|the|he|she|we|i)(?![a-z'])/u;
/** "how should I know?", "no merchant ID, is that OK?", "can I skip the terminal ID?" */
const MAY_BE_ASKED = /[rWK]/;
const EXCUSE = /^(我们?|俺|本人)(\p{Script=Han}{1,6})/u;
const BEFORE = /[cCER]|noa/;
const SHOWN = /[OZ]|[pa].*[pa]|zp|pz/;

const OF_A_NUMBER = /商户|终端|merchant|terminal/;

interface Reader {
  cover: Cover<Mark>;
  /** "Merchant not found" is what a machine says; nobody says so of their own number. */
  quoted: RegExp;
  /** Where a clause is cut that is not understood as a whole. */
  finer: RegExp;
  excuseNot: readonly string[];
}

export function createNotKnown(lists: WordLists): ReadNotKnown {
  const { contrasts, joins, words, 'excuse-not': excuseNot } = lists['not-known'];
  const contrast = new RegExp(group(contrasts), 'g');
  const finer = new RegExp(`${group([...joins, ...words.with])}|[、/]|${HAN_SPACE.source}`, 'gu');
  const ofNumbers = lists.quoting['machine-words'].filter((word) => OF_A_NUMBER.test(word));
  const quoted = new RegExp(group(ofNumbers.map(evenWords)), 'gu');
  const reader = { cover: createCover(markedWords(lists)), quoted, finer, excuseNot };
  return (said) => {
    const found: NotKnown[] = [];
    let named: NotKnown[] = [];
    for (const clause of clausesOf(evenWords(said)).flatMap((each) => cutBefore(each, contrast))) {
      const here = readWholeOrParts(clause, reader);
      const isFieldless = here.length === 1 && here[0]?.field === undefined;
      found.push(...(isFieldless && named.length > 0 ? goWith(named, here[0]) : here));
      named = here.length > 0 ? [] : namesOnly(clause, reader.cover);
    }
    return found;
  };
}

/** A clause is only cut where it is not understood as a whole: "I'm not so sure", "I don't know so skip the rest". */
function readWholeOrParts(written: Clause, reader: Reader): NotKnown[] {
  const { cover, quoted, finer } = reader;
  const clause = { ...written, text: written.text.replace(quoted, blanks) };
  const whole = readClause(clause, cover);
  if (whole) return whole;
  const parts = cutBefore(clause, finer);
  if (parts.length > 1) return parts.flatMap((part) => readClause(part, cover) ?? []);
  return withoutExcuse(clause, reader);
}

/** As long as what they stand for, so that places stay. */
function blanks(words: string): string {
  return ' '.repeat(words.length);
}

/** "我刚接手不了解": an excuse of a few characters before what is said. */
function withoutExcuse(clause: Clause, { cover, excuseNot }: Reader): NotKnown[] {
  const text = bareWords(clause.text);
  const [, me = '', excuse = ''] = EXCUSE.exec(text) ?? [];
  for (let length = 1; length <= excuse.length; length++) {
    if (excuseNot.some((word) => excuse.slice(0, length).includes(word))) break;
    const said = readClause({ ...clause, text: text.slice(me.length + length) }, cover) ?? [];
    if (said.some(({ kind }) => kind === 'unknown')) return said;
  }
  return [];
}

/** "merchant id? no idea": the fields that stand alone before it are what it is about. */
function goWith(named: NotKnown[], said: NotKnown | undefined): NotKnown[] {
  return said ? named.map((each) => ({ ...each, kind: said.kind, to: said.to })) : [];
}

function namesOnly({ text, from, to }: Clause, cover: Cover<Mark>): NotKnown[] {
  const known = cover(text) ?? [];
  if (known.some(({ mark }) => mark.letter !== '' && mark.field === undefined)) return [];
  const fields = new Set(known.flatMap(({ mark }) => mark.field ?? []));
  return [...fields].map((field) => ({ kind: 'unknown', field, from, to }));
}

function readClause(clause: Clause, cover: Cover<Mark>): NotKnown[] | undefined {
  const known = cover(clause.text);
  if (!known) return undefined;
  const letters = known.map(({ mark }) => mark.letter).join('');
  if ((clause.isAsked || ASKS.test(clause.text)) && !MAY_BE_ASKED.test(letters)) return [];
  const kind = kindOf(letters);
  if (!kind) return [];
  const { from, to } = clause;
  const fields = fieldsOf(known, letters, kind);
  if (fields.length === 0) return [{ kind, from, to }];
  return fields.map((field) => ({ kind, field, from, to }));
}

function kindOf(letters: string): NotKnown['kind'] | undefined {
  if (UNREADABLE.some((pattern) => pattern.test(letters))) return undefined;
  if (LEFT_OUT.test(letters)) return 'unknown';
  const asks = letters.startsWith(WHICH);
  if (!asks && NOTHING.some((pattern) => pattern.test(letters))) return 'nothing';
  return UNKNOWN.some((pattern) => pattern.test(letters)) ? 'unknown' : undefined;
}

function fieldsOf(known: Known<Mark>[], letters: string, kind: NotKnown['kind']): FieldName[] {
  if (kind === 'nothing' && BEFORE.test(letters)) return ['before'];
  const named = new Set(known.flatMap(({ mark }) => mark.field ?? []));
  // Of the machine it is the number that is left out.
  if (LEFT_OUT.test(letters) && letters.includes('M')) named.add('terminalId');
  const fields = [...named].filter((field) => kind === 'unknown' || isMayBeNone(field));
  if (fields.length > 0) return fields;
  return kind === 'nothing' && SHOWN.test(letters) ? ['notice'] : [];
}
