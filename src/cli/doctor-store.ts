// The database: whether it is of this release and takes what a turn writes.

import type { Config } from '../config';
import { schemaIn, tryWriteIn } from '../store/examine';
import { type Finding, fault, ok, skipped, warning } from './doctor-finding';

const SCHEMA = 'schema';
const WRITE = 'database';
/** A service at work holds it for moments. */
const WAIT_MS = 5000;

export function checkStore(
  { DATA_DIR: folder }: Pick<Config, 'DATA_DIR'>,
  waitMs = WAIT_MS,
): Finding[] {
  try {
    const { found, known } = schemaIn(folder);
    if (found === undefined)
      return [ok(SCHEMA, `${folder} holds no database yet; the first start makes it`)];
    if (found > known)
      return [fault(SCHEMA, `${found} is newer than ${known}, which this release knows`, NEWER)];
    if (found < known)
      return [
        warning(SCHEMA, `${found} becomes ${known} at the next start`, OLDER),
        skipped(WRITE, 'it is of another release'),
      ];
    return [ok(SCHEMA, String(found)), checkWrite(folder, waitMs)];
  } catch (err) {
    return [damaged(folder, err)];
  }
}

const NEWER =
  'Start the newer release, or restore the backup taken before the upgrade (kb restore).';
const OLDER = 'Back it up first: npm run -s kb -- backup FILE.';

function checkWrite(folder: string, waitMs: number): Finding {
  try {
    tryWriteIn(folder, waitMs);
    return ok(WRITE, 'it takes what is written');
  } catch (err) {
    const code = codeOf(err);
    return fault(WRITE, `nothing can be written to it (${code})`, writeRemedy(code));
  }
}

function writeRemedy(code: string): string {
  if (/READONLY|CANTOPEN|PERM|AUTH/.test(code)) {
    return 'Let the account that runs the service own DATA_DIR and all in it (chown -R), on a disk that is mounted for writing.';
  }
  if (/FULL/.test(code)) return 'Make room on the disk of DATA_DIR.';
  if (/BUSY|LOCKED/.test(code)) {
    return 'Another program holds the database: end it (a shell of sqlite3, a copy under way), then look again.';
  }
  return 'Look at the disk (dmesg, smartctl); when the file is damaged, restore a backup (kb restore FILE).';
}

function damaged(folder: string, err: unknown): Finding {
  const code = codeOf(err);
  if (/NOTADB|CORRUPT/.test(code)) {
    return fault(
      WRITE,
      `the file in ${folder} is damaged, or no database (${code})`,
      'Stop the service and restore a backup: npm run -s kb -- restore FILE.',
    );
  }
  return fault(WRITE, `it cannot be opened (${code})`, writeRemedy(code));
}

function codeOf(err: unknown): string {
  const { code, message } = err as { code?: string; message?: string };
  return code ?? message ?? String(err);
}
