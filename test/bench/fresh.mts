// Part "fresh": questions that nothing was learned or chosen by, of each kind in which merchants write, answered and refused.
// `node test/bench/fresh.mts [--half A] --show` lists those answered wrongly, after `npm run build`.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse as parseCsv } from 'csv-parse/sync';
import type { Knowledge } from '../../src/knowledge/load.ts';
import type { CodeFinder } from '../../src/knowledge/screen-codes/find.ts';

const ROOT = join(import.meta.dirname, '../..');
const LANGUAGES = { 'zh-Hans': 'Chinese', en: 'English' } as const;

interface Question {
  text: string;
  /** Entries that are right, with a bar between, or `oos`. */
  label: string;
  lang: keyof typeof LANGUAGES;
  scope: 'in' | 'out';
  kind: string;
  /** A may be read while the bot is worked on; B is asked at the end. */
  half: 'A' | 'B';
}

interface Answered extends Question {
  isRight: boolean;
  got: string;
}

/** @param against another checkout, built */
export async function benchFresh(against?: string): Promise<string> {
  const builds = [await askAll(ROOT), ...(against ? [await askAll(against)] : [])];
  return report(builds);
}

async function askAll(checkout: string, half?: string): Promise<Answered[]> {
  const load = createRequire(join(checkout, 'package.json'));
  const { loadKnowledge } = load('./dist/src/knowledge/load.js');
  const knowledge: Knowledge = await loadKnowledge(join(checkout, 'knowledge'));
  const findCodes = codesOf(load, knowledge);
  return questions()
    .filter((question) => half === undefined || question.half === half)
    .map((question) => ask(question, knowledge, findCodes));
}

/** A build from before codes were known has none. */
function codesOf(load: NodeJS.Require, knowledge: Knowledge): CodeFinder {
  if (!knowledge.screenCodes) return () => [];
  return load('./dist/src/knowledge/screen-codes/find.js').codeFinder(knowledge.screenCodes);
}

function questions(): Question[] {
  const text = readFileSync(join(import.meta.dirname, 'fresh-questions.csv'), 'utf8');
  return parseCsv(text, { columns: true }) as Question[];
}

/** A code of the screen is answered before anything else, and is no answer to what is not ours. */
function ask(
  question: Question,
  { matcher, screenCodes }: Knowledge,
  findCodes: CodeFinder,
): Answered {
  const labels = question.label.split('|');
  const [code] = findCodes(question.text).filter(({ counts }) => counts !== 'asked');
  if (code) {
    const entry = screenCodes.get(code.code)?.entry ?? '';
    const isRight = question.scope === 'in' && labels.some((label) => label === entry);
    return { ...question, isRight, got: `code ${code.code}, ${entry}` };
  }
  const match = matcher.match(question.text);
  const shown =
    match.decision === 'answer'
      ? [match.id]
      : match.decision === 'choices'
        ? match.choices.map(({ id }) => id)
        : [];
  const isRight =
    question.scope === 'out' ? shown.length === 0 : shown.some((id) => labels.includes(id));
  return { ...question, isRight, got: shown.join(' / ') || 'refused' };
}

function report(builds: readonly Answered[][]): string {
  const [own = []] = builds;
  const kinds = [...new Set(own.map(({ kind }) => kind))].sort();
  const heads = builds.length > 1 ? ['this build', 'the other'] : ['this build'];
  const row = (name: string, belongs: (question: Question) => boolean) =>
    `| ${name} | ${builds.map((answered) => share(answered.filter(belongs))).join(' | ')} |`;
  return `## Fresh questions

${own.length} questions written for this alone (\`fresh-questions.csv\`), old and new entries together; half B was asked only when the work was done. Right: answered with the entry, or with choices that show it. Refused: nothing is shown.

| | ${heads.join(' | ')} |
|---|${heads.map(() => '---|').join('')}
${(['A', 'B'] as const)
  .flatMap((half) =>
    Object.entries(LANGUAGES).flatMap(([lang, name]) => [
      row(
        `half ${half}, ${name}: right`,
        (q) => q.half === half && q.lang === lang && q.scope === 'in',
      ),
      row(
        `half ${half}, ${name}: refused`,
        (q) => q.half === half && q.lang === lang && q.scope === 'out',
      ),
    ]),
  )
  .join('\n')}
${kinds
  .flatMap((kind) =>
    Object.entries(LANGUAGES).map(([lang, name]) =>
      row(`${kind}, ${name}`, (q) => q.kind === kind && q.lang === lang),
    ),
  )
  .join('\n')}
`;
}

function share(answered: readonly Answered[]): string {
  if (answered.length === 0) return '–';
  const right = answered.filter(({ isRight }) => isRight).length;
  return `${((100 * right) / answered.length).toFixed(1)} % (${right}/${answered.length})`;
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: { show: { type: 'boolean' }, half: { type: 'string' } },
  });
  const answered = await askAll(ROOT, values.half);
  console.log(report([answered]));
  for (const { text, label, kind, got, isRight } of values.show ? answered : []) {
    if (!isRight) console.log(`${kind}: ${text}\n    ${label} → ${got}`);
  }
}
