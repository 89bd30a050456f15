// What the desk's page of missed questions gets and sends.

import { z } from 'zod';
import { ENTRY_ID } from '../../knowledge/files/entry-draft';
import type { Committed } from '../../knowledge/files/entry-history';
import { hasGap } from '../../knowledge/gap';
import type { Language } from '../../language/language';

const MOST_KEYS = 5000;
const MOST_PHRASINGS = 30;

/** Why a question is here: refused, none of the choices was right, between entries, no help, answered by staff. */
const MISS_SOURCES = ['refused', 'rejected', 'tie', 'unhelpful', 'staff'] as const;
export type MissSource = (typeof MISS_SOURCES)[number];

export interface MissesView {
  /** The most often asked first; at most 200. */
  groups: MissGroupView[];
  /** Questions in all groups, those not listed among them, each counted as often as it was asked. */
  total: number;
  groupCount: number;
  /** False while the knowledge folder has a fault: each question then stands for itself. */
  isGrouped: boolean;
  /** The last ones, newest first. */
  decisions: MissDecisionView[];
  /** All entries, for choosing one. */
  entries: { id: string; title: string }[];
}

export interface MissGroupView {
  /** Of all its questions. */
  keys: string[];
  count: number;
  lastAt: string;
  sources: Partial<Record<MissSource, number>>;
  /** The most typical first; at most 20. */
  examples: { key: string; text: string; language: Language; count: number }[];
  /** Best first. */
  likely: { id: string; title: string; chance: number }[];
  isNew: boolean;
  /** The entry whose answer was no help. */
  unhelpful?: { id: string; title: string };
  /** What staff said to it in closed tickets; at most 3. */
  answers: { ticket: string; text: string }[];
}

export interface MissDecisionView {
  id: string;
  at: string;
  name: string;
  act: 'phrasings' | 'entry' | 'dismiss';
  entry?: { id: string; title: string };
  count: number;
  /** One of its questions, as long as it is kept. */
  text?: string;
}

const keys = z
  .array(z.string().regex(/^[0-9a-f]{24}$/))
  .min(1)
  .max(MOST_KEYS);
const line = (most: number) => z.string().trim().min(1).max(most);
const written = (most: number) =>
  line(most).refine((text) => !hasGap(text), 'has a gap […] that is to be filled');
const phrasing = line(300).refine((text) => !/[\n\r]/.test(text), 'must be one line');
const entryText = z.strictObject({
  title: written(60),
  short: written(400),
  answer: written(5000),
  phrasings: z.array(phrasing).min(1).max(MOST_PHRASINGS),
});

export const missDecisionSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('dismiss'), keys, count: z.int().min(0) }),
  z.strictObject({
    act: z.literal('phrasings'),
    keys,
    count: z.int().min(0),
    entry: z.string(),
    phrasings: z
      .array(z.strictObject({ text: phrasing, language: z.enum(['zh-Hans', 'en']) }))
      .min(1)
      .max(MOST_PHRASINGS),
  }),
  z.strictObject({
    act: z.literal('entry'),
    keys,
    count: z.int().min(0),
    id: z.string().regex(ENTRY_ID, 'must look like "faq.rain-damage"'),
    'zh-Hans': entryText,
    en: entryText,
  }),
]);
export type MissDecision = z.infer<typeof missDecisionSchema>;

export interface DecidedView {
  /** By which it is undone. */
  id: string;
  /** What became of the commit; absent where no file was changed. */
  git?: Committed;
}
