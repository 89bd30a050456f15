// Follows every path through knowledge/diagnosis.yaml: each must end, soon, and every question must be reached.

import { type Diagnosis, type DiagnosisQuestion, END } from './diagnosis';
import type { KeyPath } from './source-file';

const MOST_QUESTIONS = 5;

export type Report = (path: KeyPath, says: string, fix: string) => void;

export function checkPaths({ questions }: Diagnosis, report: Report): void {
  const ids = new Set(questions.map(({ id }) => id));
  for (const [at, question] of questions.entries()) {
    for (const { name, next, path } of waysOut(question, at)) {
      if (next === END || ids.has(next)) continue;
      report(
        path,
        `Dead end: ${name} of "${question.id}" leads to "${next}", which is no question.`,
        `Name a question of this file, or "${END}".`,
      );
    }
  }
  const { reached, circle, longest } = follow(questions);
  if (circle) {
    report(
      ['questions', questions.findIndex(({ id }) => id === circle[0])],
      `The questions go round in a circle: ${circle.join(' → ')}.`,
      'Let one of them lead on to another question or to the end.',
    );
  } else if (longest.length > MOST_QUESTIONS) {
    report(
      ['questions', questions.findIndex(({ id }) => id === longest[MOST_QUESTIONS])],
      `A path asks more than ${MOST_QUESTIONS} questions: ${longest.join(' → ')}.`,
      `Lead to "${END}" earlier, or leave a question out.`,
    );
  }
  for (const [at, { id }] of questions.entries()) {
    if (reached.has(id)) continue;
    report(
      ['questions', at],
      `No answer leads to the question "${id}".`,
      'Lead to it from another question or remove it.',
    );
  }
}

/** Where each way out of a question leads, with the place that says so. */
function waysOut({ answers, unsure }: DiagnosisQuestion, at: number) {
  return [
    ...answers.map(({ id, next }, a) => ({
      name: `the answer "${id}"`,
      next,
      path: ['questions', at, 'answers', a, 'next'],
    })),
    { name: '"unsure"', next: unsure, path: ['questions', at, 'unsure'] },
  ];
}

interface Followed {
  reached: Set<string>;
  /** The first circle found; paths are not followed round it. */
  circle?: string[];
  longest: string[];
}

/** Visits each question once: the longest way on from it is remembered. */
function follow(questions: Diagnosis['questions']): Followed {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const longestFrom = new Map<string, string[]>();
  const found: Followed = { reached: new Set(), longest: [] };
  const visit = (id: string, path: string[]): string[] => {
    const question = byId.get(id);
    if (!question) return [];
    if (path.includes(id)) {
      found.circle ??= [...path.slice(path.indexOf(id)), id];
      return [];
    }
    const known = longestFrom.get(id);
    if (known) return known;
    found.reached.add(id);
    const ways = waysOut(question, 0).map(({ next }) => visit(next, [...path, id]));
    const longest = [id, ...(ways.sort((a, b) => b.length - a.length)[0] ?? [])];
    longestFrom.set(id, longest);
    return longest;
  };
  found.longest = visit(questions[0]?.id ?? END, []);
  return found;
}
