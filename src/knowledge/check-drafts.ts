// Checks the drafts as if they were served, so that a maintainer sees what each still lacks.

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { OWN_LANGUAGES } from '../language/locale-files';
import { type CheckedKnowledge, readEntries } from './check';
import { checkEntries, LEAST_PHRASINGS } from './check-entries';
import { Concepts } from './concepts';
import { type Fault, faultAt } from './fault';
import { DRAFTS, ENTRIES } from './folders';
import { readSource } from './source-file';

/** By the names of their files: a draft may lack whatever it likes. */
export async function draftIds(dir: string): Promise<string[]> {
  const names = await readdir(join(dir, DRAFTS)).catch(() => []);
  return names.map((name) => parse(name).name);
}

/** @returns the gaps of each draft, in the order of the files; none of them keeps the service from its work */
export async function checkDrafts(
  dir: string,
  { synonyms, operator }: Pick<CheckedKnowledge, 'synonyms' | 'operator'>,
): Promise<Fault[]> {
  const folder = join(dir, DRAFTS);
  if (!existsSync(folder)) return [];
  const shape: Fault[] = [];
  const drafts = await readEntries(folder, shape);
  const files = new Set([...shape, ...drafts.map(({ source }) => source)].map(({ file }) => file));
  files.delete(folder);
  const served = await readEntries(join(dir, ENTRIES), []);
  const faults: Fault[] = [];
  checkEntries([...served, ...drafts], { concepts: new Concepts(synonyms), operator, faults });
  const counts: Fault[] = [];
  for (const file of new Set(shape.map((fault) => fault.file)))
    if (files.has(file)) counts.push(...(await fewPhrasings(file)));
  return [...shape, ...counts, ...faults].filter(({ file }) => files.has(file)).sort(inOrder);
}

/** A draft whose shape is not right yet is still told of the phrasings that it lacks. */
async function fewPhrasings(file: string): Promise<Fault[]> {
  const source = await readSource(file, []);
  const value = (source?.value ?? {}) as Record<string, { phrasings?: unknown } | undefined>;
  return OWN_LANGUAGES.flatMap((language): Fault[] => {
    const { phrasings } = value[language] ?? {};
    if (!Array.isArray(phrasings) || phrasings.length >= LEAST_PHRASINGS) return [];
    const at = source?.placeOf([language, 'phrasings']) ?? { line: 1 };
    const place = { file, ...at, ...(typeof value.id === 'string' ? { entry: value.id } : {}) };
    const values = { language, count: phrasings.length, least: LEAST_PHRASINGS };
    return [faultAt(place, 'phrasings-few', values)];
  });
}

function inOrder(a: Fault, b: Fault): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line;
}
