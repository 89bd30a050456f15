// What stands behind a slash at the caret, and which ready replies it means.

import type { RepliesView } from '../../../desk/views';
import type { Opening } from './opening';

/**
 * At the start of a word: after a gap or Chinese punctuation; not in a date, a fraction or an address. Chinese input
 * methods make ／ or 、 of the key; words begin with neither.
 */
const OPENED = /(?:(?:^|[\s，。！？；：（「“])[/／]|(?:^|\s)、)([^\s/／、]{0,30})$/u;

export function slashAt(text: string, caret: number): Opening | undefined {
  const [, word] = OPENED.exec(text.slice(0, caret)) ?? [];
  return word === undefined ? undefined : { from: caret - word.length - 1, word };
}

type Reply = RepliesView['replies'][number];

const MOST_SHOWN = 30;

/** Those whose title begins with the word, then those that have it in the title, then in the text; phrases first. */
export function repliesFor(replies: readonly Reply[], word: string): Reply[] {
  const wanted = word.toLowerCase();
  const rank = ({ title, text, full = '' }: Reply) => {
    const at = title.toLowerCase().indexOf(wanted);
    if (at >= 0) return Math.min(at, 1);
    return `${text} ${full}`.toLowerCase().includes(wanted) ? 2 : 3;
  };
  return replies
    .map((reply) => ({ reply, rank: rank(reply) }))
    .filter((each) => each.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ reply }) => reply)
    .slice(0, MOST_SHOWN);
}
