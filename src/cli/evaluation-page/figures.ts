// The figures behind the report: intervals, confusions, reliability, and the phrasings next to a question.

import { expectedIds, isRight, type Prediction } from '../../knowledge/evaluate';
import type { Example } from '../../knowledge/training';
import { foldText } from '../../language/fold';

const Z = 1.96;
const BINS = 10;
const NEAREST = 3;
const PIECE = /\p{Script=Han}|[\p{L}\p{N}]+/gu;

/** Wilson's interval of 95 %. */
export function interval(part: number, whole: number): [number, number] {
  if (whole === 0) return [0, 1];
  const share = part / whole;
  const scale = 1 + Z ** 2 / whole;
  const middle = (share + Z ** 2 / (2 * whole)) / scale;
  const half = (Z * Math.sqrt((share * (1 - share)) / whole + Z ** 2 / (4 * whole ** 2))) / scale;
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

export interface Confusion {
  expected: string;
  /** Empty where it was refused. */
  given: string;
  questions: string[];
}

/** Only what went wrong, the most frequent first. */
export function confusionsOf(predictions: readonly Prediction[]): Confusion[] {
  const found = new Map<string, Confusion>();
  for (const prediction of predictions) {
    if (isRight(prediction)) continue;
    const expected = expectedIds(prediction)[0] ?? '';
    const given = prediction.decision === 'none' ? '' : prediction.top;
    const key = `${expected} ${given}`;
    const confusion = found.get(key) ?? { expected, given, questions: [] };
    confusion.questions.push(prediction.text);
    found.set(key, confusion);
  }
  return [...found.values()].sort((a, b) => b.questions.length - a.questions.length);
}

export interface Bin {
  confidence: number;
  right: number;
  count: number;
}

/** The best candidate of each question, in tenths of confidence that hold any. */
export function reliabilityOf(predictions: readonly Prediction[]): Bin[] {
  const bins = new Map<number, Bin>();
  for (const prediction of predictions) {
    const place = Math.min(BINS - 1, Math.floor(prediction.confidence * BINS));
    const bin = bins.get(place) ?? { confidence: 0, right: 0, count: 0 };
    bin.confidence += prediction.confidence;
    bin.right += expectedIds(prediction).includes(prediction.top) ? 1 : 0;
    bin.count++;
    bins.set(place, bin);
  }
  return [...bins]
    .sort(([a], [b]) => a - b)
    .map(([, { confidence, right, count }]) => ({
      confidence: confidence / count,
      right: right / count,
      count,
    }));
}

export interface Near {
  text: string;
  label: string;
  shared: string[];
}

/** Finds the phrasings that share most pieces (words, pairs of Han characters) with a question, and which. */
export function neighbours(examples: readonly Example[]): (question: string) => Near[] {
  const known = examples.map((example) => ({ ...example, pieces: piecesOf(example.text) }));
  return (question) => {
    const asked = piecesOf(question);
    return known
      .map(({ text, label, pieces }) => {
        const shared = [...asked].filter((piece) => pieces.has(piece));
        return { text, label, shared, likeness: shared.length / (asked.size + pieces.size || 1) };
      })
      .filter(({ likeness }) => likeness > 0)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, NEAREST)
      .map(({ text, label, shared }) => ({ text, label, shared }));
  };
}

function piecesOf(text: string): Set<string> {
  const signs = foldText(text).match(PIECE) ?? [];
  const isHan = (sign = '') => /^\p{Script=Han}$/u.test(sign);
  return new Set(
    signs.flatMap((sign, i) => {
      if (!isHan(sign)) return [sign];
      const next = signs[i + 1];
      return isHan(next) ? [`${sign}${next}`] : [];
    }),
  );
}
