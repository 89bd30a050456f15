// Packed weights: the same scores as those they were made of.

import { packed, packedScores } from '../../../src/knowledge/classifiers/packed';
import { linearScores } from '../../../src/knowledge/classifiers/sparse';

const LABELS = 37;
const FEATURES = 11;
const model = {
  weights: Float32Array.from({ length: FEATURES * LABELS }, (_, i) => 9 * Math.sin(i * i)),
  bias: Float64Array.from({ length: LABELS }, (_, i) => Math.cos(i)),
};
const vector = {
  ids: Int32Array.of(10, 0, 3, 7, 1, 9),
  values: Float32Array.of(0.5, -0.25, 0.1, 1, 0.3, 0.7),
  length: 6,
};

it.each([0, 1, 4, 6])('scores a text of %i features as the model does', (length) => {
  const expected = new Float64Array(LABELS);
  linearScores(model, { ...vector, length }, expected);
  const scores = new Float64Array(LABELS);
  packedScores(packed([model]), { ...vector, length }, scores);
  for (const [label, score] of scores.entries()) expect(score).toBeCloseTo(expected[label] ?? 0, 2);
});

it('puts models side by side, and one says nothing of features that it does not know', () => {
  const other = { weights: Float32Array.of(1, 2, 3, 4), bias: Float64Array.of(5) };
  const scores = new Float64Array(LABELS + 1);
  packedScores(packed([model, other]), vector, scores);
  expect(scores[LABELS]).toBeCloseTo(5 - 0.25 * 1 + 0.1 * 4 + 0.3 * 2, 2);
  const expected = new Float64Array(LABELS);
  linearScores(model, vector, expected);
  expect(scores[0]).toBeCloseTo(expected[0] ?? 0, 2);
});
