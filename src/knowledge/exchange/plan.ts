// Decides what each row of a table becomes: a new entry, a phrasing, a text that is filled in or differs, or nothing new.

import { foldText } from '../../language/fold';
import { detectLanguage, LANGUAGES, type Language } from '../../language/language';
import { phrasingKey } from '../check-entries';
import { Concepts } from '../concepts';
import { clipped, type Edit, editOf, type Planning, type PlanOptions, textsIn } from './edit';
import { gapsOf } from './gaps';
import type { KnownFolder } from './known';
import { assignSubjects } from './plan-subjects';
import { takeTexts } from './plan-texts';
import type { Note, Row } from './row';

export interface PlannedRow {
  row: Row;
  entry: string;
  outcomes: Note[];
  losses: Note[];
}

export interface Plan {
  rows: PlannedRow[];
  /** Only entries that change. */
  edits: Edit[];
  /** What new entries and changed drafts still lack. */
  gaps: { entry: string; notes: Note[] }[];
}

export function planImport(rows: readonly Row[], folder: KnownFolder, options: PlanOptions): Plan {
  const planning = beginPlan(folder, options);
  const subjects = assignSubjects(rows, folder.entries, planning);
  const planned = rows.map((row): PlannedRow => {
    const subject = subjects.of(row);
    const { edit } = subject;
    const isFirst = subject.rows[0] === row;
    const outcomes: Note[] = edit.isNew && isFirst ? [{ key: 'row.new' }] : [];
    const losses = [...row.losses];
    if (row.question !== undefined) {
      const language = subject.languageOf(row, row.question);
      outcomes.push(takeQuestion(row.question, { edit, language, planning }));
    }
    takeTexts(row, { subject, subjects, planning, outcomes, losses });
    return { row, entry: edit.entry.id, outcomes, losses };
  });
  for (const { edit, rows: own } of subjects.all) if (edit.entry.isDraft) nameEntry(edit, own);
  const edits = [...planning.edits.values()].filter(isChanged);
  const drafts = edits.filter(({ isNew, entry }) => isNew || entry.isDraft);
  const gaps = drafts.map(({ entry }) => ({ entry: entry.id, notes: gapsOf(entry) }));
  return { rows: planned, edits, gaps: gaps.filter(({ notes }) => notes.length > 0) };
}

function beginPlan({ entries, synonyms, outOfScope }: KnownFolder, options: PlanOptions): Planning {
  const concepts = new Concepts(synonyms);
  const keyOf = (text: string) => phrasingKey(foldText(text), concepts);
  const claims = new Map<string, string>();
  for (const { id, texts } of entries)
    for (const { phrasings } of Object.values(texts))
      for (const phrasing of phrasings) claims.set(keyOf(phrasing), id);
  const edits = new Map(entries.map((entry) => [entry.id, editOf(structuredClone(entry), false)]));
  return { options, edits, keyOf, claims, outside: new Set(outOfScope.map(keyOf)) };
}

function takeQuestion(
  text: string,
  { edit, language, planning }: { edit: Edit; language: Language; planning: Planning },
): Note {
  const { claims, outside } = planning;
  const key = planning.keyOf(text);
  const other = claims.get(key);
  if (key === '') return { key: 'row.wordless' };
  if (other === edit.entry.id) return { key: 'row.there' };
  if (other !== undefined) return { key: 'row.elsewhere', details: { other } };
  if (outside.has(key)) return { key: 'row.outside' };
  claims.set(key, edit.entry.id);
  textsIn(edit.entry, language).phrasings.push(text);
  edit.phrasings.push({ language, text });
  return { key: 'row.phrasing', details: { language } };
}

/** A title where the file has none: what leads to the entry is called, or its first phrasing. */
function nameEntry({ entry }: Edit, rows: readonly Row[]): void {
  const label = rows.find((row) => row.label)?.label ?? '';
  for (const language of LANGUAGES) {
    const texts = entry.texts[language];
    const called = detectLanguage(label) === language ? label : texts?.phrasings[0];
    if (texts) texts.title ??= clipped(called ?? entry.id);
  }
}

function isChanged({ isNew, texts, phrasings, shared, source }: Edit): boolean {
  const counts = [texts.length, phrasings.length, Object.keys(shared).length];
  return isNew || counts.some((count) => count > 0) || Object.keys(source).length > 0;
}
