// The report's part on an earlier run: shares then and now, and the questions that moved.

import type { Move, MoveGroups, Shown } from '../../knowledge/compare/moves';
import { pointsWon, type RunMoves, type ShareMove } from '../../knowledge/compare/runs';
import { table } from './parts';
import { escaped, percent, type Say } from './words';

const GROUPS = ['becameWrong', 'becameRight', 'wrongToWrong', 'stillRight'] as const;

export function comparison(moves: RunMoves, say: Say): string {
  const { all, languages, entries, added, removed } = moves;
  const changed =
    added + removed > 0
      ? `<p>${say('questionsChanged', { added: `${added}`, removed: `${removed}` })}</p>`
      : '';
  return [
    `<p>${say('againstHelp')}</p>${changed}`,
    shares([{ ...all, name: say('all') }, ...named(languages)], 'language', say),
    `<h3>${say('entriesMoved')}</h3>`,
    shares(named(entries), 'entry', say),
    ...GROUPS.map((group) => moved(moves, group, say)),
  ].join('');
}

function named(moves: readonly ShareMove[]): ShareMove[] {
  return moves.map((move) => ({ ...move, name: escaped(move.name) }));
}

function shares(moves: readonly ShareMove[], first: string, say: Say): string {
  const share = ({ right, total }: ShareMove['before']) =>
    total === 0
      ? '–'
      : `${percent(right / total)} <small>${say('ofThese', { part: `${right}`, whole: `${total}` })}</small>`;
  const rows = moves.map((move) => [
    move.name,
    share(move.before),
    share(move.after),
    pointsWon(move),
  ]);
  return table([first, 'rightThen', 'rightNow', 'points'], rows, say);
}

function moved(moves: MoveGroups, group: (typeof GROUPS)[number], say: Say): string {
  const rows = moves[group].map(({ text, expected, before, after }: Move) => [
    escaped(text),
    escaped(expected),
    given(before, say),
    given(after, say),
  ]);
  const head = `<h3>${say(group)} (${rows.length})</h3>`;
  return head + table(['question', 'expected', 'givenThen', 'givenNow'], rows, say);
}

function given({ decision, ids, confidence }: Shown, say: Say): string {
  const what = decision === 'none' ? say('refused') : escaped(ids.join(' / '));
  return `${what} <small>${confidence.toFixed(2)}</small>`;
}
