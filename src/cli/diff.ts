// `kb diff`: the questions whose answer moved between another state of the knowledge and the one at hand.

import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ThawError } from '../errors';
import { type Moves, movesBetween, phrasingsOf } from '../knowledge/compare/moves';
import { writeOut } from '../knowledge/compare/revision';
import type { LabelledQuestion } from '../knowledge/evaluate';
import { rememberIn } from '../knowledge/kept';
import { type Knowledge, loadKnowledge } from '../knowledge/load';
import { type CommandContext, keepOptions, knowledgeFolder, readOptions } from './command';
import { questionsIn } from './evaluate';
import { moveLines, section } from './move-lines';

const WORSE = 1;

/** @returns 0; with --fail-on-worse 1 when a question became wrong. */
export async function diff(args: string[], { env, print }: CommandContext): Promise<number> {
  const { values, positionals } = readOptions({
    args,
    allowPositionals: true,
    options: {
      questions: { type: 'string' },
      json: { type: 'boolean' },
      'fail-on-worse': { type: 'boolean' },
    },
  });
  const [against = 'HEAD', ...more] = positionals;
  if (more.length > 0)
    throw new ThawError('USAGE', { problem: 'kb diff takes one revision or folder.' });
  const started = performance.now();
  const dir = knowledgeFolder(env);
  const other = isFolder(against)
    ? { folder: against, remove: async () => {} }
    : await writeOut(dir, against, env);
  try {
    const after = await loadKnowledge(dir, { remember: rememberIn(keepOptions(env), dir) });
    const before = await earlier(env, other.folder);
    const questions = [...(await labelled(values.questions, dir)), ...phrasingsOf(before, after)];
    const moves = movesBetween(before, after, questions);
    const tookMs = Math.round(performance.now() - started);
    if (values.json) print(JSON.stringify({ against, ...moves, tookMs }));
    else for (const line of report(moves, against, tookMs)) print(line);
    return values['fail-on-worse'] && moves.becameWrong.length > 0 ? WORSE : 0;
  } finally {
    await other.remove();
  }
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** Kept apart from the training of the knowledge at hand: the same revision again is not trained again. */
async function earlier(env: NodeJS.ProcessEnv, folder: string): Promise<Knowledge> {
  const keep = keepOptions(env);
  const remember = rememberIn({ ...keep, folder: join(keep.folder, 'compared') }, folder);
  return loadKnowledge(folder, { remember });
}

async function labelled(file: string | undefined, dir: string): Promise<LabelledQuestion[]> {
  const usual = join(dir, 'questions.csv');
  if (file) return questionsIn(file);
  return existsSync(usual) ? questionsIn(usual) : [];
}

function report(moves: Moves, against: string, tookMs: number): string[] {
  const { becameRight, becameWrong, wrongToWrong, stillRight, refusedNow, answeredNow } = moves;
  const count = [becameRight, becameWrong, wrongToWrong, stillRight].flat().length;
  return [
    `${moves.questions} questions and phrasings against ${against}: ${count} moved (${tookMs} ms)`,
    `${becameRight.length} became right, ${becameWrong.length} became wrong, ${wrongToWrong.length} moved from wrong to wrong, ${stillRight.length} right in another way; ${refusedNow} refused now, ${answeredNow} answered now`,
    ...moveLines(moves),
    ...section(
      'Text of the answer changed',
      moves.textChanged.map(
        ({ id, languages, questions }) =>
          `${id} (${languages.join(', ')}), for ${questions} question${questions === 1 ? '' : 's'}`,
      ),
    ),
    ...section('New entries', moves.added),
    ...section('Removed entries', moves.removed),
    ...(moves.ofRemoved > 0 ? [`Not judged, for they asked for these: ${moves.ofRemoved}.`] : []),
  ];
}
