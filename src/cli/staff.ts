// `kb staff`: accounts of the staff desk, beside a running service.

import { userInfo } from 'node:os';
import type { z } from 'zod';
import { systemClock } from '../clock';
import { ThawError } from '../errors';
import { languageSchema, loginSchema, nameSchema, normalLogin, roleSchema } from '../staff/account';
import { findAccount, hasStaff, listAccounts } from '../staff/account-store';
import { type Act, addStaff, changeStaff, makeLink, setUpLink } from '../staff/manage';
import { ROLES } from '../staff/role';
import { openStoreBeside, placeOf } from '../store/open';
import type { Database } from '../store/store';
import { releaseTicketsOf } from '../turns/release-tickets';
import { ticketTargets } from '../turns/ticket-targets';
import { columns } from './columns';
import { type CommandContext, readOptions } from './command';
import { teams } from './staff-teams';

const OPTIONS = {
  name: { type: 'string' },
  role: { type: 'string' },
  language: { type: 'string' },
  json: { type: 'boolean' },
} as const;

interface Order {
  words: string[];
  values: { name?: string; role?: string; language?: string; json?: boolean };
  env: NodeJS.ProcessEnv;
  act: Act;
}

/** @returns the lines to print; runs inside one write job */
type Verb = (db: Database, order: Order) => Promise<string[]>;

const VERBS: Record<string, Verb> = { list, add, link, disable, enable, role, teams };

export async function staff(args: string[], { env, print }: CommandContext): Promise<number> {
  const { values, positionals } = readOptions({ args, allowPositionals: true, options: OPTIONS });
  const [name = 'list', ...words] = positionals;
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (!verb) {
    const known = Object.keys(VERBS).join(', ');
    throw new ThawError('USAGE', { problem: `\`staff\` knows ${known}, not "${name}".` });
  }
  const store = await openStoreBeside(env);
  if (!store) throw new ThawError('DATABASE_MISSING', { folder: placeOf(env) });
  try {
    const act = { by: { id: null, name: userInfo().username }, now: systemClock.now() };
    const lines = await store.write((db) => verb(db, { words, values, env, act }));
    for (const line of lines) print(line);
    return 0;
  } finally {
    await store.close();
  }
}

async function list(db: Database, { words, values }: Order): Promise<string[]> {
  wordsOf('list', words, []);
  const accounts = await listAccounts(db);
  if (values.json) return [JSON.stringify(accounts)];
  if (accounts.length === 0) return ['There are no staff accounts yet.'];
  return columns(
    accounts.map(({ login, role, name, isSetUp, isDisabled }) => [
      login,
      role,
      isDisabled ? 'disabled' : isSetUp ? 'active' : 'waits for its password',
      name,
    ]),
  );
}

/** The first account is an administrator, for somebody has to add the others. */
async function add(db: Database, { words, values, env, act }: Order): Promise<string[]> {
  const [given = ''] = wordsOf('add', words, ['LOGIN']);
  const login = checked('LOGIN', loginSchema, given);
  if (values.name === undefined) {
    throw new ThawError('USAGE', { problem: '`staff add` needs --name "NAME".' });
  }
  const draft = {
    login,
    name: checked('--name', nameSchema, values.name),
    role: checked('--role', roleSchema, values.role ?? ((await hasStaff(db)) ? 'agent' : 'admin')),
    language: checked(
      '--language',
      languageSchema,
      values.language ?? (env.STAFF_LANGUAGE || 'zh-Hans'),
    ),
  };
  const { account, secret } = await addStaff(db, draft, act);
  return [`${login} was added as ${account.role}.`, ...linkLines(env, secret)];
}

async function link(db: Database, { words, env, act }: Order): Promise<string[]> {
  const [login = ''] = wordsOf('link', words, ['LOGIN']);
  const { secret } = await makeLink(db, await idOf(db, login), act);
  return linkLines(env, secret);
}

async function disable(db: Database, { words, env, act }: Order): Promise<string[]> {
  const [login = ''] = wordsOf('disable', words, ['LOGIN']);
  const order = { id: await idOf(db, login), change: { isDisabled: true } };
  const account = await changeStaff(db, order, act);
  const by = { who: act.by.name, now: act.now, targets: ticketTargets(env) };
  await releaseTicketsOf(db, account.id, by);
  return [
    `${account.login} is disabled and signed out everywhere; open tickets are back in the queue.`,
  ];
}

async function enable(db: Database, { words, act }: Order): Promise<string[]> {
  const [login = ''] = wordsOf('enable', words, ['LOGIN']);
  const order = { id: await idOf(db, login), change: { isDisabled: false } };
  const account = await changeStaff(db, order, act);
  return [`${account.login} is enabled.`];
}

async function role(db: Database, { words, act }: Order): Promise<string[]> {
  const [login = '', given = ''] = wordsOf('role', words, ['LOGIN', ROLES.join('|')]);
  const change = { role: checked('The role', roleSchema, given) };
  const account = await changeStaff(db, { id: await idOf(db, login), change }, act);
  return [`${account.login} is ${account.role}.`];
}

function linkLines(env: NodeJS.ProcessEnv, secret: string): string[] {
  const base = env.PUBLIC_URL?.replace(/\/+$/, '') || `http://localhost:${env.PORT || 3978}`;
  return [
    'Whoever opens this link within 7 days sets the password, once; hand it over in confidence:',
    setUpLink(base, secret),
  ];
}

/** @throws ThawError USAGE unless there are as many words as the command needs */
function wordsOf(verb: string, words: string[], needed: string[]): string[] {
  if (words.length < needed.length) {
    const missing = needed.slice(words.length).join(' ');
    throw new ThawError('USAGE', { problem: `\`staff ${verb}\` needs ${missing}.` });
  }
  const extra = words[needed.length];
  if (extra === undefined) return words;
  throw new ThawError('USAGE', {
    problem: `"${extra}" is one word too many; put names of several words in quotes.`,
  });
}

async function idOf(db: Database, given: string): Promise<string> {
  const login = normalLogin(given);
  const found = await findAccount(db, { login });
  if (!found) throw new ThawError('STAFF_UNKNOWN', { login });
  return found.account.id;
}

function checked<T extends z.ZodType>(what: string, schema: T, given: string): z.output<T> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map(({ message }) => message).join('; ');
  throw new ThawError('USAGE', { problem: `${what}: ${reasons}.` });
}
