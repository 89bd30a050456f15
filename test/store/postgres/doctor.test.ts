// What the doctor tells of a PostgreSQL database, each fault provoked.

import pg from 'pg';
import { checkPostgres } from '../../../src/cli/doctor-postgres';
import { openPostgres } from '../../../src/store/postgres';
import { placeFor } from '../../support/store';
import { temporaryFolder } from '../../support/temporary-folder';

let url: string;
beforeEach(async () => {
  url = (await placeFor(temporaryFolder())).DATABASE_URL ?? '';
});

async function run(...statements: string[]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  for (const each of statements) await client.query(each);
  await client.end();
}

const withOption = (option: string) => {
  const given = new URL(url);
  given.searchParams.set('options', `${given.searchParams.get('options') ?? ''} -c ${option}`);
  return given.href;
};
const stateOf = async (place: string) =>
  (await checkPostgres(place))
    .filter(({ check }) => check !== 'durability')
    .map(({ check, state, says, fix }) => [check, state, says, fix]);

it('of this release takes what is written, and may still be empty', async () => {
  expect(await stateOf(url)).toEqual([
    ['schema', 'ok', 'the database is empty; the first start fills it', undefined],
  ]);
  await (await openPostgres(url)).close();
  expect(await stateOf(url)).toEqual([
    ['schema', 'ok', expect.stringMatching(/^\d+$/), undefined],
    ['database', 'ok', 'it takes what is written', undefined],
  ]);
});

it('of another release is told', async () => {
  await (await openPostgres(url)).close();
  await run('UPDATE schema_version SET version = 9999, oldest_that_serves = 9999');
  expect(await stateOf(url)).toEqual([
    [
      'schema',
      'fault',
      expect.stringMatching(/^9999 is newer than \d+, which this release knows$/),
      'Start the newer release, or restore the backup taken before the upgrade (pg_restore).',
    ],
  ]);
  await run('UPDATE schema_version SET version = 3, oldest_that_serves = 0');
  expect(await stateOf(url)).toEqual([
    [
      'schema',
      'warning',
      expect.stringMatching(/^3 becomes \d+ at the next start$/),
      'Back it up first: npm run -s kb -- backup FILE says how.',
    ],
  ]);
});

it('that only reads has a remedy', async () => {
  await (await openPostgres(url)).close();
  expect((await stateOf(withOption('default_transaction_read_only=on')))[1]).toEqual([
    'database',
    'fault',
    'nothing can be written to it (25006)',
    'This is a replica, or read-only: set DATABASE_URL to the server that takes writes.',
  ]);
});

it('whose tables are not ours has a remedy', async () => {
  await (await openPostgres(url)).close();
  const role = `guest_${process.pid}`;
  const schema = /search_path=(\w+)/.exec(decodeURIComponent(url))?.[1];
  await run(
    `CREATE ROLE ${role}`,
    `GRANT USAGE ON SCHEMA ${schema} TO ${role}`,
    `GRANT SELECT ON schema_version TO ${role}`,
  );
  const told = await stateOf(withOption(`role=${role}`));
  await run(`DROP OWNED BY ${role}`, `DROP ROLE ${role}`);
  expect(told[1]).toEqual([
    'database',
    'fault',
    'nothing can be written to it (42501)',
    'Give the user of DATABASE_URL the tables: it must own them (ALTER TABLE … OWNER TO).',
  ]);
});

it('that is not reached has a remedy, without its password', async () => {
  const told = await stateOf('postgres://thaw:hush-hush@127.0.0.1:1/thaw');
  expect(told[0]).toEqual([
    'database',
    'fault',
    expect.stringMatching(/cannot be reached: .*ECONNREFUSED/),
    'Start PostgreSQL, or correct DATABASE_URL (postgres://user:password@host:5432/name).',
  ]);
  expect(JSON.stringify(told)).not.toContain('hush-hush');
});

it('on a server that does not flush is a fault', async () => {
  // As that of the tests is started.
  expect((await checkPostgres(url)).find(({ check }) => check === 'durability')).toEqual({
    check: 'durability',
    state: 'fault',
    says: expect.stringMatching(/may forget what it acknowledged \(fsync=off\)$/),
    fix: 'Switch it on in postgresql.conf, and start PostgreSQL again.',
  });
});
