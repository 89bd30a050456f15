// `kb backup FILE` and `kb restore FILE`: whole copies of the database, verified.

import { systemClock } from '../clock';
import { ThawError } from '../errors';
import { backUp, type Contents, restore as putBack } from '../store/copy';
import { type CommandContext, readOptions } from './command';

const NOT_DONE = 1;

export async function backup(args: string[], { env, print }: CommandContext): Promise<number> {
  const { values, positionals } = readOptions({
    args,
    allowPositionals: true,
    options: { force: { type: 'boolean' } },
  });
  const file = onlyOne(positionals, 'backup');
  if (env.DATABASE_URL) {
    const bucket = env.PAPERS_BUCKET ? ['', inBucket(env.PAPERS_BUCKET)] : [];
    return tell(print, [...toDump(file), ...bucket]);
  }
  const folder = env.DATA_DIR || './data';
  const contents = await backUp(folder, { file, overwrite: values.force ?? false });
  print(`${file}: ${inWords(contents)}; verified`);
  if (env.PAPERS_BUCKET) print(inBucket(env.PAPERS_BUCKET));
  return 0;
}

export async function restore(args: string[], { env, print }: CommandContext): Promise<number> {
  const { positionals } = readOptions({ args, allowPositionals: true, options: {} });
  const file = onlyOne(positionals, 'restore');
  if (env.DATABASE_URL) return tell(print, toLoad(file));
  const folder = env.DATA_DIR || './data';
  const { contents, kept } = await putBack(file, { folder, now: systemClock.now() });
  print(`${folder} holds what was in ${file}: ${inWords(contents)}; verified`);
  if (kept) print(`The database of before is kept: ${kept}`);
  return 0;
}

function onlyOne(words: string[], command: string): string {
  const [file, extra] = words;
  if (file === undefined || extra !== undefined)
    throw new ThawError('USAGE', { problem: `\`${command}\` needs one file.` });
  return file;
}

function inWords({ schema, bytes, rows }: Contents): string {
  const { conversations, activities, tickets, outbox } = rows;
  const size = `${(bytes / 1024 ** 2).toFixed(1)} MiB, schema ${schema}`;
  return `${size}, ${conversations} conversations, ${activities} messages, ${tickets} tickets, ${outbox} deliveries`;
}

function tell(print: CommandContext['print'], lines: readonly string[]): number {
  for (const line of lines) print(line);
  return NOT_DONE;
}

const toDump = (file: string) => [
  'DATABASE_URL is set: PostgreSQL brings its own tools, and nothing was done here. Beside the running service:',
  '',
  `  pg_dump --format=custom --no-owner --no-privileges --file=${quoted(file)} "$DATABASE_URL"`,
  `  pg_restore --list ${quoted(file)} > /dev/null && echo readable`,
];

const toLoad = (file: string) => [
  'DATABASE_URL is set: PostgreSQL brings its own tools, and nothing was done here. Into a new database, then switch over:',
  '',
  '  createdb --maintenance-db="$DATABASE_URL" thaw_restored',
  `  pg_restore --exit-on-error --single-transaction --no-owner --no-privileges --dbname="$RESTORED_URL" ${quoted(file)}`,
  '',
  'RESTORED_URL is DATABASE_URL with thaw_restored as the name of the database. Stop every process of the service, set DATABASE_URL to it,',
  'start them again; the old database is still there.',
];

const inBucket = (bucket: string) =>
  `Papers in the bucket ${bucket} are not in the copy: keep its versions, or copy the bucket as well.`;

/** For a shell. */
function quoted(file: string): string {
  return /^[\w./-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`;
}
