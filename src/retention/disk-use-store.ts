// How much is stored of each kind: counted a page of rows at a time, because counting all at once would hold the chats up.

import { sql } from 'kysely';
import type { Schema } from '../store/schema';
import type { Database } from '../store/store';
import { KEPT_KINDS, type KeptKind } from './limits';

export interface Counted {
  entries: number;
  /** Of what was written; indexes and empty space come on top. */
  bytes: number;
}

interface Page extends Counted {
  /** Where the next page begins; undefined: this was the last. */
  after: readonly (string | number)[] | undefined;
}

type Table = keyof Schema;

interface Walk {
  table: Table;
  /** Columns of an index by which the pages follow each other. */
  key: readonly string[];
  /** Text columns whose bytes count, or a column that says how many there are. */
  bytes: { of: readonly string[] } | { in: string };
  /** False: its rows are a part of what another table counts. */
  isEntry: boolean;
}

const WALKS: Record<KeptKind, readonly Walk[]> = {
  messages: [
    {
      table: 'activities',
      key: ['conversation_id', 'seq'],
      bytes: { of: ['body'] },
      isEntry: true,
    },
    { table: 'conversations', key: ['id'], bytes: { of: ['state'] }, isEntry: false },
  ],
  papers: [
    { table: 'papers', key: ['id'], bytes: { in: 'bytes' }, isEntry: true },
    { table: 'staff_files', key: ['key'], bytes: { in: 'bytes' }, isEntry: true },
  ],
  deliveries: [
    { table: 'outbox', key: ['created_at', 'id'], bytes: { of: ['payload'] }, isEntry: true },
  ],
  audit: [{ table: 'audit', key: ['id'], bytes: { of: ['details'] }, isEntry: true }],
  questions: [
    { table: 'questions', key: ['id'], bytes: { of: ['text', 'candidates'] }, isEntry: true },
    { table: 'feedback', key: ['id'], bytes: { of: ['words'] }, isEntry: true },
  ],
  tickets: [
    { table: 'tickets', key: ['number'], bytes: { of: ['body'] }, isEntry: true },
    { table: 'ticket_events', key: ['ticket', 'ordinal'], bytes: { of: ['body'] }, isEntry: false },
  ],
};

export async function countKind(
  db: Database,
  kind: KeptKind,
  { most, rest }: { most: number; rest: () => Promise<boolean> },
): Promise<Counted | undefined> {
  const all = { entries: 0, bytes: 0 };
  for (const walk of WALKS[kind]) {
    let after: Page['after'];
    do {
      const page = await countPage(db, walk, { after, most });
      all.entries += page.entries;
      all.bytes += page.bytes;
      after = page.after;
      if (!(await rest())) return undefined;
    } while (after);
  }
  return all;
}

async function countPage(
  db: Database,
  { table, key, bytes, isEntry }: Walk,
  { after, most }: { after: Page['after']; most: number },
): Promise<Page> {
  const size =
    'in' in bytes
      ? sql<number>`${sql.ref(bytes.in)}`
      : sql<number>`${sql.join(
          bytes.of.map((column) => sql`coalesce(octet_length(${sql.ref(column)}), 0)`),
          sql` + `,
        )}`;
  const columns = sql.join(key.map((column) => sql.ref(column)));
  const isAfter = after && sql`where (${columns}) > (${sql.join([...after])})`;
  const { rows } = await sql<Record<string, string | number>>`
    select ${columns}, ${size} as size from ${sql.table(table)} ${isAfter ?? sql``}
    order by ${columns} limit ${most}`.execute(db);
  const last = rows.length === most ? rows.at(-1) : undefined;
  return {
    entries: isEntry ? rows.length : 0,
    bytes: rows.reduce((sum, row) => sum + Number(row.size), 0),
    after: last && key.map((column) => last[column] as string | number),
  };
}

/** As they were last counted, by this process or another. */
export async function readDiskUse(
  db: Database,
): Promise<{ kind: KeptKind; entries: number; bytes: number; at: number }[]> {
  const rows = await db.selectFrom('disk_use').selectAll().execute();
  return rows.flatMap(({ kind, ...use }) => {
    const known = KEPT_KINDS.find((each) => each === kind);
    return known ? [{ kind: known, ...use }] : [];
  });
}

export async function keepDiskUse(
  db: Database,
  { kind, entries, bytes, at }: Counted & { kind: KeptKind; at: number },
): Promise<void> {
  await db
    .insertInto('disk_use')
    .values({ kind, entries, bytes, at })
    .onConflict((conflict) => conflict.column('kind').doUpdateSet({ entries, bytes, at }))
    .execute();
}
