// `kb move-store`: copies the database of the data folder into PostgreSQL, counted and checked.

import { ThawError } from '../errors';
import { type MovedRows, moveStore } from '../store/move/move-store';
import { placeOf } from '../store/open';
import { columns } from './columns';
import { type CommandContext, readOptions } from './command';

/** No service may hold the folder, nor the database. */
export async function move(args: string[], { env, print, warn }: CommandContext): Promise<number> {
  const { values } = readOptions({
    args,
    options: { replace: { type: 'boolean' }, json: { type: 'boolean' } },
  });
  const url = env.DATABASE_URL ?? '';
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    const problem = 'DATABASE_URL must name the target: postgres://user:password@host:port/name.';
    throw new ThawError('USAGE', { problem });
  }
  const folder = placeOf({ DATA_DIR: env.DATA_DIR });
  const moved = await moveStore({ folder, url, replace: values.replace ?? false }, (table) =>
    warn(`Copying ${table} …`),
  );
  if (values.json) print(JSON.stringify({ tables: moved }));
  else for (const line of report(moved, folder, placeOf(env))) print(line);
  return 0;
}

function report(moved: readonly MovedRows[], folder: string, target: string): string[] {
  const rows = moved.map(({ table, rows: count, checksum }) => [
    table,
    count.toLocaleString('en'),
    checksum,
  ]);
  const total = moved.reduce((sum, { rows: count }) => sum + count, 0).toLocaleString('en');
  return [
    ...columns([['table', 'rows', 'checksum, the same in both'], ...rows]),
    '',
    `${total} rows are in ${target}, counted and compared with ${folder}.`,
    'Start the service with DATABASE_URL set; it goes on where it stopped.',
    `To go back: stop the service, remove DATABASE_URL, start it. ${folder} is as it was before the move;`,
    'what was written to PostgreSQL since then is not in it.',
  ];
}
