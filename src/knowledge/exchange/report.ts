// Tells the maintainer, row by row, what an import does.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Language } from '../../language/language';
import type { PlanCounts } from './import-report';
import type { Plan, PlannedRow } from './plan';
import type { Note, Place, ReadFault } from './row';

/** Details that have names of their own in each language. */
const NAMED = new Set(['language', 'field']);

/** Of a row's own text. */
const MOST_TEXT = 80;

export type Say = (key: string, details?: Record<string, string | number>) => string;

/** What the notes of a plan are worded with. */
const wordingSchema = z.record(z.string(), z.record(z.string(), z.string()));

/** The words of locales/exchange.*.yaml; keys are `part.name`. */
export function exchangeWords(folder: string, language: Language): Say {
  const source = readFileSync(join(folder, `exchange.${language}.yaml`), 'utf8');
  const words = wordingSchema.parse(parse(source));
  return (key, details = {}) => {
    const [part = '', name = ''] = key.split('.');
    const template = words[part]?.[name] ?? key;
    const named = (each: string) =>
      (NAMED.has(each) ? words.name?.[String(details[each])] : undefined) ?? details[each];
    return template.replace(/\{(\w+)\}/g, (whole, each: string) => String(named(each) ?? whole));
  };
}

/** `file[ sheet]:line[ column]` */
export function placeText({ file, sheet, line, column }: Place, say: Say): string {
  const where = sheet === undefined ? file : `${file} ${say('place.sheet', { sheet })}`;
  return `${where}:${line}${column ? ` ${say('place.column', { column })}` : ''}`;
}

export function faultText({ place, key, details }: ReadFault, say: Say): string {
  return `${placeText(place, say)} ${say(key, details)}`;
}

/** Rows that change nothing and lose nothing are only counted, unless `all`. */
export function planLines(plan: Plan, say: Say, all = false): string[] {
  const told = plan.rows.filter((row) => all || isTold(row));
  const lines = told.map(({ row, entry, outcomes, losses }) => {
    const said = outcomes.map((note) => say(note.key, note.details));
    const lost = losses.map((note) => lossText(note, say));
    const parts = [...(said.length > 0 ? said : [say('row.there')]), ...lost];
    return `${placeText(row.place, say)} [${entry}] ${parts.join(say('place.separator'))}`;
  });
  const gaps = plan.gaps.map(
    ({ entry, notes }) =>
      `[${entry}] ${say('gap.head')}${notes.map((note) => say(note.key, note.details)).join(say('place.separator'))}`,
  );
  return [...lines, ...gaps];
}

/** A row for the desk's table. What the command line is told to add, a box of the page does. */
export function rowTexts({ row, entry, outcomes, losses }: PlannedRow, say: Say) {
  const { place, question, answer, title = '' } = row;
  const keyOf = (key: string) => (key === 'row.differs' ? 'row.differs-box' : key);
  const becomes = outcomes.map(({ key, details }) => say(keyOf(key), details));
  return {
    place: placeText(place, say),
    entry,
    text: (question ?? answer ?? title).slice(0, MOST_TEXT),
    becomes: becomes.length > 0 ? becomes : [say('row.there')],
    losses: losses.map((note) => lossText(note, say)),
  };
}

function lossText({ key, details, column }: Note, say: Say): string {
  return `${column ? `${say('place.column', { column })} ` : ''}${say(key, details)}`;
}

function isTold({ outcomes, losses }: PlannedRow): boolean {
  return losses.length > 0 || outcomes.some(({ key }) => key !== 'row.there');
}

/** How many rows and entries become what. */
export function planCounts({ rows, edits }: Plan): PlanCounts {
  const rowsWith = (key: string) =>
    rows.filter(({ outcomes }) => outcomes.some((note) => note.key === key)).length;
  return {
    rows: rows.length,
    new: edits.filter(({ isNew }) => isNew).length,
    phrasings: rowsWith('row.phrasing'),
    texts: edits.reduce((sum, { texts }) => sum + texts.length, 0),
    differs: rowsWith('row.differs'),
    replaced: rowsWith('row.replaced'),
    elsewhere: rowsWith('row.elsewhere') + rowsWith('row.outside'),
    there: rows.filter((row) => row.outcomes.every(({ key }) => key === 'row.there')).length,
    lossy: rows.filter(({ losses }) => losses.length > 0).length,
  };
}
