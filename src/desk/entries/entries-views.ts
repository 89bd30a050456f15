// What the pages of the entries get from the service.

import { z } from 'zod';
import type { Finding } from '../../knowledge/checks/finding';
import { ID } from '../../knowledge/entry';
import type { EntryDraft } from '../../knowledge/files/entry-draft';
import type { RemovedEntry } from '../../knowledge/files/entry-files';
import type { Committed, Revision } from '../../knowledge/files/entry-history';

const text = z.strictObject({
  title: z.string().max(200),
  short: z.string().max(5_000),
  answer: z.string().max(50_000),
  source: z.string().max(1_000),
  phrasings: z.array(z.string().max(500)).max(2_000),
});

export const draftSchema = z.strictObject({
  reviewed: z.string().max(20),
  unfinished: z.boolean(),
  related: z.array(z.string().max(100)).max(20),
  parts: z.array(z.string().max(100)).max(50),
  picture: z.string().max(50),
  providerDecides: z.boolean(),
  'zh-Hans': text,
  en: text,
});
export const checkSchema = z.strictObject({ draft: draftSchema, version: z.string().max(64) });
export const saveSchema = checkSchema;
export const createSchema = z.strictObject({ id: ID, draft: draftSchema });
export const versionSchema = saveSchema.pick({ version: true });
export const restoreSchema = z.strictObject({ revision: z.string().max(64) });
export const trySchema = z.strictObject({
  question: z.string().min(1).max(2_000),
  draft: draftSchema,
});

export interface EntryRow {
  id: string;
  titles: { 'zh-Hans': string; en: string };
  reviewed: string;
  unfinished: boolean;
  /** Checked, but not served. */
  isDraft: boolean;
  phrasings: number;
}

/** GET /api/desk/entries */
export interface EntriesView {
  entries: EntryRow[];
  /** What was deleted and can be had again, newest first. */
  removed: RemovedEntry[];
}

/** GET /api/desk/entries/:id */
export interface EntryView {
  id: string;
  isDraft: boolean;
  version: string;
  draft: EntryDraft;
  history: Revision[];
}

export interface FindingView extends Pick<Finding, 'rule' | 'severity' | 'says' | 'fix' | 'line'> {
  /** `en.answer`, `related`; empty where it is about none of the fields. */
  field: string;
}

/** POST /api/desk/entries/:id/check */
export interface CheckView {
  findings: FindingView[];
  /** Somebody may have put it into service or taken it out since. */
  isDraft: boolean;
  /** Somebody has saved it since; then their draft stands here. */
  newer: { version: string; draft: EntryDraft } | null;
  /** Names of those who have it open, too. */
  others: string[];
}

/** POST /api/desk/entries, and …/:id/save, publish, retire, remove, restore */
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
