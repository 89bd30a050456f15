import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { PAPERS_OF_MERGED } from '../../src/store/migration-merchant';
import { MIGRATIONS } from '../../src/store/migrations';
import { openSqlite } from '../../src/store/sqlite';
import { papersOfTicket } from '../../src/tickets/paper-store';
import { temporaryFolder } from '../support/temporary-folder';

it('brings the papers of tickets that an earlier release merged to the ones that go on for them', async () => {
  const folder = temporaryFolder();
  const old = new BetterSqlite(join(folder, 'thaw.db'));
  const before = MIGRATIONS.indexOf(PAPERS_OF_MERGED);
  for (const migration of MIGRATIONS.slice(0, before)) old.exec(migration);
  old.pragma(`user_version = ${before}`);
  old.exec(`INSERT INTO conversations (id, channel, user_id, seq, last_at, created_at)
      VALUES ('a', 'directline', 'dl_merchant', 0, 0, 0);
    INSERT INTO tickets (number, handover_key, conversation_id, kind, status, merged_into, created_at, updated_at, body)
      VALUES ('FZ-2', 'two', 'a', 'freeze', 'new', NULL, 0, 0, '{}'), ('FZ-1', 'one', 'a', 'freeze', 'closed', 'FZ-2', 0, 0, '{}'),
        ('FZ-3', 'three', 'a', 'freeze', 'new', NULL, 0, 0, '{}');
    INSERT INTO papers (id, conversation_id, seq, ticket, name, type, bytes, at, content)
      VALUES ('licence', 'a', 1, 'FZ-1', 'licence.jpg', 'image/jpeg', 1, 0, x'00'),
        ('slip', 'a', 1, 'FZ-3', 'slip.jpg', 'image/jpeg', 1, 0, x'00');`);
  old.close();
  const store = openSqlite(folder);
  const papersOf = async (number: string) =>
    (await papersOfTicket(store.read, number)).map(({ id }) => id);
  expect(await papersOf('FZ-2')).toEqual(['licence']);
  expect(await papersOf('FZ-1')).toEqual([]);
  expect(await papersOf('FZ-3')).toEqual(['slip']);
  await store.close();
});
