// The kinds of words of which "I don't know" and "there is none" are made, each kind one letter.

import type { FieldName, NotKnownWord, WordLists } from './word-lists';

export interface Mark {
  letter: string;
  field?: FieldName;
}

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
  'left-out': 'K',
  'what-now': 'W',
  never: '!',
};
const ASKED_BACK = 'r';
export const WHICH = 'q';
/** Of a field that may be unknown; of the time; of what may be none. */
const FIELD = 'f';
/** A telephone that is lost is no number that is not known. */
const CONTACT = 'F';
const TIME = 'm';
const MAY_BE_NONE = 'o';

export function* markedWords(lists: WordLists): Iterable<readonly [Mark, readonly string[]]> {
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
  yield [
    { letter: ASKED_BACK },
    [...joined(phrases.who, phrases['who-knows']), ...phrases['how-know']],
  ];
  yield [{ letter: LETTERS.never }, words.never];
}

function fieldsIn(...groups: Partial<Record<FieldName, string[]>>[]): [FieldName, string[]][] {
  return groups
    .flatMap((each) => Object.entries(each) as [FieldName, string[]][])
    .filter(([field]) => field !== 'question');
}

/** A screen may show nothing; a merchant always has a number. */
export function isMayBeNone(field: FieldName): boolean {
  return field === 'notice' || field === 'before';
}

function letterOf(field: FieldName): string {
  if (field === 'frozenAt') return TIME;
  if (field === 'contact') return CONTACT;
  return isMayBeNone(field) ? MAY_BE_NONE : FIELD;
}

/** Every word of the first list with every word of the next … */
function joined(...parts: readonly (readonly string[])[]): string[] {
  return parts.reduce<string[]>(
    (heads, tails) => heads.flatMap((head) => tails.map((tail) => head + tail)),
    [''],
  );
}
