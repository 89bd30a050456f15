// Reads what is plainly wished for: a report, a look for the cause, a person, or to stop.

import { type Clause, clausesOf, cutBefore, HAN_SPACE } from './clauses';
import { createCover, evenWords } from './cover';
import type { WishWord, WordLists } from './word-lists';

export type Wish = 'report' | 'diagnose' | 'person' | 'leave';
/** What was wished for last; trouble told, a question about how, and "取消" are no wish. */
export type ReadWish = (said: string) => Wish | undefined;

/** Each kind of word is one letter, so that a clause is a short string. Of two meanings of a word the later one counts. */
const LETTERS: Record<WishWord, string> = {
  filler: '',
  thing: 'B',
  softener: 'F',
  make: 'M',
  want: 'W',
  help: 'H',
  ticket: 'K',
  report: 'S',
  cause: 'Y',
  check: 'C',
  seek: 'k',
  diagnose: 'D',
  reach: 'R',
  person: 'P',
  robot: 'N',
  reason: 'x',
  'no-need': 'g',
  bye: 'G',
  leave: 'L',
  asks: '?',
  never: '!',
};

/** Asked without "can you", with a "not" before what is wished for, "no need to report". */
const NO_WISH = /!|^[^H]*\?|\?.*[A-Zk]|g[FB]*[SCDM]/;
const WISHES: readonly (readonly [Wish, RegExp])[] = [
  ['person', /[RkHW].*P|P.*[RkH]|NP/],
  ['diagnose', /[CkD].*Y|Y.*[CkD]|[HW][FB]*D|D[FBH]|^D$/],
  ['report', /[HW][^CYD]*S|S[^CYD]*[FBKHS]|[BK][FB]*S|[MR][FB]*[KS]|K[FB]*M|[HW]F?K$|^S$/],
  ['leave', /^[LgGxF]*[Lg][LgGxF]*$/],
];
/** "what's the cause, check for me" */
const CAUSE_AND_CHECK = /[CkD].*,.*Y|Y.*,.*[CkD]/;

export function createWishes(lists: WordLists): ReadWish {
  const cover = createCover(
    (Object.keys(LETTERS) as WishWord[]).map(
      (kind) => [LETTERS[kind], lists.wishes[kind]] as const,
    ),
  );
  const lettersOf = ({ text, isAsked }: Clause) => {
    const letters = cover(text)?.map(({ mark }) => mark);
    return letters && letters.join('') + (isAsked ? LETTERS.asks : '');
  };
  const lettersOrParts = (clause: Clause) => {
    const letters = lettersOf(clause);
    const parts = letters === undefined ? cutBefore(clause, HAN_SPACE) : [];
    return parts.length > 1 ? parts.map(lettersOf) : [letters];
  };
  return (said) => lastWish(clausesOf(evenWords(said)).flatMap(lettersOrParts));
}

/** Who leaves says nothing else; a goodbye after a wish is only polite. */
function lastWish(clauses: (string | undefined)[]): Wish | undefined {
  const knowsAll = !clauses.includes(undefined);
  let wish: Wish | undefined;
  clauses.forEach((letters = '', index) => {
    if (letters === '' || NO_WISH.test(letters)) return;
    const before = clauses[index - 1] ?? '';
    const found = WISHES.find(([, pattern]) => pattern.test(letters))?.[0];
    if (found && (found !== 'leave' || knowsAll)) wish = found;
    else if (!found && CAUSE_AND_CHECK.test(`${before},${letters}`)) wish = 'diagnose';
  });
  const saysBye = knowsAll && clauses.some((letters) => letters?.includes(LETTERS.bye));
  return wish ?? (saysBye ? 'leave' : undefined);
}
