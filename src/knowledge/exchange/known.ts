// The entries of a knowledge folder, drafts too, read leniently: a draft may lack a language.

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '../../language/language';
import type { SynonymGroups } from '../concepts';
import { outOfScopeSchema, synonymsSchema } from '../entry';
import type { Fault } from '../fault';
import { TEXTS, type TextName } from '../files/entry-draft';
import { DRAFTS, ENTRIES } from '../folders';
import { hoursSchema } from '../hours-file';
import { readSource } from '../source-file';
import type { ReadFault, SharedFields } from './row';

export interface KnownTexts extends Partial<Record<TextName, string>> {
  phrasings: string[];
}

export interface KnownEntry extends SharedFields {
  id: string;
  file: string;
  isDraft: boolean;
  texts: Partial<Record<Language, KnownTexts>>;
  source: Partial<Record<Language, string>>;
}

/** What decides whether a phrasing is known already. */
export interface KnownFolder {
  entries: KnownEntry[];
  /** Files that cannot be read: what they say would be taken for missing. */
  faults: ReadFault[];
  synonyms: SynonymGroups;
  outOfScope: string[];
  /** Of the calendar. */
  timeZone: string;
}

export async function knownFolder(dir: string): Promise<KnownFolder> {
  const found: Fault[] = [];
  const value = async (name: string) => valueIn(join(dir, name), found);
  const synonyms = synonymsSchema.safeParse(await value('synonyms.yaml'));
  const outside = outOfScopeSchema.safeParse(await value('out-of-scope.yaml'));
  const hours = hoursSchema.safeParse(await valueIn(join(dir, 'hours.yaml'), []));
  const entries = await knownEntries(dir, found);
  return {
    entries,
    faults: found.map(({ file, line, says }) => {
      return { place: { file, line }, key: 'fault.entry', details: { problem: says } };
    }),
    synonyms: synonyms.success ? synonyms.data.synonyms : [],
    outOfScope: outside.success ? LANGUAGES.flatMap((language) => outside.data[language]) : [],
    timeZone: hours.success ? hours.data.timeZone : 'UTC',
  };
}

/** In the order of their files; what is no entry is left to `kb check`. */
async function knownEntries(dir: string, faults: Fault[]): Promise<KnownEntry[]> {
  const known: KnownEntry[] = [];
  for (const folder of [ENTRIES, DRAFTS]) {
    const place = join(dir, folder);
    const names = existsSync(place) ? await readdir(place) : [];
    for (const name of names.filter((each) => /\.ya?ml$/.test(each)).sort()) {
      const file = join(place, name);
      const entry = knownEntry(await valueIn(file, faults), file, folder === DRAFTS);
      if (entry) known.push(entry);
    }
  }
  return known;
}

async function valueIn(file: string, faults: Fault[]): Promise<unknown> {
  return existsSync(file) ? (await readSource(file, faults))?.value : undefined;
}

function knownEntry(value: unknown, file: string, isDraft: boolean): KnownEntry | undefined {
  const { id, related, parts, picture, reviewed, providerDecides, source, ...rest } =
    objectOf(value);
  if (typeof id !== 'string') return undefined;
  const texts: KnownEntry['texts'] = {};
  const sources: KnownEntry['source'] = {};
  for (const language of LANGUAGES) {
    if (rest[language] !== undefined) texts[language] = textsOf(objectOf(rest[language]));
    const from = textOf(objectOf(source)[language]);
    if (from !== undefined) sources[language] = from;
  }
  return {
    id,
    file,
    isDraft,
    texts,
    source: sources,
    related: listOf(related),
    parts: listOf(parts),
    ...(providerDecides === false ? { providerDecides } : {}),
    ...(textOf(picture) ? { picture: String(picture) } : {}),
    ...(textOf(reviewed) ? { reviewed: String(reviewed) } : {}),
  };
}

function textsOf(part: Record<string, unknown>): KnownTexts {
  const texts: KnownTexts = { phrasings: listOf(part.phrasings) };
  for (const name of TEXTS) {
    const text = textOf(part[name]);
    if (text !== undefined) texts[name] = text;
  }
  return texts;
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
