// The questions whose answer moved, as lines of a report: for `kb diff` and `kb evaluate --against`.

import type { Move, MoveGroups, Shown } from '../knowledge/compare/moves';

/** Became wrong first: those are to be looked at. */
export function moveLines(moves: MoveGroups): string[] {
  return [
    ...section('Became wrong', moves.becameWrong.map(moveLine)),
    ...section('Became right', moves.becameRight.map(moveLine)),
    ...section('From wrong to wrong', moves.wrongToWrong.map(moveLine)),
    ...section('Right in another way', moves.stillRight.map(moveLine)),
  ];
}

/** Nothing where there are no lines. */
export function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0
    ? []
    : ['', `${title} (${lines.length})`, ...lines.map((l) => `  ${l}`)];
}

function moveLine({ text, expected, before, after }: Move): string {
  return `${text}  [${expected}]  ${given(before)} → ${given(after)}`;
}

function given({ decision, ids, confidence }: Shown): string {
  return `${decision === 'none' ? 'refused' : ids.join(' / ')} ${confidence.toFixed(2)}`;
}
