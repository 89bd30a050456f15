// What the product's knowledge teaches, learned once for all files of tests and kept as the service keeps it.

import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { type AnswerWords, answerWordsOf } from '../../dialogs/words/answer-words';
import { readWordLists } from '../../dialogs/words/word-lists';
import { type Remember, rememberIn } from '../../src/knowledge/kept';
import { type Knowledge, type KnowledgeContent, readKnowledge } from '../../src/knowledge/load';
import { train } from '../../src/knowledge/training';

const ROOT = resolve(__dirname, '../..');
const KNOWLEDGE = join(ROOT, 'knowledge');
/** By the built program, and by its sources, which may be newer while somebody works on them. */
const KEPT = { built: join(ROOT, 'dist/.kept/built'), sources: join(ROOT, 'dist/.kept/sources') };

/** The knowledge of the product, checked and trained. */
export async function loadProduct(): Promise<Knowledge> {
  return (await readKnowledge(KNOWLEDGE, remember())).train(train);
}

/** What its files say, without the matcher. */
export async function readProduct(): Promise<KnowledgeContent> {
  return (await readKnowledge(KNOWLEDGE, remember())).content;
}

/** The words of the product. */
export async function productWords(): Promise<AnswerWords> {
  return answerWordsOf(await remember()('answer-words', () => readWordLists(KNOWLEDGE)));
}

/**
 * A service on this data folder begins with what an earlier one learned, as at its second start.
 * @param isProduct whether it reads the product's knowledge and keeps what it learns for others, too; what it learns from a
 *   folder of its own, which may change, stays its own
 */
export function keepLearned(dataFolder: string, isProduct = true): void {
  const kept = join(dataFolder, 'kept');
  if (!existsSync(dataFolder) || existsSync(kept)) return;
  mkdirSync(KEPT.built, { recursive: true });
  if (isProduct) symlinkSync(KEPT.built, kept);
  else cpSync(KEPT.built, kept, { recursive: true });
}

function remember(): Remember {
  mkdirSync(KEPT.sources, { recursive: true });
  const programFile = join(KEPT.sources, 'program');
  const program = hashSources();
  if (!existsSync(programFile) || readFileSync(programFile, 'utf8') !== program) {
    writeFileSync(programFile, program);
  }
  return rememberIn({ folder: KEPT.sources, programFile }, KNOWLEDGE);
}

/** Pages teach nothing. */
function hashSources(): string {
  const sum = createHash('sha256');
  const files = ['src', 'dialogs']
    .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(join(ROOT, 'src/web')))
    .sort();
  for (const file of [...files, join(ROOT, 'package-lock.json')]) sum.update(readFileSync(file));
  return sum.digest('hex');
}
