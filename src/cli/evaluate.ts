// `kb evaluate`: measures the matcher on labelled questions.

import { ThawError } from '../errors';
import { checkKnowledge } from '../knowledge/check';
import { type Evaluation, evaluate } from '../knowledge/evaluate';
import { type Fault, faultLine } from '../knowledge/fault';
import { examplesOf } from '../knowledge/load';
import { createMatcher, type Matcher } from '../knowledge/matcher';
import { type QuestionLine, readQuestions } from '../knowledge/questions-file';
import { type CommandContext, knowledgeFolder, readOptions } from './command';
import { evaluationReport } from './evaluation-report';

export async function evaluateQuestions(
  args: string[],
  { env, print }: CommandContext,
): Promise<number> {
  const { values } = readOptions({
    args,
    options: {
      questions: { type: 'string' },
      train: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  if (!values.questions)
    throw new ThawError('USAGE', { problem: 'kb evaluate needs --questions FILE.csv' });
  const questions = await questionsIn(values.questions);
  const { matcher, trainMs } = values.train
    ? await trainedOn(values.train)
    : await trainedOnKnowledge(knowledgeFolder(env));
  const evaluation = evaluate(matcher, questions);
  if (values.json) print(JSON.stringify(asJson(evaluation, trainMs)));
  else for (const line of evaluationReport(evaluation, questions, trainMs)) print(line);
  return 0;
}

function asJson({ queryMicros, predictions, ...shares }: Evaluation, trainMs: number) {
  return { ...shares, trainMs, queryMicros, predictions };
}

/** @throws ThawError KNOWLEDGE_INVALID with every fault of the file. */
export async function questionsIn(file: string): Promise<QuestionLine[]> {
  const faults: Fault[] = [];
  const questions = await readQuestions(file, faults);
  refuse(faults);
  return questions;
}

async function trainedOn(file: string): Promise<{ matcher: Matcher; trainMs: number }> {
  const examples = await questionsIn(file);
  return timed(() => createMatcher(examples));
}

async function trainedOnKnowledge(dir: string): Promise<{ matcher: Matcher; trainMs: number }> {
  const { entries, outOfScope, synonyms, faults } = await checkKnowledge(dir);
  refuse(faults);
  return timed(() => createMatcher(examplesOf(entries.values(), outOfScope), { synonyms }));
}

function timed(train: () => Matcher): { matcher: Matcher; trainMs: number } {
  const started = process.hrtime.bigint();
  const matcher = train();
  return { matcher, trainMs: Math.round(Number(process.hrtime.bigint() - started) / 1e6) };
}

function refuse(faults: readonly Fault[]): void {
  if (faults.length > 0)
    throw new ThawError('KNOWLEDGE_INVALID', { faults: faults.map(faultLine).join('\n') });
}
