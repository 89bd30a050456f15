// The shipped knowledge against knowledge/questions.csv, no question of which is a phrasing.

import { join } from 'node:path';
import { type Evaluation, evaluate } from '../../src/knowledge/evaluate';
import type { Fault } from '../../src/knowledge/fault';
import { type QuestionLine, readQuestions } from '../../src/knowledge/questions-file';
import { LANGUAGES } from '../../src/language/language';
import { loadProduct } from '../support/learned';

const FOLDER = join(__dirname, '../../knowledge');
const evaluations = new Map<string, Evaluation>();
let questions: QuestionLine[] = [];

beforeAll(async () => {
  const faults: Fault[] = [];
  questions = await readQuestions(join(FOLDER, 'questions.csv'), faults);
  expect(faults).toEqual([]);
  const { matcher } = await loadProduct();
  for (const language of LANGUAGES) {
    evaluations.set(
      language,
      evaluate(
        matcher,
        questions.filter(({ lang }) => lang === language),
      ),
    );
  }
});

describe.each(LANGUAGES)('in %s', (language) => {
  const evaluation = () => evaluations.get(language) as Evaluation;

  it('has at least 300 questions, refusals near and far among them', () => {
    expect(evaluation().total).toBeGreaterThanOrEqual(300);
    for (const scope of ['near', 'far']) {
      expect(
        questions.filter((q) => q.lang === language && q.scope === scope).length,
      ).toBeGreaterThan(30);
    }
  });

  it('answers at least 85 % rightly', () => {
    const { right, total } = evaluation().inScope;
    expect(right / total).toBeGreaterThanOrEqual(0.85);
  });

  it('refuses at least 90 % of what it does not know', () => {
    const { refused, total } = evaluation().outOfScope;
    expect(refused / total).toBeGreaterThanOrEqual(0.9);
  });

  it('offers choices for at most 15 %', () => {
    const choices = evaluation().predictions.filter(({ decision }) => decision === 'choices');
    expect(choices.length / evaluation().total).toBeLessThanOrEqual(0.15);
    for (const { choices: shown } of choices) expect([2, 3]).toContain(shown.length);
  });
});
