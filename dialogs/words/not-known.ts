// Reads the clauses of a message that say "I don't know", "I haven't got it" or "there is none", by the kinds of their words.

import { type Clause, clausesOf, cutBefore } from './clauses';
import { type Cover, createCover, evenWords, type Known } from './cover';
import { group } from './patterns';
import type { FieldName, NotKnownWord, WordLists } from './word-lists';

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

/** Each kind of word is one letter, so that a clause is a short string; words without one add nothing. */
const LETTERS: Record<NotKnownWord, string> = {
  filler: '',
  with: '',
  not: 'n',
  cannot: 'N',
  lacking: 'l',
  no: 'j',
  nothing: 'z',
  any: 'a',
  have: 'h',
  know: 'k',
  see: 'w',
  'at-hand': 's',
  place: 'b',
  trace: 't',
  unknown: 'u',
  worn: 'v',
  gone: 'g',
  keep: 'G',
  thing: 'd',
  machine: 'M',
  received: 'y',
  shown: 'p',
  changed: 'c',
  done: 'C',
  usual: 'E',
  'usual-time': 'R',
  alike: 'e',
  normal: 'x',
  blank: 'Z',
  text: 'O',
  inert: 'i',
  person: 'P',
  ask: 'I',
  at: 'A',
  back: 'B',
  look: 'L',
  event: 'V',
  'what-now': 'W',
  never: '!',
};
const ASKED_BACK = 'r';
const WHICH = 'q';
/** Of a field that may be unknown; of the time; of what may be none. */
const FIELD = 'f';
/** A telephone that is lost is no number that is not known. */
const CONTACT = 'F';
const TIME = 'm';
const MAY_BE_NONE = 'o';

const HAN_SPACE = '(?<=\\p{Script=Han}) +(?=\\p{Script=Han})';

const UNREADABLE = [
  /!/,
  // "不知道怎么办" asks for help.
  /^[^fFmod]*[nNku]W|[nN]G.*W/,
  // "the machine is broken", "the machine was lost"
  /M[^sbfdmoc]*[gvu]|[gvu]M/,
  // A time of something is unknown only where it is asked for.
  /^(?!.*[mq]).*V/,
];
const NOTHING = [
  /^l[RW]*$|^Rl$/,
  /^(?!.*kz).*z(?!s)|Z/,
  /[ljnN][hwykpC]?a[oO]|[lj][hwypC]?a?[oO]|n[hypC][oO]|[oO]a?[ljz](?![kwGts])|a[oO]l/,
  /u+a[oO]/,
  /[lj]a|nha(?![fFdmt])|[nN][wypC]a|a[lj]|n[yp](?!q)(?!k)|[ljN]p(?!q)/,
  /[lnj]R?a?c|[lnj]Ca|anC|noa/,
  /E|Re|Rx/,
];
const UNKNOWN = [
  /[urv]/,
  /[nNljz][ah]*[kws]|k.*z/,
  /[nNljz][ah]*t/,
  /[nN]a?h/,
  /[lj]h?a?[fFd]|[fFd]a?l/,
  /b[ah]*[ljn]|[ljn]a?b/,
  /[dfmo][Ri]*g|g[dfo]/,
  /[lnN]G/,
  /IP|P[Akh]|AP|B[kwL]/,
];
/** "换不换", "is there no message" */
const ASKS =
  /(?![不没])(\p{Script=Han})[不没]\1|^(?:so |and |but )?(?:is|are|was|were|do|does|did|has|have) (?:it|that|there|this|these|they|the|he|she|we|i)(?![a-z'])/u;
/** "how should I know?", "no merchant ID, is that OK?" */
const MAY_BE_ASKED = /[rW]/;
const BEFORE = /[cCER]|noa/;
const SHOWN = /[OZ]|[pa].*[pa]|zp|pz/;

type Mark = { letter: string; field?: FieldName };

export function createNotKnown(lists: WordLists): ReadNotKnown {
  const cover = createCover(marked(lists));
  const { contrasts, joins, words } = lists['not-known'];
  const contrast = new RegExp(group(contrasts), 'g');
  const finer = new RegExp(`${group([...joins, ...words.with])}|[、/]|${HAN_SPACE}`, 'gu');
  return (said) => {
    const found: NotKnown[] = [];
    let named: NotKnown[] = [];
    for (const clause of clausesOf(evenWords(said)).flatMap((each) => cutBefore(each, contrast))) {
      const here = readWholeOrParts(clause, finer, cover);
      const isFieldless = here.length === 1 && here[0]?.field === undefined;
      found.push(...(isFieldless && named.length > 0 ? goWith(named, here[0]) : here));
      named = here.length > 0 ? [] : namesOnly(clause, cover);
    }
    return found;
  };
}

/** A clause is only cut where it is not understood as a whole: "I'm not so sure", "I don't know so skip the rest". */
function readWholeOrParts(clause: Clause, finer: RegExp, cover: Cover<Mark>): NotKnown[] {
  const whole = readClause(clause, cover);
  if (whole) return whole;
  const parts = cutBefore(clause, finer);
  return parts.length > 1 ? parts.flatMap((part) => readClause(part, cover) ?? []) : [];
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
  const asks = letters.startsWith(WHICH);
  if (!asks && NOTHING.some((pattern) => pattern.test(letters))) return 'nothing';
  return UNKNOWN.some((pattern) => pattern.test(letters)) ? 'unknown' : undefined;
}

function fieldsOf(known: Known<Mark>[], letters: string, kind: NotKnown['kind']): FieldName[] {
  if (kind === 'nothing' && BEFORE.test(letters)) return ['before'];
  const named = new Set(known.flatMap(({ mark }) => mark.field ?? []));
  const fields = [...named].filter((field) => kind === 'unknown' || letterOf(field) === MAY_BE_NONE);
  if (fields.length > 0) return fields;
  return kind === 'nothing' && SHOWN.test(letters) ? ['notice'] : [];
}

function* marked(lists: WordLists): Iterable<readonly [Mark, readonly string[]]> {
  const { words, which, names, ...phrases } = lists['not-known'];
  yield [{ letter: '' }, [...phrases.contrasts, ...phrases.joins]];
  for (const kind of Object.keys(LETTERS) as NotKnownWord[]) {
    yield [{ letter: LETTERS[kind] }, words[kind]];
  }
  for (const [field, fieldWords] of fieldsIn(lists.fields, names)) {
    yield [{ letter: letterOf(field), field }, fieldWords];
  }
  yield [{ letter: WHICH }, phrases['which-any']];
  for (const [field, asked] of fieldsIn(which)) {
    yield [{ letter: WHICH, field }, joined(['', '是'], asked)];
  }
  const cannot = joined(phrases.verbs, phrases['verb-not'], phrases.reached);
  yield [{ letter: LETTERS.unknown }, cannot];
  yield [{ letter: ASKED_BACK }, [...joined(phrases.who, phrases['who-knows']), ...phrases['how-know']]];
  yield [{ letter: LETTERS.never }, words.never];
}

function fieldsIn(...groups: Partial<Record<FieldName, string[]>>[]): [FieldName, string[]][] {
  return groups
    .flatMap((each) => Object.entries(each) as [FieldName, string[]][])
    .filter(([field]) => field !== 'question');
}

function letterOf(field: FieldName): string {
  if (field === 'frozenAt') return TIME;
  if (field === 'contact') return CONTACT;
  return field === 'notice' || field === 'before' ? MAY_BE_NONE : FIELD;
}

/** Every word of the first list with every word of the next … */
function joined(...parts: readonly (readonly string[])[]): string[] {
  return parts.reduce<string[]>(
    (heads, tails) => heads.flatMap((head) => tails.map((tail) => head + tail)),
    [''],
  );
}
