// Which entry the rows of one subject belong to: the one they name, the one that has most of their phrasings, or a new one.

import { detectLanguage, type Language } from '../../language/language';
import { type Edit, editOf, type Planning } from './edit';
import { entryIdFromName, entryIdFromText, freeId, isEntryId } from './entry-names';
import type { KnownEntry } from './known';
import type { Row } from './row';

/** An entry takes a subject that names none where at least this share of its phrasings is the entry's. */
const SHARE_OF_PHRASINGS = 0.5;

export interface Subject {
  rows: Row[];
  edit: Edit;
  languageOf(row: Row, text: string): Language;
}

export interface Subjects {
  all: Subject[];
  of(row: Row): Subject;
  /** The entry of a group of the file. */
  ofGroup(group: string): string | undefined;
}

export function assignSubjects(
  rows: readonly Row[],
  entries: readonly KnownEntry[],
  planning: Planning,
): Subjects {
  const byKey = new Map<string, Row[]>();
  for (const row of rows) {
    const own = byKey.get(keyOf(row));
    if (own) own.push(row);
    else byKey.set(keyOf(row), [row]);
  }
  const subjects = new Map<string, Subject>();
  const groups = new Map<string, string>();
  for (const [key, own] of byKey) {
    const languageOf = languages(own, planning.options.language);
    const edit = editFor(own, { entries, planning, languageOf });
    subjects.set(key, { rows: own, edit, languageOf });
    for (const { group } of own) groups.set(group, edit.entry.id);
  }
  return {
    all: [...subjects.values()],
    of: (row) => subjects.get(keyOf(row)) as Subject,
    ofGroup: (group) => groups.get(group),
  };
}

function keyOf({ id, group }: Row): string {
  return id ? `id:${id}` : group;
}

type LanguageOf = Subject['languageOf'];

function languages(rows: readonly Row[], given: Language | undefined): LanguageOf {
  const all = rows.flatMap(({ question }) => question ?? []).join(' ');
  const usual =
    given ??
    rows.find((row) => row.language)?.language ??
    detectLanguage(rows.find(({ answer }) => answer)?.answer ?? '') ??
    detectLanguage(all) ??
    'zh-Hans';
  return (row, text) => row.language ?? given ?? detectLanguage(text) ?? usual;
}

interface Around {
  entries: readonly KnownEntry[];
  planning: Planning;
  languageOf: LanguageOf;
}

function editFor(rows: readonly Row[], around: Around): Edit {
  const { edits, options } = around.planning;
  const named = namedBy(rows);
  const known = named ?? ofMostPhrasings(rows, around.planning) ?? ofSameText(rows, around);
  const found = known === undefined ? undefined : edits.get(known);
  if (found) return found;
  const id = named ?? freeId(invented(rows), edits);
  const edit = editOf(
    { id, file: '', isDraft: true, texts: {}, source: {}, reviewed: options.today },
    true,
  );
  edits.set(id, edit);
  return edit;
}

function namedBy(rows: readonly Row[]): string | undefined {
  const { id, kind } = rows.find((row) => row.id) ?? {};
  return id === undefined ? undefined : isEntryId(id) ? id : entryIdFromName(id, kind);
}

function ofMostPhrasings(rows: readonly Row[], { claims, keyOf: key }: Planning) {
  const questions = rows.flatMap(({ question }) => question ?? []);
  const votes = new Map<string, number>();
  for (const question of questions) {
    const id = claims.get(key(question));
    if (id !== undefined) votes.set(id, (votes.get(id) ?? 0) + 1);
  }
  const [best] = [...votes].sort(([, a], [, b]) => b - a);
  return best && best[1] >= questions.length * SHARE_OF_PHRASINGS ? best[0] : undefined;
}

function ofSameText(rows: readonly Row[], { entries, languageOf }: Around): string | undefined {
  for (const row of rows) {
    for (const name of ['answer', 'title'] as const) {
      const text = row[name];
      if (text === undefined) continue;
      const language = languageOf(row, text);
      const found = entries.find(({ texts }) => texts[language]?.[name] === text);
      if (found) return found.id;
    }
  }
  return undefined;
}

/** English words make the better id where there are some. */
function invented(rows: readonly Row[]): string {
  const names = rows.flatMap(({ title, label, question }) => title ?? label ?? question ?? []);
  const english = names.find((name) => detectLanguage(name) === 'en');
  const kind = rows.find((row) => row.kind)?.kind;
  return entryIdFromText(english ?? names[0] ?? '', kind);
}
