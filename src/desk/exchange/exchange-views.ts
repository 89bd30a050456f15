// What the desk's page of imports and exports gets and sends.

import { z } from 'zod';
import { FORMATS } from '../../knowledge/exchange/format-names';
import type { ImportReport } from '../../knowledge/exchange/import-report';
import type { Committed } from '../../knowledge/files/entry-history';
import { OWN_LANGUAGES } from '../../language/locale-files';

const language = z.enum(OWN_LANGUAGES);

/** Beside the files. */
export const importSchema = z.strictObject({
  /** Texts that differ are taken from the file. */
  replace: z.boolean(),
  /** Of texts whose file does not say. */
  language: language.optional(),
  /** Of the trial that is to be written; without it, it is a trial. */
  digest: z.string().max(64).optional(),
});
export type ImportWish = z.infer<typeof importSchema>;

export const exportSchema = z.strictObject({
  format: z.enum(FORMATS),
  language: language.optional(),
  drafts: z.enum(['true', 'false']).default('false'),
});
export type ExportWish = z.infer<typeof exportSchema>;

/** POST /api/desk/knowledge/import */
export interface ImportView extends ImportReport {
  /** How many files were written; absent after a trial. */
  written?: number;
  git?: Committed;
}
