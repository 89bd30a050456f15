// Files that staff send to merchants, each under a key that cannot be guessed.

import type { Database } from '../store/store';

export interface StaffFile {
  key: string;
  ticket: string;
  name: string;
  type: string;
  bytes: number;
  content: Buffer;
}

export async function insertStaffFile(db: Database, file: StaffFile, at: number): Promise<void> {
  await db
    .insertInto('staff_files')
    .values({ ...file, at })
    .execute();
}

export async function findStaffFile(db: Database, key: string): Promise<StaffFile | undefined> {
  return db
    .selectFrom('staff_files')
    .select(['key', 'ticket', 'name', 'type', 'bytes', 'content'])
    .where('key', '=', key)
    .executeTakeFirst();
}
