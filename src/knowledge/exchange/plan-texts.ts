// What becomes of the texts beside a phrasing: title, short answer, answer, and what the entry says for all languages.

import { TEXTS } from '../files/entry-draft';
import { clipped, type Edit, type Planning, textsIn } from './edit';
import type { Subject, Subjects } from './plan-subjects';
import type { Note, Row } from './row';

const MOST_RELATED = 4;

interface Around {
  subject: Subject;
  subjects: Subjects;
  planning: Planning;
  outcomes: Note[];
  losses: Note[];
}

export function takeTexts(row: Row, around: Around): void {
  const { edit, languageOf } = around.subject;
  const { entry } = edit;
  for (const name of TEXTS) {
    const given = row[name];
    if (given === undefined) continue;
    const text = name === 'title' ? clipped(given) : given;
    if (text !== given) around.losses.push({ key: 'loss.title' });
    const language = languageOf(row, text);
    const texts = textsIn(entry, language);
    if (!isTaken(texts[name], text, { field: `${language}.${name}`, ...around })) continue;
    texts[name] = text;
    edit.texts = edit.texts.filter((each) => each.language !== language || each.name !== name);
    edit.texts.push({ language, name, text });
  }
  takeSource(row, around);
  for (const name of ['picture', 'reviewed'] as const) {
    const text = row[name];
    const before = edit.isNew && name === 'reviewed' ? undefined : entry[name];
    if (text === undefined || !isTaken(before, text, { field: name, ...around })) continue;
    entry[name] = text;
    edit.shared[name] = text;
  }
  takeDecides(row, around);
  takeLists(row, around);
}

/** Where an entry does not say, the provider decides. */
function takeDecides({ providerDecides: given }: Row, around: Around): void {
  const { edit } = around.subject;
  const before = edit.entry.providerDecides ?? true;
  if (given === undefined || given === before) return;
  const known = edit.isNew ? undefined : String(before);
  if (!isTaken(known, String(given), { field: 'providerDecides', ...around })) return;
  edit.entry.providerDecides = given;
  edit.shared.providerDecides = given;
}

function takeSource(row: Row, around: Around): void {
  const { source: text } = row;
  if (text === undefined) return;
  const { edit, languageOf } = around.subject;
  const language = languageOf(row, text);
  const field = `source.${language}`;
  if (!isTaken(edit.entry.source[language], text, { field, ...around })) return;
  edit.entry.source[language] = text;
  edit.source[language] = text;
}

function takeLists(row: Row, around: Around): void {
  const { edit } = around.subject;
  for (const name of ['related', 'parts'] as const) {
    const named = row[name]?.filter((id) => isUsable(id, edit, around));
    const before = edit.entry[name] ?? [];
    const added = name === 'related' ? followers(row, around) : [];
    const wanted = named ?? [...new Set([...before, ...added])];
    const list = name === 'related' ? wanted.slice(0, MOST_RELATED) : wanted;
    if (wanted.length > list.length) around.losses.push({ key: 'loss.related-many' });
    if (list.length === 0 || list.join() === before.join()) continue;
    const known = before.length === 0 || !named ? undefined : before.join(' ');
    if (!isTaken(known, list.join(' '), { field: name, ...around })) continue;
    edit.entry[name] = list;
    edit.shared[name] = list;
  }
}

/** The entries behind the prompts of a pair. */
function followers(row: Row, around: Around): string[] {
  const { edit } = around.subject;
  const before = edit.entry.related ?? [];
  return (row.relatedGroups ?? [])
    .map((group) => around.subjects.ofGroup(group))
    .filter((id) => id !== undefined)
    .filter((id) => before.includes(id) || isUsable(id, edit, around));
}

/** An entry that is served may not lead to one that is not. */
function isUsable(id: string, { entry }: Edit, { planning, losses }: Around): boolean {
  const other = planning.edits.get(id)?.entry;
  const isFine = id !== entry.id && other !== undefined && (entry.isDraft || !other.isDraft);
  if (!isFine && !losses.some((loss) => loss.details?.id === id))
    losses.push({ key: other?.isDraft ? 'loss.related-draft' : 'loss.related', details: { id } });
  return isFine;
}

function isTaken(
  before: string | undefined,
  text: string,
  { field, planning, outcomes }: { field: string } & Around,
): boolean {
  if (before === text) return false;
  const { replace } = planning.options;
  const key = before === undefined ? 'row.filled' : replace ? 'row.replaced' : 'row.differs';
  outcomes.push({ key, details: { field } });
  return key !== 'row.differs';
}
