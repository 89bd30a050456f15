// Finds which papers a message says are at hand and which are not: "有营业执照和小票，没有发票".

import { foldText } from '../../src/language/fold';
import { byLength, lookUp } from './commands';
import { holds } from './question-words';
import { isBlank, shortText } from './short-text';
import type { WordLists } from './word-lists';

/** What a message may name: an id and everything that it is called. */
export interface Named {
  id: string;
  words: readonly string[];
}

export interface PapersSaid {
  has: string[];
  lacks: string[];
  /** "执照有", "I have the slips": said of the papers, which else are only spoken of. */
  isTold: boolean;
  /** … and of nothing else. */
  isAll: boolean;
}

export interface PaperWords {
  papersSaid(said: string, kinds: readonly Named[]): PapersSaid;
  /** "都有": everything on the list. */
  saysAllPapers(said: string): boolean;
  /** "就这些": nothing more. */
  saysNoMorePapers(said: string): boolean;
  /** "其他资料": a file that is none of the list. */
  saysOtherPaper(said: string): boolean;
  /** "资料", "改材料": the step itself. */
  namesPapers(said: string): boolean;
}

/** Longer messages name papers only in passing. */
const LONGEST = 200;
const MOST_AROUND = 5;
const CLAUSE_END = /[,，。.;；!！\n]/;

export function createPaperWords(lists: WordLists): PaperWords {
  const { names, all, done, other, ...clauses } = lists.papers;
  const polite = { before: byLength(lists.before), after: byLength(lists.after) };
  const change = lists['correct-first'];
  const asked = {
    before: byLength([...lists.before, ...change.verbs, ...change.between]),
    after: polite.after,
  };
  const isIn = (words: string[], around: typeof polite) => {
    const known = new Set(words.map(shortText));
    return (said: string) => lookUp(said, around, (core) => known.has(core) || undefined) ?? false;
  };
  return {
    papersSaid: (said, kinds) => readClauses(said, kinds, clauses),
    saysAllPapers: isIn(all, polite),
    saysNoMorePapers: isIn(done, polite),
    saysOtherPaper: isIn(other, polite),
    namesPapers: isIn(names, asked),
  };
}

type ClauseWords = Pick<WordLists['papers'], 'lacks' | 'has' | 'but'>;

/** A clause without a verb of its own goes with the one before it: "no licence, slips or orders". */
function readClauses(said: string, kinds: readonly Named[], words: ClauseWords): PapersSaid {
  const found = new Map<string, boolean>();
  let isAtHand = true;
  let isTold = false;
  let isAll = true;
  for (const clause of clausesOf(
    foldText(said.slice(0, LONGEST)).replaceAll('’', "'"),
    words.but,
  )) {
    const { ids, rest } = kindsIn(clause, kinds);
    const lacks = words.lacks.some((word) => holds(rest, word));
    const has = words.has.some((word) => holds(rest, word));
    if (lacks) isAtHand = false;
    else if (has) isAtHand = true;
    const isSaid = ids.length > 0 && (isBlank(rest) || ((lacks || has) && saysLittle(rest)));
    isTold ||= isSaid;
    isAll &&= isSaid;
    for (const id of ids) found.set(id, isAtHand);
  }
  const idsThat = (atHand: boolean) =>
    kinds.map(({ id }) => id).filter((id) => found.get(id) === atHand);
  return { has: idsThat(true), lacks: idsThat(false), isTold, isAll: isTold && isAll };
}

/** Around the papers' names: "手上有 · 和 ·", "i have my · and the ·". */
function saysLittle(rest: string): boolean {
  const han = rest.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = rest.match(/[\p{Script=Latin}']+/gu)?.length ?? 0;
  return han <= MOST_AROUND && words <= MOST_AROUND;
}

function clausesOf(text: string, but: readonly string[]): string[] {
  let marked = text;
  for (const word of but) marked = marked.split(word).join(`,${word}`);
  return marked.split(CLAUSE_END).filter((clause) => clause.trim() !== '');
}

/** Takes the longest names first, so that "购机发票" is no invoice; `rest` is what stands around them. */
function kindsIn(clause: string, kinds: readonly Named[]): { ids: string[]; rest: string } {
  const ids = new Set<string>();
  let rest = clause;
  const named = kinds.flatMap(({ id, words }) =>
    words.map((word) => ({ id, word: foldText(word) })),
  );
  for (const { id, word } of named.sort((a, b) => b.word.length - a.word.length)) {
    if (!holds(rest, word)) continue;
    ids.add(id);
    rest = rest.split(word).join(' · ');
  }
  return { ids: [...ids], rest };
}
