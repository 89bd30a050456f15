// Shows what a finder finds: "value", "value?" where it counts only when asked, several with " | " between.

import { join } from 'node:path';
import type { ReadingAids } from '../../../dialogs/fields/field';
import type { Find } from '../../../dialogs/fields/find';
import { loadAnswerWords } from '../../../dialogs/words/answer-words';
import { ROOT } from '../../bot/parts';

const words = loadAnswerWords(join(ROOT, 'knowledge'));

export const aids: ReadingAids = {
  words,
  now: new Date('2026-11-22T02:00:00Z'),
  timeZone: 'Asia/Shanghai',
  asks: (text) => words.looksLikeQuestion(text),
};

/** As the reading of a message does it. */
function aidsFor(said: string): ReadingAids {
  const { command, yesNo } = aids.words;
  return { ...aids, isShortAnswer: command(said) !== undefined || yesNo(said) !== undefined };
}

export type Finder<T> = (said: string, aids: ReadingAids) => Find<T>[];

export function finds<T>(find: Finder<T>, said: string): string {
  return find(said, aidsFor(said))
    .map(({ value, counts }) => `${value}${counts === 'asked' ? '?' : ''}`)
    .join(' | ');
}

/** What counts whatever is asked. */
export function findsAnywhere<T>(find: Finder<T>, said: string): string {
  return find(said, aidsFor(said))
    .filter(({ counts }) => counts === 'anywhere')
    .map(({ value }) => String(value))
    .join(' | ');
}

/** The words of the message that a find stands on. */
export function placesOf<T>(find: Finder<T>, said: string): string[] {
  return find(said, aidsFor(said)).map(({ from, to }) => said.slice(from, to));
}
