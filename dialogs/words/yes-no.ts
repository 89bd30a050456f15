// Tells yes from no as people say it: an answer counts only when it is made of known words alone.

import { createCover } from './cover';
import { holds } from './question-words';
import { cutsWord, shortText } from './short-text';
import type { WordLists } from './word-lists';

type Meaning = 'yes' | 'no' | 'doubt' | 'filler';
export type YesNo = (said: string) => 'yes' | 'no' | undefined;

/** "不对": a no that says something is wrong, and so no wish to leave a question out. */
export function createSaysWrong(lists: WordLists, yesNo: YesNo): (said: string) => boolean {
  const wrong = lists.wrong.map(shortText);
  return (said) => yesNo(said) === 'no' && wrong.some((word) => holds(shortText(said), word));
}

export function createYesNo(lists: WordLists): YesNo {
  // Later lists win, so that a word in two lists has its strongest meaning.
  const meanings = ['filler', 'doubt', 'yes', 'no'] as const;
  const cover = createCover(meanings.map((meaning) => [meaning, lists[meaning]] as const));
  return (said) => decide(new Set(cover(shortText(said))?.map(({ mark }) => mark)));
}

function decide(found: ReadonlySet<Meaning>): 'yes' | 'no' | undefined {
  if (found.has('no')) return 'no';
  return found.has('yes') && !found.has('doubt') ? 'yes' : undefined;
}

/** Cuts the text into the longest known words; undefined when something unknown is left. */
export function meaningsOf<M>(
  text: string,
  meanings: ReadonlyMap<string, M>,
  longest: number,
): Set<M> | undefined {
  const found = new Set<M>();
  let at = 0;
  while (at < text.length) {
    if (text[at] === ' ') {
      at++;
      continue;
    }
    let end = Math.min(text.length, at + longest);
    while (end > at && (!meanings.has(text.slice(at, end)) || cutsWord(text, end))) end--;
    const meaning = meanings.get(text.slice(at, end));
    if (!meaning) return undefined;
    found.add(meaning);
    at = end;
  }
  return found;
}
