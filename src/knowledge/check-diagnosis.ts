// Rules of knowledge/diagnosis.yaml: names, answers, words, points and the entries they lead to.

import { foldText } from '../language/fold';
import { LANGUAGES } from '../language/language';
import { checkPaths, type Report } from './check-diagnosis-paths';
import { type Diagnosis, type DiagnosisQuestion, END } from './diagnosis';
import type { Fault } from './fault';
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
  const report: Report = (path, says, fix) =>
    faults.push({ file: source.file, line: source.lineOf(path), says, fix });
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
    const says = id === END ? `"${END}" is no name for a question.` : `Two questions are "${id}".`;
    if (seen.has(id)) report(['questions', at, 'id'], says, 'Give it a name of its own.');
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
    const name = `The answer "${answer.id}" of "${id}"`;
    if (seen.has(answer.id)) report(path, `${name} stands twice.`, 'Give it a name of its own.');
    seen.add(answer.id);
    if (Object.values(answer.points).some((points) => points > 0) && !answer.because) {
      report(
        path,
        `${name} speaks for a cause but does not say why.`,
        'Add "because:" in both languages; it follows "you said that …".',
      );
    }
    const unknown = answer.over.find((each) => each === answer.id || !ids.has(each));
    if (unknown !== undefined)
      report(
        [...path, 'over'],
        `${name} stands over "${unknown}", which is no other answer of the question.`,
        'Name other answers of this question.',
      );
    if (fills === 'scope' && answer.value === undefined)
      report(path, `${name} has no value.`, 'Add "value: terminal", "funds" or "both".');
    if (fills !== 'scope' && answer.value !== undefined)
      report(
        [...path, 'value'],
        `${name} has a value that nothing uses.`,
        'Remove it, or add "fills: scope" to the question.',
      );
  }
}

function checkButtons({ id, answers }: DiagnosisQuestion, at: number, report: Report): void {
  const path = ['questions', at, 'answers'];
  const buttons = answers.filter(({ tap }) => tap).length;
  if (buttons < FEWEST_ANSWERS) {
    report(
      path,
      `The question "${id}" has fewer than ${FEWEST_ANSWERS} answers to tap.`,
      'Add an answer, or remove the question and lead past it.',
    );
  } else if (buttons > MOST_BUTTONS) {
    report(
      path,
      `The question "${id}" has ${buttons} answers to tap.`,
      `Keep to ${MOST_BUTTONS}: join some, or let words alone lead to them ("tap: false").`,
    );
  }
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
        report(
          ['questions', at, 'answers', i, ...path],
          `"${text}" means both "${before}" and "${answer.id}" of "${id}".`,
          'Leave it to one of the two answers.',
        );
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
    if (!entries.has(id)) report(path, `"${id}" is no entry.`, 'Correct the id or add that entry.');
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
        report(
          ['questions', q, 'answers', a, 'points', cause],
          `Dead end: the answer "${id}" speaks for "${cause}", which "causes" does not list.`,
          'Add it under "causes:" with advice and steps, or remove the points.',
        );
      }
    }
  }
  const seen = new Set<string>();
  for (const [c, { cause }] of causes.entries()) {
    const path = ['causes', c, 'cause'];
    if (seen.has(cause)) report(path, `"${cause}" stands twice.`, 'Remove one of the two.');
    else if (!reached.has(cause))
      report(path, `No answer speaks for "${cause}".`, 'Give it points in an answer or remove it.');
    seen.add(cause);
  }
}
