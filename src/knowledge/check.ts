// Checks the knowledge folder and lists every fault at once.

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { LANGUAGES } from '../language/language';
import { checkDiagnosis } from './check-diagnosis';
import { type Claims, checkEntries, phrasingKey } from './check-entries';
import { checkHours } from './check-hours';
import { fitted } from './checks/shape';
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
import { type Fault, faultAt, reportInto } from './fault';
import { ENTRIES } from './folders';
import { hoursSchema, type OfficeHours, officeHours } from './hours-file';
import { checkReplies, type ReadyReply, repliesSchema } from './replies';
import { checkScreenCodes, type ScreenCodesFile, screenCodesSchema } from './screen-codes/file';
import { readSource, type SourceFile } from './source-file';

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
  const loaded = await readEntries(join(dir, ENTRIES), faults);
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
  if (files.length === 0) faults.push(faultAt({ file: dir, line: 1 }, 'folder-empty'));
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
  reportInto(faults, intent.source, { entry: DIAGNOSE })('questions-missing', ['id'], { file });
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

function checkOutOfScope(
  { value, source }: { value: OutOfScope; source: SourceFile },
  { claimed, concepts, faults }: { claimed: Claims; concepts: Concepts; faults: Fault[] },
): void {
  const report = reportInto(faults, source);
  for (const language of LANGUAGES) {
    for (const [i, text] of value[language].entries()) {
      const before = claimed.get(phrasingKey(text, concepts));
      if (before) report('phrasing-elsewhere', [language, i], { text, ...before });
    }
  }
}

function checkSynonyms(groups: SynonymGroups, source: SourceFile, faults: Fault[]): void {
  const report = reportInto(faults, source);
  const seen = new Map<string, number>();
  for (const [group, terms] of groups.entries()) {
    for (const [position, word] of terms.entries()) {
      const path = ['synonyms', group, position];
      const before = seen.get(word.toLowerCase());
      if (before !== undefined) report('synonym-twice', path, { word, line: before });
      seen.set(word.toLowerCase(), before ?? source.lineOf(path));
    }
  }
}
