// Rules of knowledge/diagnosis.yaml: names, answers, words, points and the entries they lead to.

import { foldText } from '../language/fold';
import { LANGUAGES } from '../language/language';
import { checkPaths } from './check-diagnosis-paths';
import { type Diagnosis, type DiagnosisQuestion, END } from './diagnosis';
import { type Fault, type Report, reportInto } from './fault';
import type { KeyPath, SourceFile } from './source-file';

const FEWEST_ANSWERS = 2;
/** More buttons nobody reads on a telephone. */
const MOST_BUTTONS = 6;

interface Checked {
  value: Diagnosis;
  source: SourceFile;
}

export function checkDiagnosis(
  { value, source }: Checked,
  entries: ReadonlySet<string>,
  faults: Fault[],
): void {
  const report = reportInto(faults, source);
  checkIds(value, report);
  for (const [at, question] of value.questions.entries()) {
    checkAnswers(question, at, report);
    checkWords(question, at, report);
  }
  checkEntryIds(value, entries, report);
  checkCauses(value, report);
  checkPaths(value, report);
}

function checkIds({ questions }: Diagnosis, report: Report): void {
  const seen = new Set<string>([END]);
  for (const [at, { id }] of questions.entries()) {
    const rule = id === END ? 'question-name' : 'question-twice';
    if (seen.has(id)) report(rule, ['questions', at, 'id'], { id });
    seen.add(id);
  }
}

function checkAnswers(question: DiagnosisQuestion, at: number, report: Report): void {
  const { id, answers, fills } = question;
  checkButtons(question, at, report);
  const ids = new Set(answers.map((answer) => answer.id));
  const seen = new Set<string>();
  for (const [i, answer] of answers.entries()) {
    const path = ['questions', at, 'answers', i];
    const values = { answer: answer.id, question: id };
    if (seen.has(answer.id)) report('answer-twice', path, values);
    seen.add(answer.id);
    if (Object.values(answer.points).some((points) => points > 0) && !answer.because)
      report('answer-because', path, values);
    const other = answer.over.find((each) => each === answer.id || !ids.has(each));
    if (other !== undefined) report('answer-over', [...path, 'over'], { ...values, other });
    if (fills === 'scope' && answer.value === undefined)
      report('answer-value-missing', path, values);
    if (fills !== 'scope' && answer.value !== undefined)
      report('answer-value-unused', [...path, 'value'], values);
  }
}

function checkButtons({ id, answers }: DiagnosisQuestion, at: number, report: Report): void {
  const path = ['questions', at, 'answers'];
  const buttons = answers.filter(({ tap }) => tap).length;
  if (buttons < FEWEST_ANSWERS) report('buttons-few', path, { id, fewest: FEWEST_ANSWERS });
  else if (buttons > MOST_BUTTONS)
    report('buttons-many', path, { id, count: buttons, most: MOST_BUTTONS });
}

/** The same word or label in two answers: nobody could tell which is meant. */
function checkWords({ id, answers }: DiagnosisQuestion, at: number, report: Report): void {
  const claimed = new Map<string, string>();
  for (const [i, answer] of answers.entries()) {
    for (const language of LANGUAGES) {
      const said = [
        { path: ['label', language], text: answer.label[language] },
        ...(['words', 'alone'] as const).flatMap((key) =>
          answer[key][language].map((text, w) => ({ path: [key, language, w], text })),
        ),
      ];
      for (const { path, text } of said) {
        const before = claimed.get(foldText(text));
        claimed.set(foldText(text), before ?? answer.id);
        if (before === undefined || before === answer.id) continue;
        const values = { text, one: before, other: answer.id, id };
        report('word-two-answers', ['questions', at, 'answers', i, ...path], values);
      }
    }
  }
}

function checkEntryIds(
  { questions, causes, unclear }: Diagnosis,
  entries: ReadonlySet<string>,
  report: Report,
): void {
  const used: { path: KeyPath; id: string }[] = [
    ...questions.flatMap(({ answers }, q) =>
      answers.flatMap(({ points }, a) =>
        Object.keys(points).map((id) => ({
          path: ['questions', q, 'answers', a, 'points', id],
          id,
        })),
      ),
    ),
    ...causes.map(({ cause: id }, c) => ({ path: ['causes', c, 'cause'], id })),
    ...causes.flatMap(({ steps }, c) =>
      steps.map((id, s) => ({ path: ['causes', c, 'steps', s], id })),
    ),
    ...unclear.steps.map((id, s) => ({ path: ['unclear', 'steps', s], id })),
  ];
  for (const { path, id } of used) {
    if (!entries.has(id)) report('entry-unknown', path, { id });
  }
}

/** Points without an outcome and outcomes without points both lead nowhere. */
function checkCauses({ questions, causes }: Diagnosis, report: Report): void {
  const listed = new Set(causes.map(({ cause }) => cause));
  const reached = new Set<string>();
  for (const [q, { answers }] of questions.entries()) {
    for (const [a, { id, points }] of answers.entries()) {
      for (const [cause, count] of Object.entries(points)) {
        if (count > 0) reached.add(cause);
        if (listed.has(cause)) continue;
        report('cause-unlisted', ['questions', q, 'answers', a, 'points', cause], { id, cause });
      }
    }
  }
  const seen = new Set<string>();
  for (const [c, { cause }] of causes.entries()) {
    const path = ['causes', c, 'cause'];
    if (seen.has(cause)) report('stands-twice', path, { cause });
    else if (!reached.has(cause)) report('cause-unreached', path, { cause });
    seen.add(cause);
  }
}
