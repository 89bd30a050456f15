// `kb knowledge import` and `kb knowledge export`: tables and other bots' files, into the knowledge folder and out of it.

import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../clock';
import { ThawError } from '../errors';
import { exportedTexts } from '../knowledge/exchange/exported';
import { FORMATS, type Format } from '../knowledge/exchange/format-names';
import { formatOf, writeFormat } from '../knowledge/exchange/formats';
import { type Import, readImport } from '../knowledge/exchange/import';
import { knownFolder } from '../knowledge/exchange/known';
import {
  exchangeWords,
  faultText,
  placeText,
  planCounts,
  planLines,
  type Say,
} from '../knowledge/exchange/report';
import type { ReadFault } from '../knowledge/exchange/row';
import { writeEdits } from '../knowledge/exchange/write';
import { DRAFTS } from '../knowledge/folders';
import { LANGUAGES, type Language } from '../language/language';
import { LOCALES } from '../language/locale-files';
import { type CommandContext, knowledgeFolder, readOptions } from './command';
import { writeSchemas } from './knowledge-schemas';
import { staffLanguage } from './language';

const FAULTS_FOUND = 1;
const SHARED = { format: { type: 'string' }, language: { type: 'string' } } as const;

export async function knowledge(args: string[], context: CommandContext): Promise<number> {
  const [action, ...rest] = args;
  if (action === 'import') return importFiles(rest, context);
  if (action === 'export') return exportFile(rest, context);
  if (action === 'schemas') return writeSchemas(context);
  throw usage('`knowledge` needs import, export or schemas.');
}

/** Without --write it only tells what would become of each row. */
async function importFiles(args: string[], context: CommandContext): Promise<number> {
  const flag = { type: 'boolean' } as const;
  const flags = { write: flag, 'dry-run': flag, replace: flag, all: flag, json: flag };
  const options = { ...SHARED, ...flags };
  const { values, positionals } = readOptions({ args, options, allowPositionals: true });
  if (positionals.length === 0) throw usage('`knowledge import` needs a file.');
  if (values.write && values['dry-run']) throw usage('Give --write or --dry-run, not both.');
  const say = words(context);
  const language = languageIn(values.language);
  const imported = await readImport(knowledgeFolder(context.env), {
    files: positionals.map((file) => ({ file, format: formatFor(file, values.format) })),
    replace: values.replace ?? false,
    now: systemClock.now(),
    ...(language ? { textsIn: language } : {}),
  });
  if (imported.faults.length > 0) {
    return refuse(imported.faults, { context, say });
  }
  if (values.json) context.print(JSON.stringify(jsonOf(imported), undefined, 2));
  else tell(imported, { all: values.all ?? false, context, say });
  if (values.write) await write(imported, positionals, { context, say });
  else if (!values.json) context.print(say('summary.dry'));
  return 0;
}

function refuse(faults: readonly ReadFault[], { context, say }: Voice): number {
  for (const fault of faults) context.print(faultText(fault, say));
  context.warn(say('summary.refused', { count: faults.length }));
  return FAULTS_FOUND;
}

interface Voice {
  context: CommandContext;
  say: Say;
}

function tell({ plan, notes }: Import, { all, context, say }: Voice & { all: boolean }): void {
  for (const { place, key, details } of notes)
    context.print(`${placeText(place, say)} ${say(key, details)}`);
  for (const line of planLines(plan, say, all)) context.print(line);
  context.print(say('summary.counts', { ...planCounts(plan) }));
}

async function write(
  { plan }: Import,
  files: readonly string[],
  { context, say }: Voice,
): Promise<void> {
  const dir = knowledgeFolder(context.env);
  if (plan.edits.length === 0) {
    context.warn(say('summary.unchanged'));
    return;
  }
  const written = await writeEdits(dir, plan.edits, files);
  context.warn(say('summary.written', { count: written.length }));
  for (const file of written) context.warn(`  ${file}`);
  if (plan.edits.some(({ isNew }) => isNew))
    context.warn(say('summary.next', { folder: join(dir, DRAFTS) }));
}

function jsonOf({ plan, notes }: Import) {
  return {
    counts: planCounts(plan),
    rows: plan.rows.map(({ row, ...rest }) => ({ place: row.place, ...rest })),
    gaps: plan.gaps,
    notes,
  };
}

async function exportFile(args: string[], context: CommandContext): Promise<number> {
  const options = { ...SHARED, out: { type: 'string' }, drafts: { type: 'boolean' } } as const;
  const { values } = readOptions({ args, options });
  const { out } = values;
  if (!out) throw usage('`knowledge export` needs --out FILE.');
  const format = formatFor(out, values.format);
  const language = languageIn(values.language);
  if (format === 'rasa' && !language)
    throw usage('A Rasa bot speaks one language: name it with --language zh-Hans or en.');
  if (existsSync(out)) throw new ThawError('FILE_EXISTS', { file: out });
  const say = words(context);
  const { entries, faults } = await knownFolder(knowledgeFolder(context.env));
  if (faults.length > 0) return refuse(faults, { context, say });
  const served = entries.filter(({ isDraft }) => values.drafts || !isDraft);
  const texts = exportedTexts(served, language ? [language] : LANGUAGES);
  const { content, ids } = await writeFormat(texts, format);
  await writeFile(out, content, { flag: 'wx' });
  const phrasings = texts
    .filter(({ entry }) => ids.has(entry.id))
    .reduce((sum, each) => sum + each.phrasings.length, 0);
  const left = served.filter(({ id }) => !ids.has(id)).map(({ id }) => id);
  if (left.length > 0) context.warn(say('summary.left', { ids: left.join(', ') }));
  context.print(say('summary.exported', { entries: ids.size, phrasings, file: out }));
  return 0;
}

function words({ env }: CommandContext): Say {
  return exchangeWords(LOCALES, staffLanguage(env));
}

function formatFor(file: string, given: string | undefined): Format {
  const format = given === undefined ? formatOf(file) : FORMATS.find((each) => each === given);
  if (format) return format;
  throw usage(`The format of ${file} is not known: give --format ${FORMATS.join(' | ')}.`);
}

function languageIn(text: string | undefined): Language | undefined {
  if (!text) return undefined;
  const language = LANGUAGES.find((each) => each === text);
  if (!language) throw usage(`"${text}" is no language: write ${LANGUAGES.join(' or ')}.`);
  return language;
}

function usage(problem: string): ThawError {
  return new ThawError('USAGE', { problem });
}
