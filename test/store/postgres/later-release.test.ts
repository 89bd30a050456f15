// A later release may add a column while this one serves: no query that ran before is refused after it.

import pg from 'pg';
import { openStore } from '../../../src/store/open';
import { placeFor } from '../../support/store';
import { temporaryFolder } from '../../support/temporary-folder';

it('reads and writes all columns of a table that has got one more', async () => {
  const place = await placeFor(temporaryFolder());
  const store = await openStore(place);
  const database = new pg.Client(place.DATABASE_URL);
  await database.connect();
  const readAll = () => store.read.selectFrom('staff').selectAll().execute();
  const writeAll = () => store.write((db) => db.selectFrom('staff').selectAll('staff').execute());
  await readAll();
  await writeAll();
  await database.query('ALTER TABLE staff ADD COLUMN of_a_later_release TEXT');
  expect(await readAll()).toEqual([]);
  expect(await writeAll()).toEqual([]);
  await database.end();
  await store.close();
});
