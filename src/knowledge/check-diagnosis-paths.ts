// Follows every path through knowledge/diagnosis.yaml: each must end, soon, and every question must be reached.

import { type Diagnosis, type DiagnosisQuestion, END } from './diagnosis';
import type { Report } from './fault';

const MOST_QUESTIONS = 5;

export function checkPaths({ questions }: Diagnosis, report: Report): void {
  const ids = new Set(questions.map(({ id }) => id));
  for (const [at, question] of questions.entries()) {
    for (const { answer, next, path } of waysOut(question, at)) {
      if (next === END || ids.has(next)) continue;
      report('dead-end', path, { answer, question: question.id, next, end: END });
    }
  }
  const { reached, circle, longest } = follow(questions);
  const placeOf = (id?: string) => ['questions', questions.findIndex((each) => each.id === id)];
  if (circle) report('circle', placeOf(circle[0]), { path: circle.join(' → ') });
  else if (longest.length > MOST_QUESTIONS) {
    const values = { most: MOST_QUESTIONS, path: longest.join(' → '), end: END };
    report('path-long', placeOf(longest[MOST_QUESTIONS]), values);
  }
  for (const [at, { id }] of questions.entries())
    if (id !== END && !reached.has(id)) report('question-unreached', ['questions', at], { id });
}

/** Where each way out of a question leads, with the place that says so. */
function waysOut({ answers, unsure }: DiagnosisQuestion, at: number) {
  return [
    ...answers.map(({ id, next }, a) => ({
      answer: id,
      next,
      path: ['questions', at, 'answers', a, 'next'],
    })),
    { answer: 'unsure', next: unsure, path: ['questions', at, 'unsure'] },
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
    // What is called so is no question, and has its own fault.
    const question = id === END ? undefined : byId.get(id);
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
