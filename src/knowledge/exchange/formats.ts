// The formats in which knowledge comes and goes, and how a file's name tells which one it is.

import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { type ExportedTexts, exportedPairs } from './exported';
import { readFaqPlus, writeFaqPlus } from './faq-plus';
import { textOf } from './file-text';
import type { Format } from './format-names';
import { readCsv, readExcel, writeCsv, writeExcel } from './own-table';
import { readQnaTsv, writeQnaTsv } from './qna-tsv';
import { readRasa, writeRasa } from './rasa';
import type { ReadTable } from './row';

const BY_EXTENSION: Record<string, Format> = {
  ...{ '.csv': 'csv', '.xlsx': 'excel', '.tsv': 'qna', '.json': 'faq-plus' },
  ...{ '.yml': 'rasa', '.yaml': 'rasa' },
};

type ReadText = (text: string, file: string) => ReadTable;
const READERS: Record<Exclude<Format, 'excel'>, ReadText> = {
  csv: readCsv,
  qna: readQnaTsv,
  'faq-plus': readFaqPlus,
  rasa: readRasa,
};

export function formatOf(file: string): Format | undefined {
  return BY_EXTENSION[extname(file).toLowerCase()];
}

/** From the disk, unless what is in the file is given. */
export async function readFormat({
  file,
  format,
  bytes = undefined,
}: {
  file: string;
  format: Format;
  bytes?: Uint8Array | undefined;
}): Promise<ReadTable> {
  const content = Buffer.from(bytes ?? (await readFile(file)));
  if (format === 'excel') return readExcel(content, file);
  const { text, notes, faults } = textOf(content, file);
  if (faults.length > 0) return { rows: [], faults, notes };
  const table = READERS[format](text, file);
  return { ...table, notes: [...notes, ...table.notes] };
}

/** @returns the file's content, and the ids of the entries in it */
export async function writeFormat(
  texts: readonly ExportedTexts[],
  format: Format,
): Promise<{ content: string | Buffer; ids: Set<string> }> {
  if (format === 'qna' || format === 'faq-plus') {
    const pairs = exportedPairs(texts);
    const content = format === 'qna' ? writeQnaTsv(pairs) : writeFaqPlus(pairs);
    return { content, ids: new Set(pairs.map(({ id }) => id)) };
  }
  const ids = new Set(texts.map(({ entry }) => entry.id));
  if (format === 'excel') return { content: await writeExcel(texts), ids };
  return { content: format === 'csv' ? writeCsv(texts) : writeRasa(texts), ids };
}
