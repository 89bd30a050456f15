// The data sets of part "matching": what is learned, what is asked, and where a refusal threshold may be chosen.

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

const ROOT = join(import.meta.dirname, '../..');
/** Labelled questions of others; they are not part of the project. */
export const BENCH_DIR = process.env.BENCH_DIR ?? join(ROOT, '../shared/bench');

const require = createRequire(import.meta.url);

export interface Row {
  text: string;
  label: string;
  lang?: string;
  scope?: string;
}

/** One training and the questions asked after it; rows named `valid` are there to choose a peer's threshold on. */
export interface Task {
  language: 'en' | 'zh' | 'both';
  train: Row[];
  synonyms?: string[][];
  valid?: Row[];
  tests: Record<string, Row[]>;
}

const OUTSIDE = 'oos';

const SETS: Record<string, () => Task> = {
  'BANKING77 full': () => banking('train'),
  'BANKING77 10 per label': () => banking('train_10'),
  'BANKING77 5 per label': () => banking('train_5'),
  CLINC150: () => folder('clinc150'),
  'BANKING77-OOS': () => folder('banking77-oos'),
  'xSID English': () => xsid('en', 'en'),
  'xSID Chinese': () => xsid('zh', 'zh'),
  'xSID, learned in English, asked in Chinese': () => xsid('en', 'zh'),
  'xSID, learned in Chinese, asked in English': () => xsid('zh', 'en'),
};

export const TASK_NAMES = [...Object.keys(SETS), 'Shipped knowledge'];
export const hasBenchData = () => existsSync(join(BENCH_DIR, 'README.md'));

export async function loadTask(name: string): Promise<Task> {
  const set = SETS[name];
  return set ? set() : shipped();
}

function banking(train: string): Task {
  return {
    language: 'en',
    train: read(`banking77/${train}`),
    tests: { test: read('banking77/test') },
  };
}

function folder(name: string): Task {
  const train = read(`${name}/train`).filter(({ label }) => label !== OUTSIDE);
  return {
    language: 'en',
    train,
    valid: read(`${name}/valid`),
    tests: { test: read(`${name}/test`) },
  };
}

function xsid(learned: 'en' | 'zh', asked: 'en' | 'zh'): Task {
  const tests = { test: read(`xsid/test_${asked}`) };
  return { language: learned, train: read(`xsid/train_${learned}`), tests };
}

async function shipped(): Promise<Task> {
  const { checkKnowledge } = require('../../dist/src/knowledge/check.js');
  const { examplesOf } = require('../../dist/src/knowledge/load.js');
  const known = await checkKnowledge(join(ROOT, 'knowledge'));
  const questions: Row[] = readCsv(join(ROOT, 'knowledge/questions.csv'));
  const strangers = hasBenchData() ? read('xquad/oos') : [];
  return {
    language: 'both',
    train: examplesOf(known.entries.values(), known.outOfScope),
    synonyms: known.synonyms,
    tests: {
      'questions Chinese': questions.filter(({ lang }) => lang === 'zh-Hans'),
      'questions English': questions.filter(({ lang }) => lang === 'en'),
      'XQuAD Chinese': strangers.filter(({ lang }) => lang?.startsWith('zh')),
      'XQuAD English': strangers.filter(({ lang }) => lang === 'en'),
    },
  };
}

export function read(name: string): Row[] {
  return readCsv(join(BENCH_DIR, `${name}.csv`));
}

function readCsv(file: string): Row[] {
  return parse(readFileSync(file), { columns: true, bom: true });
}
