// `kb misses`: the questions that got no answer, grouped as at the desk, and the answers that did not help, for the maintainers.

import { systemClock } from '../clock';
import type { MissesView, MissGroupView } from '../desk/misses/misses-views';
import { readMisses } from '../desk/misses/read-list';
import { ThawError } from '../errors';
import { rememberIn } from '../knowledge/kept';
import { readKnowledge } from '../knowledge/load';
import { type UnhelpfulEntry, unhelpfulEntries } from '../knowledge/miss-report';
import { groupTexts } from '../knowledge/misses/group';
import { listVerdicts } from '../knowledge/question-store';
import { train } from '../knowledge/training';
import { openStoreBeside } from '../store/open';
import type { Database } from '../store/store';
import { columns } from './columns';
import { type CommandContext, keepOptions, knowledgeFolder, readOptions } from './command';
import { maintainersLanguage } from './language';

const LISTED = 50;
const DAY = /^\d{4}-\d\d-\d\d$/;
const NOTHING: Pick<MissesView, 'groups' | 'groupCount' | 'total' | 'isGrouped'> = {
  ...{ groups: [], groupCount: 0, total: 0, isGrouped: true },
};

/** Reads beside a running service. */
export async function misses(args: string[], context: CommandContext): Promise<number> {
  const { env, print } = context;
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
    const listed = db ? await groupedMisses(db, since, context) : NOTHING;
    const groups = listed.groups.slice(0, limit);
    const verdicts = db ? await listVerdicts(db, since) : [];
    const unhelpful = unhelpfulEntries(verdicts).slice(0, limit);
    const { total, groupCount, isGrouped } = listed;
    if (values.json)
      print(JSON.stringify({ total, groupCount, isGrouped, misses: groups, unhelpful }));
    else for (const line of report({ ...listed, groups }, unhelpful)) print(line);
    return 0;
  } finally {
    await store?.close();
  }
}

async function groupedMisses(db: Database, since: number, { env, warn }: CommandContext) {
  const dir = knowledgeFolder(env);
  const knowledge = readKnowledge(dir, rememberIn(keepOptions(env), dir));
  const read = await knowledge.catch(() => undefined);
  return readMisses(db, {
    since,
    now: systemClock.now(),
    entries: read?.content.entries ?? new Map(),
    language: maintainersLanguage(undefined, env),
    async group(texts) {
      if (texts.length === 0) return [];
      const { learn } = await knowledge;
      return groupTexts(texts, await learn(train));
    },
    onUngrouped(err) {
      if (!(err instanceof ThawError)) throw err;
      warn(`${dir} has faults, which kb check lists: each question stands for itself.`);
    },
  });
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

function report(
  { groups, groupCount, total }: Pick<MissesView, 'groups' | 'groupCount' | 'total'>,
  unhelpful: UnhelpfulEntry[],
): string[] {
  if (groups.length === 0 && unhelpful.length === 0) {
    return ['Nothing was missed, and no answer was called unhelpful.'];
  }
  const more = groupCount - groups.length;
  return [
    `Not answered well: ${total} questions in ${groupCount} ${groupCount === 1 ? 'group' : 'groups'}${more > 0 ? `, the first ${groups.length} of them here` : ''}`,
    ...columns(groups.map(groupCells)).map((line) => `  ${line}`),
    '',
    `Answers that did not help: ${unhelpful.length} ${unhelpful.length === 1 ? 'entry' : 'entries'}`,
    ...unhelpful.flatMap(entryLines),
  ];
}

/** How often, since when not any more, the most typical wording, what it may mean, and how it was missed. */
function groupCells({ count, lastAt, examples, likely, isNew, sources }: MissGroupView): string[] {
  const [typical, ...others] = examples;
  const [best] = likely;
  const nearest = best ? `nearest: ${best.id} ${best.chance.toFixed(2)}` : '';
  return [
    `${count}×`,
    typical?.language ?? '',
    lastAt.slice(0, 10),
    oneLine(typical?.text ?? ''),
    others.length > 0 ? `and ${others.length} like it` : '',
    isNew ? `new subject? ${nearest}` : nearest,
    Object.entries(sources)
      .map(([source, times]) => `${source} ${times}×`)
      .join(', '),
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
