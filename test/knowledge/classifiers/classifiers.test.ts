// The sparse classifiers against natural's own, behind the same contract.

import NaturalBayes from 'natural/lib/natural/classifiers/bayes_classifier';
import { SparseBayes } from '../../../src/knowledge/classifiers/bayes';
import { fitDiscriminant } from '../../../src/knowledge/classifiers/discriminant';
import { editDistance } from '../../../src/knowledge/classifiers/edit-distance';
import { SparseLogistic } from '../../../src/knowledge/classifiers/logistic';
import { stemOf } from '../../../src/knowledge/classifiers/stem';
import { TokenClassifier } from '../../../src/knowledge/classifiers/token-classifier';

const DOCUMENTS: [string, string][] = [
  ['my terminal is frozen', 'report'],
  ['the machine was blocked today', 'report'],
  ['please report my frozen terminal', 'report'],
  ['why was my terminal frozen', 'why'],
  ['what is the reason for the freeze', 'why'],
  ['how long does the review take', 'time'],
  ['when is the review done', 'time'],
  ['how many days until it is done', 'time'],
  ['which papers do you need', 'papers'],
];
const QUESTIONS = [
  'why is it frozen',
  'how long until the terminal is back',
  'papers',
  'the the the',
  'unheard words',
];
const tokens = (text: string) => text.split(' ');

function trained<C extends { addDocument(t: string[], l: string): void; train(): void }>(
  classifier: C,
): C {
  for (const [text, label] of DOCUMENTS) classifier.addDocument(tokens(text), label);
  classifier.train();
  return classifier;
}

it("ranks and weighs like natural's BayesClassifier when it counts documents", () => {
  const natural = trained(new NaturalBayes());
  const sparse = trained(new TokenClassifier(new SparseBayes({ smoothing: 1, per: 'documents' })));
  for (const question of QUESTIONS) {
    const expected = natural.getClassifications(tokens(question));
    const sum = expected.reduce((total, { value }) => total + value, 0);
    const found = new Map(
      sparse.getClassifications(tokens(question)).map((c) => [c.label, c.value]),
    );
    for (const { label, value } of expected) expect(found.get(label)).toBeCloseTo(value / sum, 5);
  }
});

it.each([
  ['Bayes', () => new SparseBayes()],
  ['logistic regression', () => new SparseLogistic()],
])('%s gives each training text its own label, best first', (_name, model) => {
  const classifier = trained(new TokenClassifier(model()));
  for (const [text, label] of DOCUMENTS) {
    const ranked = classifier.getClassifications(tokens(text));
    expect(ranked[0]?.label).toBe(label);
    expect(ranked.map(({ value }) => value)).toEqual(
      ranked.map(({ value }) => value).sort((a, b) => b - a),
    );
    expect(ranked.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(1, 9);
  }
});

it('trains to the same weights every time', () => {
  const ask = () =>
    trained(new TokenClassifier(new SparseLogistic())).getClassifications(['frozen', 'review']);
  expect(ask()).toEqual(ask());
});

it('ignores a document without tokens', () => {
  const classifier = new TokenClassifier(new SparseBayes());
  classifier.addDocument([], 'nothing');
  classifier.addDocument(['a'], 'something');
  classifier.train();
  expect(classifier.getClassifications(['a']).map(({ label }) => label)).toEqual(['something']);
});

it('counts a swap of neighbours as one edit', () => {
  expect(editDistance('forzen', 'frozen')).toBe(1);
  expect(editDistance('termnal', 'terminal')).toBe(1);
  expect(editDistance('licence', 'receipt')).toBeGreaterThan(2);
});

it('stems words of one family alike', () => {
  expect(stemOf('transactions')).toBe(stemOf('transaction'));
  expect(stemOf('冻结')).toBe('冻结');
});

it('weighs little in which directions texts of one label differ', () => {
  // Both labels vary widely in the first number and hardly in the second, which alone tells them apart.
  const rows = [-3, -1, 1, 3].flatMap((wide) => [
    { values: [wide, 0.1 + wide * 0.01], label: 0 },
    { values: [wide, -0.1 + wide * 0.01], label: 1 },
  ]);
  const { weights } = fitDiscriminant(
    {
      starts: Int32Array.from({ length: rows.length + 1 }, (_, row) => row * 2),
      ids: Int32Array.from({ length: rows.length * 2 }, (_, at) => at % 2),
      values: Float32Array.from(rows.flatMap(({ values }) => values)),
      labels: Int32Array.from(rows, ({ label }) => label),
      labelCount: 2,
      featureCount: 2,
    },
    2,
  );
  const [wide0 = 0, wide1 = 0, narrow0 = 0, narrow1 = 0] = weights;
  expect(narrow0 - narrow1).toBeGreaterThan(0);
  expect(Math.abs(wide0 - wide1)).toBeLessThan((narrow0 - narrow1) / 10);
});
