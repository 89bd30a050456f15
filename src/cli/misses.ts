// `kb misses`: the questions that got no answer and the answers that did not help, for the maintainers.

import { ThawError } from '../errors';
import {
  groupMisses,
  type MissGroup,
  type UnhelpfulEntry,
  unhelpfulEntries,
} from '../knowledge/miss-report';
import { listMisses, listVerdicts } from '../knowledge/question-store';
import { openStoreBeside } from '../store/open';
import { columns } from './columns';
import { type CommandContext, readOptions } from './command';

const LISTED = 50;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** Reads beside a running service. */
export async function misses(args: string[], { env, print }: CommandContext): Promise<number> {
  const { values } = readOptions({
    args,
    options: {
      since: { type: 'string' },
      limit: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const since = sinceOf(values.since);
  const limit = limitOf(values.limit);
  const store = await openStoreBeside(env);
  const db = store?.read;
  try {
    const missed = db ? await listMisses(db, since) : [];
    const verdicts = db ? await listVerdicts(db, since) : [];
    const groups = groupMisses(missed).slice(0, limit);
    const unhelpful = unhelpfulEntries(verdicts).slice(0, limit);
    if (values.json) print(JSON.stringify({ misses: groups, unhelpful }));
    else for (const line of report(groups, unhelpful, missed.length)) print(line);
    return 0;
  } finally {
    await store?.close();
  }
}

function sinceOf(value: string | undefined): number {
  if (value === undefined) return 0;
  const at = DAY.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at)) {
    throw new ThawError('USAGE', {
      problem: `--since must be a day like 2026-11-01, not "${value}".`,
    });
  }
  return at;
}

function limitOf(value: string | undefined): number {
  const limit = value === undefined ? LISTED : Number(value);
  if (Number.isInteger(limit) && limit > 0) return limit;
  throw new ThawError('USAGE', { problem: `--limit must be a whole number, not "${value}".` });
}

function report(groups: MissGroup[], unhelpful: UnhelpfulEntry[], total: number): string[] {
  if (groups.length === 0 && unhelpful.length === 0) {
    return ['Nothing was missed, and no answer was called unhelpful.'];
  }
  const rows = groups.map(({ count, language, lastAt, text, nearest }) => [
    `${count}×`,
    language,
    new Date(lastAt).toISOString().slice(0, 10),
    oneLine(text),
    nearest ? `nearest: ${nearest.id} ${nearest.confidence.toFixed(2)}` : '',
  ]);
  return [
    `Not answered: ${total}`,
    ...columns(rows).map((line) => `  ${line}`),
    '',
    `Answers that did not help: ${unhelpful.length} ${unhelpful.length === 1 ? 'entry' : 'entries'}`,
    ...unhelpful.flatMap(entryLines),
  ];
}

function entryLines({ entry, helpful, unhelpful, cases }: UnhelpfulEntry): string[] {
  const said = cases.filter(({ question, words }) => question !== null || words !== null);
  return [
    `  ${entry}: not helpful ${unhelpful}×, helpful ${helpful}×`,
    ...said.map(({ question, words }) =>
      [`    “${oneLine(question ?? '?')}”`, words === null ? '' : `why: “${oneLine(words)}”`]
        .filter(Boolean)
        .join('  '),
    ),
  ];
}

/** Merchants' texts go to a terminal: control characters, which could steer it, become blanks. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').slice(0, 120);
}
