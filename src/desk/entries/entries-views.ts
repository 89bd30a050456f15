// What the pages of the entries get from the service.

import { z } from 'zod';
import type { Finding } from '../../knowledge/checks/finding';
import type { EntryDraft } from '../../knowledge/files/entry-draft';
import type { Committed, Revision } from '../../knowledge/files/entry-history';

const text = z.strictObject({
  title: z.string().max(200),
  short: z.string().max(5_000),
  answer: z.string().max(50_000),
  phrasings: z.array(z.string().max(500)).max(2_000),
});

export const draftSchema = z.strictObject({
  reviewed: z.string().max(20),
  unfinished: z.boolean(),
  related: z.array(z.string().max(100)).max(20),
  'zh-Hans': text,
  en: text,
});
export const checkSchema = z.strictObject({ draft: draftSchema, version: z.string().max(64) });
export const saveSchema = checkSchema;
export const trySchema = z.strictObject({
  question: z.string().min(1).max(2_000),
  draft: draftSchema,
});

export interface EntryRow {
  id: string;
  titles: { 'zh-Hans': string; en: string };
  reviewed: string;
  unfinished: boolean;
  phrasings: number;
}

/** GET /api/desk/entries/:id */
export interface EntryView {
  id: string;
  version: string;
  draft: EntryDraft;
  history: Revision[];
}

/** POST /api/desk/entries/:id/check */
export interface CheckView {
  findings: Pick<Finding, 'rule' | 'severity' | 'says' | 'fix' | 'line'>[];
  /** Somebody has saved it since; then their draft stands here. */
  newer: { version: string; draft: EntryDraft } | null;
  /** Names of those who have it open, too. */
  others: string[];
}

/** POST /api/desk/entries/:id/save */
export interface SavedView {
  version: string;
  git: Committed;
}

/** POST /api/desk/entries/:id/try */
export interface TryView {
  decision: 'answer' | 'choices' | 'none';
  /** 0..1: how likely the question is one that is answered at all. */
  known: number;
  /** 0..1: how likely it lies outside of all entries. */
  outside: number;
  candidates: {
    id: string;
    title: string;
    confidence: number;
    /** The phrasings that share most with the question, and what they share. */
    because: { phrasing: string; words: string[] }[];
  }[];
  /** Words of the question that no entry has. */
  unknown: string[];
}
