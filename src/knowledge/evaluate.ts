// Measures a matcher on labelled questions: what is answered rightly, what is refused, and how long it takes.

import type { Matcher } from './matcher';
import { OUT_OF_SCOPE } from './training';

export interface LabelledQuestion {
  text: string;
  /** An id, several separated by `|` of which any is right, or `oos` for "no answer". */
  label: string;
  lang?: string;
  scope?: string;
}

export interface Prediction {
  text: string;
  expected: string;
  /** Best candidate whatever the decision; empty when there is none. */
  top: string;
  confidence: number;
  decision: 'answer' | 'choices' | 'none';
  /** The ids shown, where the decision is choices. */
  choices: string[];
}

export interface Evaluation {
  total: number;
  inScope: { total: number; top1: number; answered: number; right: number };
  outOfScope: { total: number; refused: number };
  /** (right + refused) / total. */
  accuracy: number;
  /** Matthews correlation coefficient over all labels, refusal included, -1..1. */
  mcc: number;
  queryMicros: { p50: number; p99: number };
  predictions: Prediction[];
}

export function evaluate(
  matcher: Matcher,
  questions: readonly LabelledQuestion[],
  onDone: (count: number) => void = () => {},
): Evaluation {
  const micros: number[] = [];
  const predictions = questions.map(({ text, label }) => {
    const started = process.hrtime.bigint();
    const match = matcher.match(text);
    micros.push(Number(process.hrtime.bigint() - started) / 1000);
    onDone(micros.length);
    const choices = match.decision === 'choices' ? match.choices.map(({ id }) => id) : [];
    const top = match.candidates[0]?.id ?? '';
    return {
      text,
      expected: label,
      top,
      confidence: match.confidence,
      decision: match.decision,
      choices,
    };
  });
  micros.sort((a, b) => a - b);
  return {
    ...summarize(predictions),
    queryMicros: { p50: quantile(micros, 0.5), p99: quantile(micros, 0.99) },
    predictions,
  };
}

/** The shares of some of the predictions, for a table by language or scope. */
export function summarize(
  predictions: readonly Prediction[],
): Omit<Evaluation, 'queryMicros' | 'predictions'> {
  const inScope = { total: 0, top1: 0, answered: 0, right: 0 };
  const outOfScope = { total: 0, refused: 0 };
  for (const prediction of predictions) {
    const isRefused = prediction.decision === 'none';
    if (prediction.expected === OUT_OF_SCOPE) {
      outOfScope.total++;
      if (isRefused) outOfScope.refused++;
      continue;
    }
    inScope.total++;
    if (expectedIds(prediction).includes(prediction.top)) inScope.top1++;
    if (!isRefused) inScope.answered++;
    if (isRight(prediction)) inScope.right++;
  }
  const total = predictions.length;
  const accuracy = total === 0 ? 0 : (inScope.right + outOfScope.refused) / total;
  return { total, inScope, outOfScope, accuracy, mcc: correlation(predictions) };
}

/** Whether the merchant got what the label asks for; choices are right when they show it. */
export function isRight(prediction: Prediction): boolean {
  const { decision, top, choices, expected } = prediction;
  if (decision === 'none') return expected === OUT_OF_SCOPE;
  const shown = decision === 'choices' ? choices : [top];
  return expectedIds(prediction).some((id) => shown.includes(id));
}

export function expectedIds({ expected }: { expected: string }): string[] {
  return expected.split('|').map((id) => id.trim());
}

/** The multi-class coefficient of Gorodkin (2004), doi:10.1016/j.compbiolchem.2004.09.006. */
function correlation(predictions: readonly Prediction[]): number {
  const expected = new Map<string, number>();
  const given = new Map<string, number>();
  let right = 0;
  for (const prediction of predictions) {
    const outcome = outcomeOf(prediction);
    const wanted = isRight(prediction) ? outcome : (expectedIds(prediction)[0] ?? '');
    if (wanted === outcome) right++;
    expected.set(wanted, (expected.get(wanted) ?? 0) + 1);
    given.set(outcome, (given.get(outcome) ?? 0) + 1);
  }
  const n = predictions.length;
  let both = 0;
  for (const [label, count] of expected) both += count * (given.get(label) ?? 0);
  const spread = (counts: Map<string, number>) =>
    n * n - [...counts.values()].reduce((sum, count) => sum + count * count, 0);
  const scale = Math.sqrt(spread(expected) * spread(given));
  return scale === 0 ? 0 : (right * n - both) / scale;
}

/** The one label an outcome stands for: the refusal, the answer, or the right one among choices. */
function outcomeOf(prediction: Prediction): string {
  if (prediction.decision === 'none') return OUT_OF_SCOPE;
  if (prediction.decision === 'answer') return prediction.top;
  return prediction.choices.find((id) => expectedIds(prediction).includes(id)) ?? prediction.top;
}

function quantile(sorted: readonly number[], share: number): number {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return Math.round(value * 10) / 10;
}
