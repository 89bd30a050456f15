// Files that staff send to merchants, each under a key that cannot be guessed.

import { contentIn } from '../store/objects/objects';
import type { Database, Store } from '../store/store';

export interface StaffFile {
  key: string;
  ticket: string;
  name: string;
  type: string;
  bytes: number;
  content: Buffer;
  /** Its key in the bucket; then `content` is empty. */
  object: string | null;
}

export async function insertStaffFile(db: Database, file: StaffFile, at: number): Promise<void> {
  await db
    .insertInto('staff_files')
    .values({ ...file, at })
    .execute();
}

/** @throws ThawError PAPERS_UNAVAILABLE */
export async function findStaffFile(
  { read, objects }: Pick<Store, 'read' | 'objects'>,
  key: string,
) {
  const file = await read
    .selectFrom('staff_files')
    .select(['name', 'type', 'content', 'object'])
    .where('key', '=', key)
    .executeTakeFirst();
  const content = file && (await contentIn(objects, file));
  return content && { ...file, content };
}
