// Checks the knowledge folder and lists every fault at once.

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { LANGUAGES } from '../language/language';
import { checkDiagnosis } from './check-diagnosis';
import { type Claims, checkEntries, phrasingKey } from './check-entries';
import { checkHours } from './check-hours';
import { Concepts, type SynonymGroups } from './concepts';
import { type Diagnosis, diagnosisSchema } from './diagnosis';
import { checkDocuments, type DocumentKind, documentsSchema } from './documents';
import {
  type Entry,
  entrySchema,
  type Operator,
  type OutOfScope,
  operatorSchema,
  outOfScopeSchema,
  synonymsSchema,
} from './entry';
import type { Fault } from './fault';
import { hoursSchema, type OfficeHours, officeHours } from './hours-file';
import { checkReplies, type ReadyReply, repliesSchema } from './replies';
import { checkScreenCodes, type ScreenCodesFile, screenCodesSchema } from './screen-codes/file';
import { type KeyPath, readSource, type SourceFile } from './source-file';

const DIAGNOSE = 'intent.diagnose';

/** An entry with the file it came from. */
export interface LoadedEntry {
  entry: Entry;
  source: SourceFile;
}

export interface CheckedKnowledge {
  entries: Map<string, Entry>;
  /** The same in the order of the files, with where everything stands; two may have one id. */
  loaded: LoadedEntry[];
  operator: Operator | undefined;
  hours: OfficeHours | undefined;
  /** What terminals show. */
  screenCodes: ScreenCodesFile | undefined;
  /** The questions behind `intent.diagnose`. */
  diagnosis: Diagnosis | undefined;
  synonyms: SynonymGroups;
  /** Questions that no entry answers. */
  outOfScope: string[];
  /** The papers that a freeze may call for. */
  documents: DocumentKind[];
  /** The phrases that staff insert at the desk. */
  replies: ReadyReply[];
  /** Which entry claims which text. */
  claimed: Claims;
  faults: Fault[];
}

/** Reads everything in the folder; entries with faults of shape are left out, every fault is in `faults`, in file order. */
export async function checkKnowledge(dir: string): Promise<CheckedKnowledge> {
  const faults: Fault[] = [];
  const operator = await readAs(join(dir, 'operator.yaml'), operatorSchema, faults);
  const hours = await readAs(join(dir, 'hours.yaml'), hoursSchema, faults);
  if (hours) checkHours(hours.value, hours.source, faults);
  const synonyms = await readIfThere(join(dir, 'synonyms.yaml'), synonymsSchema, faults);
  const outOfScope = await readIfThere(join(dir, 'out-of-scope.yaml'), outOfScopeSchema, faults);
  if (synonyms) checkSynonyms(synonyms.value.synonyms, synonyms.source, faults);
  const diagnosis = await readIfThere(join(dir, 'diagnosis.yaml'), diagnosisSchema, faults);
  const loaded = await readEntries(join(dir, 'entries'), faults);
  const groups = synonyms?.value.synonyms ?? [];
  const concepts = new Concepts(groups);
  const claimed = checkEntries(loaded, { concepts, operator: operator?.value, faults });
  if (outOfScope) checkOutOfScope(outOfScope, { claimed, concepts, faults });
  const documents = await readIfThere(join(dir, 'documents.yaml'), documentsSchema, faults);
  if (documents) {
    const entries = loaded.map(({ entry }) => entry);
    checkDocuments(documents.value.documents, { entries, source: documents.source, faults });
  }
  const replies = await readIfThere(join(dir, 'replies.yaml'), repliesSchema, faults);
  if (replies) checkReplies(replies.value.replies, { source: replies.source, faults });
  const ids = new Set(loaded.map(({ entry }) => entry.id));
  if (diagnosis) checkDiagnosis(diagnosis, ids, faults);
  else checkNeedsDiagnosis(loaded, dir, faults);
  const codes = await readIfThere(join(dir, 'screen-codes.yaml'), screenCodesSchema, faults);
  if (codes) checkScreenCodes(codes.value, { ids, source: codes.source, faults });
  return {
    entries: new Map(loaded.map(({ entry }) => [entry.id, entry])),
    loaded,
    operator: operator?.value,
    hours: hours && officeHours(hours.value),
    diagnosis: diagnosis?.value,
    screenCodes: codes?.value,
    synonyms: groups,
    claimed,
    documents: documents?.value.documents ?? [],
    replies: replies?.value.replies ?? [],
    outOfScope: LANGUAGES.flatMap((language) => outOfScope?.value[language] ?? []),
    faults: faults.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line)),
  };
}

/** The entries of a folder whose shape is right. */
export async function readEntries(dir: string, faults: Fault[]): Promise<LoadedEntry[]> {
  const names = await readdir(dir).catch(() => []);
  const files = names.filter((name) => /\.ya?ml$/.test(name)).sort();
  if (files.length === 0) {
    faults.push({
      file: dir,
      line: 1,
      says: 'The folder holds no entries.',
      fix: 'Set KNOWLEDGE_DIR to the folder that holds entries/.',
    });
  }
  const read = await Promise.all(
    files.map(async (name) => {
      const own: Fault[] = [];
      return { found: await readAs(join(dir, name), entrySchema, own), own };
    }),
  );
  for (const { own } of read) faults.push(...own);
  return read.flatMap(({ found }) => (found ? [{ entry: found.value, source: found.source }] : []));
}

/** Without the file the intent would have nothing to ask. */
function checkNeedsDiagnosis(loaded: LoadedEntry[], dir: string, faults: Fault[]): void {
  const file = join(dir, 'diagnosis.yaml');
  const intent = loaded.find(({ entry }) => entry.id === DIAGNOSE);
  // A file that is there but cannot be read has faults of its own.
  if (!intent || existsSync(file)) return;
  faults.push({
    file: intent.source.file,
    line: intent.source.lineOf(['id']),
    entry: DIAGNOSE,
    says: 'The questions for this entry are missing.',
    fix: `Restore ${file} or remove this entry.`,
  });
}

/** For files that a folder may do without. */
async function readIfThere<S extends z.ZodType>(file: string, schema: S, faults: Fault[]) {
  return existsSync(file) ? readAs(file, schema, faults) : undefined;
}

async function readAs<S extends z.ZodType>(
  file: string,
  schema: S,
  faults: Fault[],
): Promise<{ value: z.infer<S>; source: SourceFile } | undefined> {
  const source = await readSource(file, faults);
  return source && fitted(source, schema, faults);
}

/** What a file says, if it has the shape that it should. */
export function fitted<S extends z.ZodType>(
  source: SourceFile,
  schema: S,
  faults: Fault[],
): { value: z.infer<S>; source: SourceFile } | undefined {
  const result = schema.safeParse(source.value);
  if (result.success) return { value: result.data, source };
  for (const issue of result.error.issues) faults.push(shapeFault(issue, source));
  return undefined;
}

/** What a part of a file says in each language, where that is more than one text. */
const TWIN_NEEDS = new Map<PropertyKey | undefined, string>([
  ['documents', 'name, about and good'],
  ['replies', 'title and text'],
]);

function shapeFault(issue: z.core.$ZodIssue, source: SourceFile): Fault {
  const id = idAround(source.value, issue.path);
  const where = issue.path.map(String).join('.');
  const missing = LANGUAGES.find((language) => issue.path.at(-1) === language);
  const fault = {
    file: source.file,
    line: source.lineOf(issue.path),
    path: issue.path,
    ...(id ? { entry: id } : {}),
  };
  if (missing && issue.code === 'invalid_type') {
    const [part] = issue.path;
    const needs = part === missing ? 'title, short, answer and phrasings' : TWIN_NEEDS.get(part);
    return {
      ...fault,
      says: `The twin in ${missing} is missing${needs ? '' : ` from "${issue.path.slice(0, -1).map(String).join('.')}"`}.`,
      fix: `Add ${needs ?? 'the text'} under "${missing}:".`,
    };
  }
  return {
    ...fault,
    says: `${where ? `"${where}"` : 'The file'} does not fit: ${issue.message}.`,
    fix: 'Compare with another one; numbers and yes/no that are meant as text need quotes.',
  };
}

/** The id of what the fault lies in: the innermost value around it that has one. */
function idAround(value: unknown, path: KeyPath): string | undefined {
  let found: string | undefined;
  let each = value;
  for (const key of [...path, undefined]) {
    if (typeof each !== 'object' || each === null) break;
    const { id } = each as { id?: unknown };
    if (typeof id === 'string') found = id;
    each = (each as Record<PropertyKey, unknown>)[key ?? ''];
  }
  return found;
}

function checkOutOfScope(
  { value, source }: { value: OutOfScope; source: SourceFile },
  { claimed, concepts, faults }: { claimed: Claims; concepts: Concepts; faults: Fault[] },
): void {
  for (const language of LANGUAGES) {
    for (const [i, text] of value[language].entries()) {
      const before = claimed.get(phrasingKey(text, concepts));
      if (!before) continue;
      const line = source.lineOf([language, i]);
      faults.push({
        file: source.file,
        line,
        says: `"${text}" is a phrasing of ${before.id} (${before.place}).`,
        fix: 'Remove it here or there.',
      });
    }
  }
}

function checkSynonyms(groups: SynonymGroups, source: SourceFile, faults: Fault[]): void {
  const seen = new Map<string, number>();
  for (const [group, terms] of groups.entries()) {
    for (const [position, term] of terms.entries()) {
      const line = source.lineOf(['synonyms', group, position]);
      const before = seen.get(term.toLowerCase());
      if (before !== undefined) {
        faults.push({
          file: source.file,
          line,
          says: `"${term}" stands already on line ${before}.`,
          fix: 'Keep a word in one group only.',
        });
      }
      seen.set(term.toLowerCase(), before ?? line);
    }
  }
}
