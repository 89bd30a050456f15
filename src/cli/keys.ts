// `kb keys`: makes, lists and revokes the keys of the REST API.

import { userInfo } from 'node:os';
import { inputFaults } from '../channels/input-faults';
import { systemClock } from '../clock';
import { ThawError } from '../errors';
import { type ApiKey, apiKeyDraftSchema } from '../staff/api-key';
import { listApiKeys, makeApiKey, revokeApiKey } from '../staff/api-key-store';
import type { Act } from '../staff/manage';
import { openStoreBeside, placeOf } from '../store/open';
import type { StoreBeside } from '../store/store';
import { columns } from './columns';
import { type CommandContext, readOptions } from './command';

/** Works beside a running service, which goes by it at once. */
export async function keys(args: string[], context: CommandContext): Promise<number> {
  const { values, positionals } = readOptions({
    args,
    allowPositionals: true,
    options: { scope: { type: 'string', multiple: true }, json: { type: 'boolean' } },
  });
  const run = verbOf(positionals, values);
  const store = await openStoreBeside(context.env);
  if (!store) throw new ThawError('DATABASE_MISSING', { folder: placeOf(context.env) });
  const act = { by: { id: null, name: userInfo().username }, now: systemClock.now() };
  try {
    for (const line of await run(store, act)) context.print(line);
    return 0;
  } finally {
    await store.close();
  }
}

type Run = (store: StoreBeside, act: Act) => Promise<string[]>;

/** Wrong use is found before anything is opened. */
function verbOf(words: string[], values: { scope?: string[]; json?: boolean }): Run {
  const [verb = 'list', subject, extra] = words;
  const stray = verb === 'list' ? subject : extra;
  if (stray !== undefined) throw usage(`"${stray}" is one word too many.`);
  if (verb === 'list') return list(values.json ?? false);
  if (verb === 'add') return add(subject, values.scope);
  if (verb === 'revoke') return revoke(subject);
  throw usage(`There is no \`keys ${verb}\`.`);
}

function list(asJson: boolean): Run {
  return async ({ read }) => {
    const found = await listApiKeys(read);
    if (asJson) return [JSON.stringify(found.map(shown))];
    return found.length === 0 ? ['There are no API keys yet.'] : columns(found.map(line));
  };
}

function add(name: string | undefined, scopes: string[] = []): Run {
  if (name === undefined) throw usage('`keys add` needs a name.');
  const draft = apiKeyDraftSchema.safeParse({ name, scopes });
  if (!draft.success) throw usage(`${inputFaults(draft.error, 'key')}.`);
  return async (store, act) => {
    const { id, key } = await store.write((db) => makeApiKey(db, draft.data, act));
    return [`${id}  ${draft.data.name}`, `This is shown once: ${key}`];
  };
}

function revoke(id: string | undefined): Run {
  if (id === undefined) throw usage('`keys revoke` needs the id of a key.');
  return async (store, act) => {
    await store.write((db) => revokeApiKey(db, id, act));
    return [`${id} is revoked.`];
  };
}

function shown({ createdAt, usedAt, revokedAt, ...key }: ApiKey) {
  return {
    ...key,
    createdAt: timeOf(createdAt),
    usedAt: timeOf(usedAt),
    revokedAt: timeOf(revokedAt),
  };
}

function line({ id, name, scopes, createdBy, createdAt, usedAt, revokedAt }: ApiKey): string[] {
  const state =
    revokedAt === null ? `used ${timeOf(usedAt) ?? 'never'}` : `revoked ${timeOf(revokedAt)}`;
  return [id, name, scopes.join(','), `made ${timeOf(createdAt)} by ${createdBy}`, state];
}

function timeOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

function usage(problem: string): ThawError {
  return new ThawError('USAGE', { problem });
}
