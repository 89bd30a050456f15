// An evaluation as one HTML file that works offline.

import { languageOf, type RunMoves } from '../../knowledge/compare/runs';
import {
  type Evaluation,
  expectedIds,
  isRight,
  type Prediction,
  summarize,
} from '../../knowledge/evaluate';
import type { QuestionLine } from '../../knowledge/questions-file';
import type { Example } from '../../knowledge/training';
import type { Language } from '../../language/language';
import { comparison } from './comparison';
import {
  type Bin,
  type Confusion,
  confusionsOf,
  interval,
  neighbours,
  reliabilityOf,
} from './figures';
import { list, scrolled, section, table } from './parts';
import { SCRIPT, STYLE } from './style';
import { escaped, percent, type Say, wordsIn } from './words';

const MOST_IN_MAP = 24;

export interface PageParts {
  evaluation: Evaluation;
  questions: readonly QuestionLine[];
  examples: readonly Example[];
  /** Where it is compared with an earlier run. */
  against?: RunMoves | undefined;
}

export function evaluationPage(
  { evaluation, questions, examples, against }: PageParts,
  { language, locales }: { language: Language; locales: string },
): string {
  const say = wordsIn(language, locales);
  const { predictions } = evaluation;
  const confusions = confusionsOf(predictions);
  const wrong = predictions.filter((prediction) => !isRight(prediction));
  const isRefused = ({ decision }: Prediction) => decision === 'none';
  const near = neighbours(examples);
  const byLanguage = grouped(predictions, (prediction, i) => [
    languageOf({ text: prediction.text, lang: questions[i]?.lang }),
  ]);
  const parts = [
    `<h1>${say('title')}</h1>`,
    ...section(say, 'summary', summary(evaluation, say)),
    ...(against ? section(say, 'against', comparison(against, say)) : []),
    ...section(say, 'confusions', heatMap(confusions, say) + confusionTable(confusions, say)),
    ...section(say, 'reliability', diagram(reliabilityOf(predictions), say)),
    ...section(say, 'languages', shares(byLanguage, 'language', say)),
    ...section(say, 'entries', shares(grouped(predictions, expectedIds), 'entry', say)),
    ...section(
      say,
      'answeredWrongly',
      wrongTable(
        wrong.filter((p) => !isRefused(p)),
        say,
        near,
      ),
    ),
    ...section(say, 'refusedWrongly', wrongTable(wrong.filter(isRefused), say, near)),
  ];
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,"><title>${say('title')}</title><style>${STYLE}</style></head><body><main>${parts.join('\n')}</main><script>${SCRIPT}</script></body></html>\n`;
}

function summary({ total, inScope, outOfScope, accuracy }: Evaluation, say: Say): string {
  const card = (name: string, part: number, whole: number) => {
    const [from, to] = interval(part, whole).map(percent);
    return `<div>${say(name)}<b>${whole ? percent(part / whole) : '–'}</b>${say('ofThese', { part: `${part}`, whole: `${whole}` })}<br><small>${say('interval', { from: from ?? '', to: to ?? '' })}</small></div>`;
  };
  return `<div class="cards">${card('right', Math.round(accuracy * total), total)}${card('best', inScope.top1, inScope.total)}${card('refusedRightly', outOfScope.refused, outOfScope.total)}</div>`;
}

function heatMap(confusions: readonly Confusion[], say: Say): string {
  if (confusions.length === 0) return `<p>${say('none')}</p>`;
  const shown = confusions.slice(0, MOST_IN_MAP);
  const rows = [...new Set(shown.map(({ expected }) => expected))].sort();
  const given = [...new Set(shown.map((each) => each.given))].sort();
  const most = Math.max(...shown.map(({ questions }) => questions.length));
  const name = (id: string) => (id ? escaped(id) : say('refused'));
  const cell = (expected: string, id: string) => {
    const found = shown.find((each) => each.expected === expected && each.given === id);
    if (!found) return '<td></td>';
    const strength = (0.12 + (0.28 * found.questions.length) / most).toFixed(2);
    const told = `${name(expected)} → ${name(id)}: ${found.questions.map(escaped).join(' · ')}`;
    return `<td tabindex="0" title="${told}" style="background:rgba(var(--heat),${strength})">${found.questions.length}</td>`;
  };
  const head = given.map((id) => `<th scope="col">${name(id)}</th>`).join('');
  const body = rows.map(
    (id) =>
      `<tr><th scope="row">${name(id)}</th>${given.map((each) => cell(id, each)).join('')}</tr>`,
  );
  return `<p>${say('confusionsHelp')}</p>${scrolled(say('confusions'), `<table class="heat"><thead><tr><th scope="col">${say('expected')} / ${say('given')}</th>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`)}`;
}

function confusionTable(confusions: readonly Confusion[], say: Say): string {
  const rows = confusions.map(({ expected, given, questions }) => [
    escaped(expected),
    given ? escaped(given) : say('refused'),
    `${questions.length}`,
    list(questions.slice(0, 3).map(escaped)),
  ]);
  return table(['expected', 'given', 'count', 'example'], rows, say);
}

function diagram(bins: readonly Bin[], say: Say): string {
  const x = (share: number) => 40 + 300 * share;
  const y = (share: number) => 310 - 290 * share;
  const dots = bins.map(
    ({ confidence, right, count }) =>
      `<circle class="dot" cx="${x(confidence).toFixed(1)}" cy="${y(right).toFixed(1)}" r="5"/><text x="${(x(confidence) + 8).toFixed(1)}" y="${(y(right) + 14).toFixed(1)}">${count}</text>`,
  );
  const rows = bins.map(({ confidence, right, count }) => [
    confidence.toFixed(2),
    percent(right),
    `${count}`,
  ]);
  return `<p>${say('reliabilityHelp')}</p><svg viewBox="0 0 390 345" width="390" role="img" aria-label="${say('reliability')}"><path class="axis" d="M40 20V310H340"/><path class="axis" stroke-dasharray="4" d="M40 310L340 20"/><text x="40" y="14">${say('shareRight')}</text><text x="250" y="335">${say('confidence')}</text><text x="32" y="326">0</text><text x="336" y="326">1</text><text x="24" y="26">1</text>${dots.join('')}</svg>${table(['confidence', 'shareRight', 'count'], rows, say)}`;
}

function grouped(
  predictions: readonly Prediction[],
  groupsOf: (prediction: Prediction, place: number) => string[],
): Map<string, Prediction[]> {
  const groups = new Map<string, Prediction[]>();
  for (const [i, prediction] of predictions.entries()) {
    for (const group of groupsOf(prediction, i)) {
      groups.set(group, [...(groups.get(group) ?? []), prediction]);
    }
  }
  return groups;
}

function shares(groups: Map<string, Prediction[]>, first: string, say: Say): string {
  const rows = [...groups].map(([name, predictions]) => {
    const { total, accuracy } = summarize(predictions);
    const [from, to] = interval(Math.round(accuracy * total), total).map(percent);
    return [escaped(name), `${total}`, `${percent(accuracy)} <small>(${from} – ${to})</small>`];
  });
  return table([first, 'count', 'right'], rows, say);
}

function wrongTable(
  wrong: readonly Prediction[],
  say: Say,
  near: ReturnType<typeof neighbours>,
): string {
  const rows = wrong.map((prediction) => {
    const { text, expected, decision, choices, top, confidence } = prediction;
    const given = decision === 'choices' ? choices.join(' / ') : top;
    const nearest = near(text).map(
      (each) =>
        `${escaped(each.text)} <small>${escaped(each.label)}; ${say('shared', { words: each.shared.join(' ') })}</small>`,
    );
    return [escaped(text), escaped(expected), escaped(given), confidence.toFixed(2), list(nearest)];
  });
  return table(['question', 'expected', 'given', 'score', 'nearest'], rows, say);
}
