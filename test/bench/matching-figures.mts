// Reckons the figures of part "matching" from the answers of a peer: shares, thresholds, calibration.

import type { Answer } from './matching-child.mts';

const OUTSIDE = 'oos';
const NO_LABEL = new Set(['', OUTSIDE, 'None']);
const BINS = 10;

export interface Shares {
  /** Share of the questions with a label whose best candidate is right, whatever is decided; NaN without such. */
  top1: number;
  /** The same, answered and not refused. */
  right: number;
  /** Share of the questions without a label that are refused; NaN without such. */
  refused: number;
}

export function sharesOf(answers: readonly Answer[], threshold = 0): Shares {
  const inside = answers.filter(({ expected }) => expected !== OUTSIDE);
  const outside = answers.filter(({ expected }) => expected === OUTSIDE);
  const shown = (answer: Answer) => shownBy(answer, threshold);
  return {
    top1: share(inside, (answer) => isAmong(answer, [answer.top])),
    right: share(inside, (answer) => isAmong(answer, shown(answer))),
    refused: share(outside, (answer) => shown(answer).length === 0),
  };
}

/** The score below which refusing makes most answers of the validation file right, for peers without a gate. */
export function bestThreshold(valid: readonly Answer[]): number {
  const scores = [...new Set(valid.map(({ score }) => score))].sort((a, b) => a - b);
  const step = Math.max(1, Math.floor(scores.length / 200));
  let best = { threshold: 0, right: -1 };
  for (const threshold of scores.filter((_, i) => i % step === 0)) {
    const right = share(valid, (answer) => isRight(answer, threshold));
    if (right > best.right) best = { threshold, right };
  }
  return best.threshold;
}

function isRight(answer: Answer, threshold: number): boolean {
  const shown = shownBy(answer, threshold);
  return answer.expected === OUTSIDE ? shown.length === 0 : isAmong(answer, shown);
}

function shownBy({ shown, top, score }: Answer, threshold: number): string[] {
  return shown ?? (NO_LABEL.has(top) || score < threshold ? [] : [top]);
}

function isAmong({ expected }: Answer, shown: readonly string[]): boolean {
  return expected.split('|').some((label) => shown.includes(label));
}

export interface Reliability {
  /** Per tenth of confidence that occurs: mean confidence and share right. */
  points: [confidence: number, right: number][];
  /** Mean distance between confidence and share right, weighed by questions (Guo et al. 2017, arXiv:1706.04599). */
  error: number;
}

/** Confidence of the best candidate against how often it is right; a question without a label has no right one. */
export function reliabilityOf(answers: readonly Answer[]): Reliability {
  const bins = Array.from({ length: BINS }, () => ({ count: 0, confidence: 0, right: 0 }));
  for (const answer of answers) {
    const bin = bins[Math.min(BINS - 1, Math.floor(answer.score * BINS))];
    if (!bin) continue;
    bin.count++;
    bin.confidence += answer.score;
    if (answer.expected !== OUTSIDE && isAmong(answer, [answer.top])) bin.right++;
  }
  const used = bins.filter(({ count }) => count > 0);
  const gaps = used.map(({ confidence, right }) => Math.abs(confidence - right));
  return {
    points: used.map(({ count, confidence, right }) => [confidence / count, right / count]),
    error: gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, answers.length),
  };
}

function share(answers: readonly Answer[], isCounted: (answer: Answer) => boolean): number {
  return answers.filter(isCounted).length / answers.length;
}
