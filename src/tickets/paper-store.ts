// The contents of papers in the database: stored with the activity that brought them, later handed to a ticket.

import { contentIn, type Objects } from '../store/objects/objects';
import { statement } from '../store/statement';
import type { Database, Store } from '../store/store';
import type { NewPaper } from './paper';

const insert = statement<{
  id: string;
  conversationId: string;
  seq: number;
  name: string;
  type: string;
  bytes: number;
  at: number;
  content: Buffer;
  object: string | null;
}>((db, p) =>
  db.insertInto('papers').values({
    id: p.id,
    conversation_id: p.conversationId,
    seq: p.seq,
    ticket: null,
    name: p.name,
    type: p.type,
    bytes: p.bytes,
    at: p.at,
    content: p.content,
    object: p.object,
  }),
);

export async function insertPapers(
  db: Database,
  papers: readonly NewPaper[],
  from: { conversationId: string; seq: number; at: number },
): Promise<void> {
  for (const { paperId: id, name, type, bytes, content, object = null } of papers) {
    await insert(db, { id, name, type, bytes, content, object, ...from });
  }
}

/** How much a conversation has sent so far. */
export async function heldPapers(
  db: Database,
  conversationId: string,
): Promise<{ count: number; bytes: number }> {
  const row = await db
    .selectFrom('papers')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.sum<number>('bytes').as('bytes')])
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst();
  return { count: Number(row?.count ?? 0), bytes: Number(row?.bytes ?? 0) };
}

/** Papers of another conversation are left alone, whatever the ids say. */
export async function givePapers(
  db: Database,
  given: { ids: readonly string[]; conversationId: string; ticket: string },
): Promise<void> {
  if (given.ids.length === 0) return;
  await db
    .updateTable('papers')
    .set({ ticket: given.ticket })
    .where('id', 'in', given.ids)
    .where('conversation_id', '=', given.conversationId)
    .execute();
}

/** Oldest first; contents are read one by one, because all of them may be large. */
export async function papersOfTicket(db: Database, ticket: string) {
  return db
    .selectFrom('papers')
    .select(['id', 'name', 'type', 'bytes'])
    .where('ticket', '=', ticket)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

type Reading = Pick<Store, 'read' | 'objects'>;

/** @throws ThawError PAPERS_UNAVAILABLE */
export async function contentOf(
  { read, objects }: Reading,
  paperId: string,
): Promise<Buffer | undefined> {
  const row = await read
    .selectFrom('papers')
    .select(['content', 'object'])
    .where('id', '=', paperId)
    .executeTakeFirst();
  return row && contentIn(objects, row);
}

/** One paper and the conversation that it came from; its content is read by itself. */
export async function findPaper(db: Database, paperId: string) {
  return db
    .selectFrom('papers')
    .select(['conversation_id', 'name', 'type'])
    .where('id', '=', paperId)
    .executeTakeFirst();
}

/**
 * Before the transaction that names them: what is in the bucket without a row is swept, a row without its object would be
 * a file lost. Without a bucket they stay as they are. @throws ThawError PAPERS_UNAVAILABLE
 */
export async function putPapers<T extends NewPaper>(
  objects: Objects | undefined,
  papers: readonly T[],
): Promise<T[]> {
  if (!objects) return [...papers];
  return Promise.all(
    papers.map(async (paper) => {
      const object = await objects.put(paper.content);
      return { ...paper, object, content: Buffer.alloc(0) };
    }),
  );
}
