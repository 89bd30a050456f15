// The database on PostgreSQL: reached, of this release, keeping what it acknowledged, taking what is written.

import { ThawError } from '../errors';
import { examinePostgres, tryWriteTo } from '../store/examine-postgres';
import { type Finding, fault, ok, skipped, warning } from './doctor-finding';

const SCHEMA = 'schema';
const WRITE = 'database';

export async function checkPostgres(url: string): Promise<Finding[]> {
  try {
    const { found, known, serves, server, loose } = await examinePostgres(url);
    if (!serves) {
      return [
        fault(
          SCHEMA,
          `${found} is newer than ${known}, which this release knows`,
          'Start the newer release, or restore the backup taken before the upgrade (pg_restore).',
        ),
      ];
    }
    const durable = checkDurable(server, loose);
    if (found === undefined)
      return [ok(SCHEMA, 'the database is empty; the first start fills it'), durable];
    if (found < known) {
      const says = `${found} becomes ${known} at the next start`;
      return [
        warning(SCHEMA, says, 'Back it up first: npm run -s kb -- backup FILE says how.'),
        durable,
      ];
    }
    return [ok(SCHEMA, String(found)), durable, await checkWrite(url)];
  } catch (err) {
    if (!(err instanceof ThawError)) throw err;
    return [
      fault(WRITE, err.message.replace(/\.$/, ''), err.fix),
      skipped(SCHEMA, 'the database was not reached'),
    ];
  }
}

function checkDurable(server: string, loose: readonly string[]): Finding {
  if (loose.length === 0)
    return ok('durability', `PostgreSQL ${server} keeps what it acknowledges`);
  return fault(
    'durability',
    `PostgreSQL ${server} may forget what it acknowledged (${loose.join(', ')})`,
    'Switch it on in postgresql.conf, and start PostgreSQL again.',
  );
}

async function checkWrite(url: string): Promise<Finding> {
  try {
    await tryWriteTo(url);
    return ok(WRITE, 'it takes what is written');
  } catch (err) {
    const { code = '', message } = err as { code?: string; message: string };
    return fault(WRITE, `nothing can be written to it (${code || message})`, remedy(code));
  }
}

function remedy(code: string): string {
  if (code === '25006')
    return 'This is a replica, or read-only: set DATABASE_URL to the server that takes writes.';
  if (code === '42501')
    return 'Give the user of DATABASE_URL the tables: it must own them (ALTER TABLE … OWNER TO).';
  if (code.startsWith('53'))
    return 'Make room on the disk of PostgreSQL, or raise its limit of connections.';
  return 'See the log of PostgreSQL.';
}
