// `kb export` and `kb erase`: writes out, or deletes, all that is stored of a person.

import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { systemClock } from '../clock';
import { ThawError } from '../errors';
import { exportPerson } from '../retention/export-person';
import { PERSON_KEYS, type PersonKey, personSchema } from '../retention/person';
import { type Act, erasePerson, type Found, lookUpPerson } from '../retention/persons';
import { audit } from '../staff/audit-store';
import { openStoreBeside, placeOf } from '../store/open';
import type { StoreBeside } from '../store/store';
import { type CommandContext, readOptions } from './command';
import { writeNewFiles } from './new-files';

const KEYS = {
  merchant: { type: 'string' },
  contact: { type: 'string' },
  ticket: { type: 'string' },
  conversation: { type: 'string' },
  user: { type: 'string' },
} as const;

/** Works beside a running service. */
export async function exportCommand(args: string[], context: CommandContext): Promise<number> {
  const { values } = readOptions({ args, options: { ...KEYS, out: { type: 'string' } } });
  const key = keyIn(values, 'export');
  const { out } = values;
  if (!out) throw usage('`export` needs --out FILE.zip.');
  if (existsSync(out)) throw new ThawError('FILE_EXISTS', { file: out });
  return onStore(context, async (store, act) => {
    const found = await lookUpPerson(store.read, key);
    const missing: string[] = [];
    await writeNewFiles([{ file: out, content: exportPerson(store, found, act.now, missing) }]);
    const { id: who, name } = act.by;
    const details = { by: key.by, ...found.counts };
    await store.write((db) =>
      audit(db, { who, name, action: 'person-exported', details, at: act.now }),
    );
    context.print(summary(found));
    context.print(out);
    if (missing.length > 0) throw new ThawError('PAPERS_MISSING', { files: missing.join(', ') });
  });
}

/** Without --yes it only says what would be erased. */
export async function erase(args: string[], context: CommandContext): Promise<number> {
  const { values } = readOptions({ args, options: { ...KEYS, yes: { type: 'boolean' } } });
  const key = keyIn(values, 'erase');
  return onStore(context, async (store, act) => {
    if (!values.yes) {
      context.print(summary(await lookUpPerson(store.read, key)));
      context.print('Nothing is erased yet: look at it with `kb export`, then repeat with --yes.');
      return;
    }
    const erased = await erasePerson(store, key, act);
    context.print(`Erased: ${summary(erased)}`);
    if (!erased.isUnreadable) {
      context.print(
        'The database was being read: some of it is in its log until the next restart.',
      );
    }
    if (!erased.isBucketClean) {
      context.print('The bucket of the papers is away: the service deletes them once it is back.');
    }
    context.print(
      'What left before (webhook, mail, Teams) and backups have to be dealt with there.',
    );
  });
}

async function onStore(
  { env }: CommandContext,
  run: (store: StoreBeside, act: Act) => Promise<void>,
): Promise<number> {
  const store = await openStoreBeside(env);
  if (!store) throw new ThawError('DATABASE_MISSING', { folder: placeOf(env) });
  try {
    await run(store, { by: { id: null, name: userInfo().username }, now: systemClock.now() });
    return 0;
  } finally {
    await store.close();
  }
}

function keyIn(values: Partial<Record<string, unknown>>, command: string): PersonKey {
  const given = PERSON_KEYS.filter((key) => values[key] !== undefined);
  const [by, other] = given;
  if (by === undefined || other !== undefined) {
    const ways = PERSON_KEYS.map((key) => `--${key}`).join(', ');
    throw usage(`\`${command}\` needs one of ${ways}.`);
  }
  const key = personSchema.safeParse({ by, value: values[by] });
  if (!key.success) throw usage(`--${by} is empty or too long.`);
  return key.data;
}

function summary({ counts }: Found): string {
  const { conversations, messages, papers, questions, tickets } = counts;
  const numbers = tickets.length > 0 ? ` (${tickets.join(', ')})` : '';
  return `${conversations} conversations, ${messages} messages, ${papers} papers, ${questions} questions, ${tickets.length} tickets${numbers}`;
}

function usage(problem: string): ThawError {
  return new ThawError('USAGE', { problem });
}
