// The thread that reads foreign files, plans their import and writes exports: what a hostile file does, it does to this thread.

import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { LANGUAGES, type Language } from '../../language/language';
import { faultsWith } from '../checks/overlay';
import { checkWordsIn } from '../checks/wording';
import type { Edit } from './edit';
import { exportedTexts } from './exported';
import type { Format } from './format-names';
import { writeFormat } from './formats';
import { type ImportRequest, readImport } from './import';
import type { ImportReport } from './import-report';
import { knownFolder } from './known';
import { exchangeWords, faultText, placeText, planCounts, rowTexts } from './report';
import { servedChanges } from './write';

interface Order {
  folder: string;
  locales: string;
  /** Of whoever reads the report. */
  language: Language;
}

export interface ImportOrder extends Order, ImportRequest {
  kind: 'import';
}

export interface ExportOrder extends Order {
  kind: 'export';
  format: Format;
  languages: readonly Language[];
  hasDrafts: boolean;
}

export interface PlannedImport extends ImportReport {
  edits: Edit[];
}

export interface ExportReport {
  content: Uint8Array;
  entries: number;
  /** Ids that the format cannot hold. */
  left: string[];
  faults: string[];
}

const MOST_FAULTS = 100;

async function importing(order: ImportOrder): Promise<PlannedImport> {
  const { folder, locales, language, ...request } = order;
  const say = exchangeWords(locales, language);
  const { plan, faults, notes } = await readImport(folder, request);
  const read = faults.slice(0, MOST_FAULTS).map((fault) => faultText(fault, say));
  const broken = faults.length > 0 ? [] : await faultsWith(folder, await servedChanges(plan.edits));
  const checked = broken.map((fault) => checkWordsIn(language).brief([fault]));
  return {
    digest: createHash('sha256').update(JSON.stringify(plan.edits)).digest('hex').slice(0, 32),
    faults: [...read, ...checked.slice(0, MOST_FAULTS)],
    notes: notes.map(({ place, key, details }) => `${placeText(place, say)} ${say(key, details)}`),
    rows: plan.rows.map((planned) => rowTexts(planned, say)),
    counts: planCounts(plan),
    gaps: plan.gaps.map(({ entry, notes: lacks }) => ({
      entry,
      lacks: lacks.map(({ key, details }) => say(key, details)),
    })),
    edits: plan.edits,
  };
}

async function exporting(order: ExportOrder): Promise<ExportReport> {
  const { folder, locales, language, format, languages, hasDrafts } = order;
  const { entries, faults } = await knownFolder(folder);
  const wanted = entries.filter(({ isDraft }) => hasDrafts || !isDraft);
  const chosen = LANGUAGES.filter((each) => languages.includes(each));
  const { content, ids } = await writeFormat(exportedTexts(wanted, chosen), format);
  const say = exchangeWords(locales, language);
  return {
    content: typeof content === 'string' ? Buffer.from(content) : content,
    entries: ids.size,
    left: wanted.filter(({ id }) => !ids.has(id)).map(({ id }) => id),
    faults: faults.map((fault) => faultText(fault, say)),
  };
}

const order = workerData as ImportOrder | ExportOrder;
void (order.kind === 'import' ? importing(order) : exporting(order)).then((report) =>
  parentPort?.postMessage(report),
);
