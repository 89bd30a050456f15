// Made-up misses, labelled: some entries are taken out of the knowledge, of the others a quarter of the phrasings; all of these are asked, with the slips and fillers of people who type in a hurry.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Entry } from '../../src/knowledge/entry.ts';
import type { Example } from '../../src/knowledge/training.ts';

const ROOT = join(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);

export interface LabelledMiss {
  text: string;
  label: string;
  language: 'zh-Hans' | 'en';
  /** Its entry is not in the knowledge. */
  isNew: boolean;
}

export interface MissTask {
  examples: Example[];
  synonyms: string[][];
  misses: LabelledMiss[];
}

export interface MissTaskOptions {
  count: number;
  /** Share of the entries that the knowledge lacks. */
  newShare: number;
  /** Another one takes out other entries and phrasings. */
  seed: number;
}

export async function missTask({ count, newShare, seed }: MissTaskOptions): Promise<MissTask> {
  const { checkKnowledge } = require('../../dist/src/knowledge/check.js');
  const { examplesOf } = require('../../dist/src/knowledge/load.js');
  const { entries, outOfScope, synonyms } = await checkKnowledge(join(ROOT, 'knowledge'));
  const random = randomFrom(seed);
  const all = [...entries.values()] as Entry[];
  const isNew = new Set(
    shuffled(all, random)
      .slice(0, Math.round(all.length * newShare))
      .map(({ id }) => id),
  );
  const held: LabelledMiss[] = [];
  const learned = all.flatMap((entry) => {
    const kept = structuredClone(entry);
    for (const language of ['zh-Hans', 'en'] as const) {
      const phrasings = shuffled(entry[language].phrasings, random);
      const out = isNew.has(entry.id) ? phrasings.length : Math.ceil(phrasings.length / 4);
      for (const text of phrasings.slice(0, out))
        held.push({ text, label: entry.id, language, isNew: isNew.has(entry.id) });
      kept[language].phrasings = phrasings.slice(out);
    }
    return isNew.has(entry.id) ? [] : [kept];
  });
  held.push(...questions(isNew));
  const asked = shuffled(held, random);
  const misses = Array.from({ length: count }, (_, i) => {
    const miss = asked[i % asked.length] as LabelledMiss;
    return { ...miss, text: hurried(miss, random) };
  });
  return { examples: examplesOf(learned, outOfScope), synonyms, misses };
}

function questions(isNew: ReadonlySet<string>): LabelledMiss[] {
  const text = readFileSync(join(ROOT, 'knowledge/questions.csv'), 'utf8');
  const rows = parse(text, { columns: true }) as Record<string, string>[];
  return rows
    .filter(({ scope, label = '' }) => scope === 'in' && !label.includes('|'))
    .map(({ text: asked = '', label = '', lang }) => ({
      text: asked,
      label,
      language: lang === 'en' ? 'en' : 'zh-Hans',
      isNew: isNew.has(label),
    }));
}

const FILLERS = {
  'zh-Hans': ['你好，', '请问', '那个', '急！', '在吗 ', '老板，'],
  en: ['hi, ', 'hello ', 'pls ', 'sorry but ', 'urgent: ', 'quick question - '],
};

/** Two of three as they are; the others with a filler, a slip of the finger, or both. */
function hurried({ text, language }: LabelledMiss, random: () => number): string {
  const fillers = FILLERS[language];
  const filler = fillers[Math.floor(random() * fillers.length)];
  const kind = Math.floor(random() * 9);
  if (kind === 0) return `${filler}${text}`;
  if (kind === 1) return slipped(text, random);
  if (kind === 2) return `${filler}${slipped(text, random)}`;
  return text;
}

/** A character left out, or two in the wrong order. */
function slipped(text: string, random: () => number): string {
  const units = [...text];
  if (units.length < 6) return text;
  const at = 1 + Math.floor(random() * (units.length - 3));
  if (random() < 0.5) units.splice(at, 1);
  else units.splice(at, 2, units[at + 1] as string, units[at] as string);
  return units.join('');
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}

/** The same numbers for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
