// What stands behind an @ at the caret of a private note, and which colleagues it may mean.

import type { StaffView } from '../../../desk/views';
import type { Opening } from './opening';

/** Not within a mail address; names may have several words. Chinese input methods make ＠ of the key. */
const OPENED = /(?<![\p{Script=Latin}\p{N}._+-])[@＠]([^@＠\n，。！？；：、]{0,30})$/u;

export function mentionAt(text: string, caret: number): Opening | undefined {
  const [, word] = OPENED.exec(text.slice(0, caret)) ?? [];
  return word === undefined ? undefined : { from: caret - word.length - 1, word };
}

type Colleague = Pick<StaffView, 'id' | 'name' | 'login' | 'isDisabled' | 'isSetUp'>;

const MOST_SHOWN = 8;

/** Those whose name or login begins with the word, then those that have it somewhere; whoever cannot sign in is not offered. */
export function colleaguesFor<T extends Colleague>(staff: readonly T[], word: string): T[] {
  const wanted = word.toLowerCase();
  const rank = ({ name, login }: Colleague) => {
    const places = [name, login].map((each) => each.toLowerCase().indexOf(wanted));
    if (places.includes(0)) return 0;
    return places.some((place) => place > 0) ? 1 : 2;
  };
  return staff
    .filter(({ isDisabled, isSetUp }) => isSetUp && !isDisabled)
    .map((each) => ({ each, rank: rank(each) }))
    .filter((found) => found.rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .map(({ each }) => each)
    .slice(0, MOST_SHOWN);
}

/** How a colleague is named in the text: by the login where several have the name. */
export function writtenAs({ id, name, login }: Colleague, staff: readonly Colleague[]): string {
  const isShared = staff.some(
    (each) => each.id !== id && !each.isDisabled && each.name.toLowerCase() === name.toLowerCase(),
  );
  return `@${isShared ? login : name} `;
}
