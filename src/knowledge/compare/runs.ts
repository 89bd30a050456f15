// Two evaluations side by side: the shares then and now, and the questions that became right or wrong.

import { detectLanguage } from '../../language/language';
import { expectedIds, isRight, type Prediction } from '../evaluate';
import { groupMoves, type MoveGroups } from './moves';

/** What was asked, with the language that its file names where it does. */
export interface Asked extends Prediction {
  lang?: string | undefined;
}

interface Share {
  right: number;
  total: number;
}

/** Of a language or an entry, or of all. */
export interface ShareMove {
  name: string;
  before: Share;
  after: Share;
}

export interface RunMoves extends MoveGroups {
  all: ShareMove;
  /** Every language, as each run was measured: with its own questions and labels. */
  languages: ShareMove[];
  /** The entries whose share moved, those that lost most first. */
  entries: ShareMove[];
  /** Questions that only one of the two asked; they stand in no group of moves. */
  added: number;
  removed: number;
}

/** Moves are judged by the labels of now. */
export function movesOfRuns(before: readonly Asked[], after: readonly Asked[]): RunMoves {
  const old = new Map(before.map((each) => [each.text, each]));
  const pairs = after.flatMap((now): [Prediction, Prediction][] => {
    const then = old.get(now.text);
    return then ? [[{ ...then, expected: now.expected }, now]] : [];
  });
  const languages = shareMoves(before, after, (each) => [languageOf(each)]);
  const entries = shareMoves(before, after, expectedIds);
  return {
    ...groupMoves(pairs),
    all: { name: '', before: shareOf(before), after: shareOf(after) },
    languages: [...languages].sort((a, b) => b.after.total - a.after.total),
    entries: entries
      .filter(({ before: then, after: now }) => then.right * now.total !== now.right * then.total)
      .sort((a, b) => gain(a) - gain(b)),
    added: after.length - pairs.length,
    removed: before.length - new Set(pairs.map(([{ text }]) => text)).size,
  };
}

/** Of a question whose file does not say: what its text looks like. */
export function languageOf({ text, lang }: Pick<Asked, 'text' | 'lang'>): string {
  return lang ?? detectLanguage(text) ?? '–';
}

/** Percentage points that the share has won, with their sign; a bar where one of the two asked nothing. */
export function pointsWon(move: ShareMove): string {
  if (move.before.total === 0 || move.after.total === 0) return '–';
  const points = (100 * gain(move)).toFixed(1);
  return Number(points) > 0 ? `+${points}` : points;
}

function gain({ before, after }: ShareMove): number {
  return portion(after) - portion(before);
}

function portion({ right, total }: Share): number {
  return total === 0 ? 0 : right / total;
}

function shareOf(predictions: readonly Prediction[]): Share {
  return { right: predictions.filter(isRight).length, total: predictions.length };
}

function shareMoves(
  before: readonly Asked[],
  after: readonly Asked[],
  namesOf: (each: Asked) => string[],
): ShareMove[] {
  const of = (run: readonly Asked[], name: string) =>
    shareOf(run.filter((each) => namesOf(each).includes(name)));
  const names = new Set([...after, ...before].flatMap(namesOf));
  return [...names].map((name) => ({ name, before: of(before, name), after: of(after, name) }));
}
