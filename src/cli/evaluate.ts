// `kb evaluate`: measures the matcher on labelled questions.

import { writeFileSync } from 'node:fs';
import { ThawError } from '../errors';
import { checkKnowledge } from '../knowledge/check';
import { draftIds } from '../knowledge/check-drafts';
import { movesOfRuns } from '../knowledge/compare/runs';
import { evaluate, expectedIds } from '../knowledge/evaluate';
import { type Fault, faultLine } from '../knowledge/fault';
import { examplesOf } from '../knowledge/load';
import { createMatcher, type Matcher } from '../knowledge/matcher';
import { type QuestionLine, readQuestions } from '../knowledge/questions-file';
import type { Example } from '../knowledge/training';
import { LOCALES } from '../language/locale-files';
import { type CommandContext, knowledgeFolder, readOptions } from './command';
import { evaluationPage } from './evaluation-page/page';
import { evaluationReport } from './evaluation-report';
import { readRun } from './kept-run';
import { maintainersLanguage } from './language';

const STEP = 50;

interface Trained {
  matcher: Matcher;
  trainMs: number;
  examples: readonly Example[];
  /** Entries that are out of service: what asks for them alone has no right answer. */
  drafts: ReadonlySet<string>;
}

export async function evaluateQuestions(
  args: string[],
  { env, print, warn, progress }: CommandContext,
): Promise<number> {
  const { values } = readOptions({
    args,
    options: {
      questions: { type: 'string' },
      train: { type: 'string' },
      html: { type: 'string' },
      against: { type: 'string' },
      language: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  if (!values.questions)
    throw new ThawError('USAGE', { problem: 'kb evaluate needs --questions FILE.csv' });
  const language = maintainersLanguage(values.language, env);
  const before = values.against === undefined ? undefined : await readRun(values.against);
  const all = await questionsIn(values.questions);
  const { matcher, trainMs, examples, drafts } = values.train
    ? await trainedOn(values.train)
    : await trainedOnKnowledge(knowledgeFolder(env));
  const questions = all.filter(
    ({ label }) => !expectedIds({ expected: label }).every((id) => drafts.has(id)),
  );
  const waiting = all.length - questions.length;
  if (waiting > 0)
    warn(`Not asked, for their entries are out of service: ${waiting} of ${all.length} questions.`);
  const evaluation = evaluate(matcher, questions, (done) => {
    if (!values.json && (done % STEP === 0 || done === questions.length))
      progress?.(done, questions.length);
  });
  const asked = evaluation.predictions.map((each, i) => ({ ...each, lang: questions[i]?.lang }));
  const against = before && movesOfRuns(before, asked);
  if (values.html) {
    const about = { language, locales: LOCALES };
    const page = evaluationPage({ evaluation, questions, examples, against }, about);
    writeFileSync(values.html, page);
  }
  const { queryMicros, predictions: _predictions, ...shares } = evaluation;
  // The predictions stay last: they are what a later run is compared with.
  if (values.json)
    print(JSON.stringify({ ...shares, trainMs, queryMicros, against, predictions: asked }));
  else
    for (const line of evaluationReport({ evaluation, questions, trainMs, against })) print(line);
  return 0;
}

/** @throws ThawError KNOWLEDGE_INVALID with every fault of the file. */
export async function questionsIn(file: string): Promise<QuestionLine[]> {
  const faults: Fault[] = [];
  const questions = await readQuestions(file, faults);
  refuse(faults);
  return questions;
}

async function trainedOn(file: string): Promise<Trained> {
  const examples = await questionsIn(file);
  return { ...timed(examples, () => createMatcher(examples)), drafts: new Set() };
}

async function trainedOnKnowledge(dir: string): Promise<Trained> {
  const { entries, outOfScope, synonyms, faults } = await checkKnowledge(dir);
  refuse(faults);
  const examples = examplesOf(entries.values(), outOfScope);
  const drafts = (await draftIds(dir)).filter((id) => !entries.has(id));
  const trained = timed(examples, () => createMatcher(examples, { synonyms }));
  return { ...trained, drafts: new Set(drafts) };
}

function timed(examples: readonly Example[], train: () => Matcher): Omit<Trained, 'drafts'> {
  const started = process.hrtime.bigint();
  const matcher = train();
  return {
    matcher,
    examples,
    trainMs: Math.round(Number(process.hrtime.bigint() - started) / 1e6),
  };
}

function refuse(faults: readonly Fault[]): void {
  if (faults.length > 0)
    throw new ThawError('KNOWLEDGE_INVALID', { faults: faults.map(faultLine).join('\n') });
}
