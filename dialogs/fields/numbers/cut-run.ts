// Cuts a row of groups ("8983 1014 8160 568 2077 0012") into the numbers that it most likely holds.

import { type Shape, shapeOf } from './shapes';

/** Touching characters, offsets in the number text. */
export interface Group {
  from: number;
  to: number;
  characters: string;
}

export interface Run {
  /** With the "+" or bracket in front. */
  from: number;
  groups: readonly Group[];
  gaps: readonly string[];
  plus: boolean;
}

/** A number, or an attempt at one where `shape` is undefined. */
export interface Piece {
  from: number;
  to: number;
  characters: string;
  shape: Shape | undefined;
  /** Held together by commas or lines as the amounts of a list are. */
  isListed: boolean;
  /** Several round figures: 12800 5600 3200. */
  isRound: boolean;
}

/** What speaks against a reading; the cheapest cut of the whole row is taken. */
const COST = {
  misfit: 10,
  /** A whole number that touches nothing is swallowed by a misfit. */
  swallowed: 5,
  severalGroups: 2,
  /** Eight characters are soon found by chance. */
  terminalId: 2,
  /** Numbers are rarely held together by commas, slashes or line breaks, and misfits never. */
  hardJoin: 3,
  hardMisfit: 6,
  cutAtBlank: 2,
  cutAtHyphen: 8,
};
const HARD = /[\n,、/|]/;
const HYPHEN = /[-._·]/;
const MOST_CHARACTERS = 21;
/** More groups are single digits, which are no amounts. */
const MOST_LISTED = 8;
/** A long number may be wrapped onto so many lines. */
const MOST_LINES = 2;
const LIST = /[,、/|]/;
const ROUND = /^[1-9]\d*00$/;

interface Best {
  cost: number;
  /** First group of the last piece. */
  start: number;
  shape: Shape | undefined;
  /** Where a misfit may be made longer. */
  misfit: { cost: number; start: number };
}

export function cutRun(run: Run): Piece[] {
  const none = { cost: Number.POSITIVE_INFINITY, start: 0 };
  const best: Best[] = [{ cost: 0, start: 0, shape: undefined, misfit: none }];
  for (let end = 1; end <= run.groups.length; end++) {
    const misfit = misfitAt(run, best, end);
    best.push(cheapestFit(run, best, end, { ...misfit, shape: undefined, misfit }));
  }
  const pieces: Piece[] = [];
  for (let end = run.groups.length; end > 0; ) {
    const { start, shape } = best[end] as Best;
    pieces.unshift(pieceOf(run, { start, end, shape }));
    end = start;
  }
  return pieces;
}

/** Each group as a number of its own, as in the row of a table. */
export function cutGroups(run: Run): Piece[] {
  return run.groups.map((_, start) => {
    const end = start + 1;
    return pieceOf(run, { start, end, shape: shapeIn(run, start, end) });
  });
}

function misfitAt(run: Run, best: readonly Best[], end: number): Best['misfit'] {
  const before = best[end - 1] as Best;
  const swallowed = isWhole(run, end - 1) ? COST.swallowed : 0;
  const fresh = before.cost + cutCost(run, end - 1) + COST.misfit;
  const gap = run.gaps[end - 2] ?? '';
  const longer = before.misfit.cost + (HARD.test(gap) ? COST.hardMisfit : 0);
  return longer <= fresh
    ? { cost: longer + swallowed, start: before.misfit.start }
    : { cost: fresh + swallowed, start: end - 1 };
}

function cheapestFit(run: Run, best: readonly Best[], end: number, misfit: Best): Best {
  let cheapest = misfit;
  let length = 0;
  for (let start = end - 1; start >= 0; start--) {
    length += run.groups[start]?.characters.length ?? 0;
    if (length > MOST_CHARACTERS) break;
    const before = (best[start] as Best).cost + cutCost(run, start);
    if (before >= cheapest.cost) continue;
    const shape = shapeIn(run, start, end);
    const cost = shape && before + fitCost(run, { start, end, shape });
    if (shape && cost !== undefined && cost < cheapest.cost) {
      cheapest = { cost, start, shape, misfit: misfit.misfit };
    }
  }
  return cheapest;
}

function shapeIn(run: Run, start: number, end: number): Shape | undefined {
  return shapeOf({
    groups: run.groups.slice(start, end).map(({ characters }) => characters),
    gaps: run.gaps.slice(start, end - 1),
    plus: run.plus && start === 0,
  });
}

function isWhole(run: Run, group: number): boolean {
  const shape = shapeIn(run, group, group + 1);
  return shape !== undefined && shape.kind !== 'terminalId';
}

function fitCost(run: Run, { start, end, shape }: Window): number {
  const isHard = run.gaps.slice(start, end - 1).some((gap) => HARD.test(gap));
  return (
    (end - start > 1 ? COST.severalGroups : 0) +
    (shape?.kind === 'terminalId' ? COST.terminalId : 0) +
    (isHard ? COST.hardJoin : 0)
  );
}

function cutCost(run: Run, group: number): number {
  if (group === 0) return 0;
  const gap = run.gaps[group - 1] ?? '';
  if (HARD.test(gap)) return 0;
  return HYPHEN.test(gap) ? COST.cutAtHyphen : COST.cutAtBlank;
}

interface Window {
  start: number;
  end: number;
  shape: Shape | undefined;
}

function pieceOf(run: Run, { start, end, shape }: Window): Piece {
  const groups = run.groups.slice(start, end);
  const gaps = run.gaps.slice(start, end - 1);
  const isList = gaps.some((gap) => LIST.test(gap)) || gaps.length > MOST_LINES;
  return {
    from: start === 0 ? run.from : (groups[0]?.from ?? 0),
    to: groups.at(-1)?.to ?? 0,
    characters: groups.map(({ characters }) => characters).join(''),
    shape,
    isListed: gaps.some((gap) => HARD.test(gap)) && isList && groups.length <= MOST_LISTED,
    isRound: groups.length > 1 && groups.every(({ characters }) => ROUND.test(characters)),
  };
}
