// Tells the beginning of a thought, which the next message will finish: "我的pos机", "since yesterday", "就是".

import { createCover, evenWords } from './cover';
import { cutsWord } from './short-text';
import type { WordLists } from './word-lists';

/**
 * `lead`: leads up to something, whatever else it may mean. `fragment`: is half a thought, unless it answers something.
 * `open`: ends as if more came.
 */
export type Beginning = 'lead' | 'fragment' | 'open';
export type ReadContinuation = (said: string) => Beginning | undefined;

const LONGEST = 120;
/** A beginning is neither asked nor exclaimed. */
const ASKS = /[?!]|[吗么]\s*$/;
/** Long numbers and addresses. */
const VALUE = /\d{4}|@|www\.|https?:/;
const SMALL_NUMBER = /(?<![\d.])\d{1,2}(?::\d\d)?(?![\d.])/g;
const GOES_ON = /(?:[,、~]|-{2,}|—+)\s*$/;
const TRAILS_OFF = /(?:…|\.{2,}|。{2,})\s*$/;
const CLOSING = /[\s,、.。…!~—-]+$/;

export function createContinuation(lists: WordLists): ReadContinuation {
  const { filler, lead, noun, time, number, ends, whole } = lists.beginning;
  const cover = createCover([
    ['filler', [...filler, ...lists['small-talk'].opening]],
    ['number', number],
    ['field', Object.values(lists.fields).flat()],
    ['noun', noun],
    ['time', [...lists['vague-times'], ...time]],
    ['lead', lead],
  ] as const);
  const beginningOf = (text: string): Beginning | undefined => {
    const kinds = new Set(cover(text.replace(SMALL_NUMBER, '〇'))?.map(({ mark }) => mark));
    // "就是" is a yes elsewhere; as a message of its own it leads up to something.
    if (kinds.has('lead')) return 'lead';
    const isHalf = (kinds.has('noun') || kinds.has('time')) && !kinds.has('field');
    return isHalf ? 'fragment' : undefined;
  };
  return (said) => {
    if (said.length > LONGEST) return undefined;
    const text = evenWords(said).trim();
    const words = text.replace(CLOSING, '');
    if (words === '' || ASKS.test(text) || VALUE.test(text)) return undefined;
    const beginning = beginningOf(words);
    if (beginning) return beginning;
    if (GOES_ON.test(text) || ends.some((word) => endsWith(words, word))) return 'open';
    return TRAILS_OFF.test(text) && !whole.some((word) => words.includes(word))
      ? 'open'
      : undefined;
  };
}

function endsWith(text: string, word: string): boolean {
  return text.endsWith(word) && !cutsWord(text, text.length - word.length);
}
