// The list of tags in the database: names in both languages, and those that are retired.

import { ThawError } from '../../errors';
import type { Language } from '../../language/language';
import { audit } from '../../staff/audit-store';
import type { Act } from '../../staff/manage';
import type { Database } from '../../store/store';
import type { TagView } from './tag-views';

/** More nobody finds anything in. */
const MOST_TAGS = 100;

interface TagNames {
  zh: string;
  en: string;
}

/** Retired ones too. */
export async function listTags(db: Database): Promise<TagView[]> {
  const rows = await db
    .selectFrom('tags')
    .select((eb) => [
      ...(['id', 'zh', 'en', 'retired_at'] as const),
      eb
        .selectFrom('ticket_tags')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('ticket_tags.tag', '=', 'tags.id')
        .as('tickets'),
    ])
    .orderBy('id')
    .execute();
  return rows.map(({ retired_at, tickets, ...tag }) => ({
    ...tag,
    isRetired: retired_at !== null,
    tickets: Number(tickets),
  }));
}

export function tagNameIn(tags: readonly TagView[], id: string, language: Language): string {
  const tag = tags.find((each) => each.id === id);
  if (!tag) return id;
  return language === 'en' ? tag.en : tag.zh;
}

/** @throws ThawError TAG_UNKNOWN for one that is put on no ticket any more, too */
export async function requireTags(db: Database, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const row = await db
      .selectFrom('tags')
      .select('id')
      .where('id', '=', id)
      .where('retired_at', 'is', null)
      .executeTakeFirst();
    if (!row) throw new ThawError('TAG_UNKNOWN', { id });
  }
}

/** @throws ThawError TAG_TAKEN, TAGS_TOO_MANY */
export async function makeTag(db: Database, names: TagNames, { by, now }: Act): Promise<void> {
  const tags = await listTags(db);
  if (tags.length >= MOST_TAGS) throw new ThawError('TAGS_TOO_MANY', { most: MOST_TAGS });
  refuseTaken(tags, names);
  const id = idOf(names, new Set(tags.map((tag) => tag.id)));
  await db
    .insertInto('tags')
    .values({ id, ...names, created_at: now, retired_at: null })
    .execute();
  const record = { who: by.id, name: by.name, subject: id, at: now };
  await audit(db, { ...record, action: 'tag-made', details: { ...names } });
}

interface TagChange {
  zh?: string | undefined;
  en?: string | undefined;
  isRetired?: boolean | undefined;
}

/** @throws ThawError TAG_UNKNOWN, TAG_TAKEN */
export async function changeTag(
  db: Database,
  { id, change }: { id: string; change: TagChange },
  { by, now }: Act,
): Promise<void> {
  const tags = await listTags(db);
  const tag = tags.find((each) => each.id === id);
  if (!tag) throw new ThawError('TAG_UNKNOWN', { id });
  const { zh = tag.zh, en = tag.en, isRetired = tag.isRetired } = change;
  const others = tags.filter((each) => each.id !== id);
  refuseTaken(others, { zh, en });
  await db
    .updateTable('tags')
    .set({ zh, en, ...(isRetired !== tag.isRetired && { retired_at: isRetired ? now : null }) })
    .where('id', '=', id)
    .execute();
  const record = { who: by.id, name: by.name, subject: id, at: now };
  await audit(db, { ...record, action: 'tag-changed', details: { zh, en, isRetired } });
}

function refuseTaken(tags: readonly TagView[], { zh, en }: TagNames): void {
  const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
  for (const tag of tags) {
    if (same(tag.zh, zh)) throw new ThawError('TAG_TAKEN', { name: zh });
    if (same(tag.en, en)) throw new ThawError('TAG_TAKEN', { name: en });
  }
}

/** Made of the English name, so that receivers of events can read it; it stays when the name changes. */
function idOf({ en }: TagNames, taken: ReadonlySet<string>): string {
  const words = en.toLowerCase().match(/[a-z0-9]+/g) ?? ['tag'];
  const plain = words.join('-').slice(0, 40);
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? plain : `${plain}-${count}`;
    if (!taken.has(id)) return id;
  }
}
