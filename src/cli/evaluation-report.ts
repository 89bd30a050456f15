// An evaluation for people: shares per language, and the confusions that cost most.

import { languageOf, pointsWon, type RunMoves, type ShareMove } from '../knowledge/compare/runs';
import { type Evaluation, isRight, type Prediction, summarize } from '../knowledge/evaluate';
import type { QuestionLine } from '../knowledge/questions-file';
import { OUT_OF_SCOPE } from '../knowledge/training';
import { columns } from './columns';
import { moveLines, section } from './move-lines';

const MOST_CONFUSIONS = 12;

interface Row {
  prediction: Prediction;
  language: string;
  scope: string;
}

interface Reported {
  evaluation: Evaluation;
  questions: readonly QuestionLine[];
  trainMs: number;
  /** Where it is compared with an earlier run. */
  against?: RunMoves | undefined;
}

export function evaluationReport({ evaluation, questions, trainMs, against }: Reported): string[] {
  const rows = evaluation.predictions.map((prediction, i) => ({
    prediction,
    language: languageOf({ text: prediction.text, lang: questions[i]?.lang }),
    scope: questions[i]?.scope ?? '',
  }));
  const { total, accuracy, mcc, queryMicros } = evaluation;
  return [
    ...columns(shares(rows)),
    '',
    `${total} questions, accuracy ${accuracy.toFixed(3)}, mcc ${mcc.toFixed(3)}`,
    `trained in ${trainMs} ms; a question takes ${queryMicros.p50} µs (p50), ${queryMicros.p99} µs (p99)`,
    ...confusions(rows),
    ...(against ? comparison(against) : []),
  ];
}

/** Then and now, and what moved. */
function comparison(against: RunMoves): string[] {
  const { all, languages, entries, added, removed } = against;
  const line = (name: string, move: ShareMove) => [
    name,
    share(move.before.right, move.before.total),
    share(move.after.right, move.after.total),
    pointsWon(move),
  ];
  const rows = languages.length > 1 ? languages.map((each) => line(each.name, each)) : [];
  return [
    '',
    'Against the run before',
    ...columns([['', 'right then', 'right now', 'points'], ...rows, line('all', all)]),
    ...(added + removed > 0 ? [`Questions that are new: ${added}; asked no more: ${removed}`] : []),
    ...section('Entries that moved', columns(entries.map((each) => line(each.name, each)))),
    ...moveLines(against),
  ];
}

function shares(rows: readonly Row[]): string[][] {
  const languages = [...new Set(rows.map((row) => row.language))];
  const groups = languages.length > 1 ? [...languages, 'all'] : languages;
  return [
    ['', 'right', 'best is right', 'choices', 'refused', 'near', 'far'],
    ...groups.map((group) => {
      const chosen = rows.filter(({ language }) => group === 'all' || language === group);
      const { inScope, outOfScope } = summarize(chosen.map(({ prediction }) => prediction));
      const choices = chosen.filter(({ prediction }) => prediction.decision === 'choices').length;
      return [
        group,
        share(inScope.right, inScope.total),
        share(inScope.top1, inScope.total),
        share(choices, chosen.length),
        share(outOfScope.refused, outOfScope.total),
        refusedIn(chosen, 'near'),
        refusedIn(chosen, 'far'),
      ];
    }),
  ];
}

function refusedIn(rows: readonly Row[], scope: string): string {
  const inScope = rows.filter(
    (row) => row.scope === scope && row.prediction.expected === OUT_OF_SCOPE,
  );
  return share(
    inScope.filter(({ prediction }) => prediction.decision === 'none').length,
    inScope.length,
  );
}

function share(count: number, total: number): string {
  return total === 0 ? '–' : `${((100 * count) / total).toFixed(1)} % (${count}/${total})`;
}

function confusions(rows: readonly Row[]): string[] {
  const found = new Map<string, { count: number; example: string }>();
  for (const { prediction } of rows) {
    if (isRight(prediction)) continue;
    const given =
      prediction.decision === 'none'
        ? 'refused'
        : prediction.decision === 'choices'
          ? prediction.choices.join(' / ')
          : prediction.top;
    const key = `${prediction.expected} → ${given}`;
    const before = found.get(key);
    found.set(key, {
      count: (before?.count ?? 0) + 1,
      example: before?.example ?? prediction.text,
    });
  }
  const worst = [...found].sort(([, a], [, b]) => b.count - a.count).slice(0, MOST_CONFUSIONS);
  if (worst.length === 0) return [];
  return [
    '',
    'Worst confusions (expected → given)',
    ...columns(worst.map(([key, { count, example }]) => [`${count}×`, key, example])),
  ];
}
