// Imports and exports of the knowledge at the desk: a trial first, then what it showed is written, committed and recorded.

import { extname } from 'node:path';
import { ThawError } from '../../errors';
import type { ExchangeThread } from '../../knowledge/exchange/exchange-in-worker';
import type { Format } from '../../knowledge/exchange/format-names';
import { formatOf } from '../../knowledge/exchange/formats';
import { writeEdits } from '../../knowledge/exchange/write';
import type { EntryFiles } from '../../knowledge/files/entry-files';
import { OWN_LANGUAGES } from '../../language/locale-files';
import { audit } from '../../staff/audit-store';
import type { Store } from '../../store/store';
import type { ReadFile } from '../../tickets/paper';
import { LARGEST_PAPER, MOST_PER_MESSAGE } from '../../tickets/paper-limits';
import { authorOf, type Maintainer } from '../maintainer';
import type { ExportWish, ImportView, ImportWish } from './exchange-views';

export interface ExchangeParts {
  store: Store;
  now: () => number;
  /** The knowledge folder. */
  folder: string;
  files: EntryFiles;
  thread: ExchangeThread;
}

interface ExportedFile {
  name: string;
  type: string;
  content: Buffer;
}

const MB = 1024 * 1024;
/** Of the rows, the first ones are shown. */
const MOST_SHOWN = 500;
const KINDS: Record<Format, { extension: string; type: string }> = {
  csv: { extension: 'csv', type: 'text/csv; charset=utf-8' },
  excel: {
    extension: 'xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  qna: { extension: 'tsv', type: 'text/tab-separated-values; charset=utf-8' },
  'faq-plus': { extension: 'json', type: 'application/json; charset=utf-8' },
  rasa: { extension: 'yml', type: 'application/yaml; charset=utf-8' },
};

export class Exchange {
  readonly #parts: ExchangeParts;
  /** One at a time: each may take hundreds of megabytes. */
  #isBusy = false;

  constructor(parts: ExchangeParts) {
    this.#parts = parts;
  }

  /** @throws ThawError IMPORT_FILE, IMPORT_CHANGED when the trial would say something else by now, UPLOADS_BUSY */
  import(files: readonly ReadFile[], wish: ImportWish, by: Maintainer): Promise<ImportView> {
    const given = files.map(usable);
    if (given.length === 0) throw new ThawError('IMPORT_FILE', { file: '—', reason: 'no file' });
    return this.#alone(async () => {
      const { thread, now } = this.#parts;
      const { digest, ...request } = wish;
      const order = { ...request, files: given, now: now(), language: by.language };
      const { edits, ...report } = await thread.import({
        ...{ kind: 'import', ...order },
        ...(wish.language && { textsIn: wish.language }),
      });
      const view = { ...report, rows: report.rows.slice(0, MOST_SHOWN) };
      if (digest === undefined || report.faults.length > 0) return view;
      if (digest !== report.digest) throw new ThawError('IMPORT_CHANGED');
      const names = given.map(({ file }) => file);
      const written = await writeEdits(this.#parts.folder, edits, names).catch(refused);
      const message = `Knowledge: imported ${names.join(', ')}`;
      const git = await this.#parts.files.commit(written, { author: authorOf(by), message });
      const { counts } = report;
      const { new: made, phrasings, texts } = counts;
      const details = { files: names.join(', '), new: made, phrasings, texts };
      await this.#record('knowledge-imported', details, by);
      return { ...view, written: written.length, git };
    });
  }

  /** @throws ThawError QUERY_INVALID, KNOWLEDGE_INVALID */
  export({ format, language, drafts }: ExportWish, by: Maintainer): Promise<ExportedFile> {
    if (format === 'rasa' && !language) {
      const faults = 'language: a Rasa bot speaks one, zh-Hans or en';
      throw new ThawError('QUERY_INVALID', { faults });
    }
    return this.#alone(async () => {
      const { content, entries, faults } = await this.#parts.thread.export({
        ...{ kind: 'export', format, language: by.language, hasDrafts: drafts === 'true' },
        languages: language ? [language] : OWN_LANGUAGES,
      });
      if (faults.length > 0)
        throw new ThawError('KNOWLEDGE_INVALID', { faults: faults.join('\n') });
      const details = { format, ...(language && { language }), count: entries };
      await this.#record('knowledge-exported', details, by);
      const { extension, type } = KINDS[format];
      const day = new Date(this.#parts.now()).toISOString().slice(0, 10);
      const name = `knowledge-${day}${language ? `.${language}` : ''}.${extension}`;
      return { name, type, content: Buffer.from(content) };
    });
  }

  async #alone<T>(act: () => Promise<T>): Promise<T> {
    if (this.#isBusy) throw new ThawError('UPLOADS_BUSY');
    this.#isBusy = true;
    try {
      return await act();
    } finally {
      this.#isBusy = false;
    }
  }

  async #record(
    action: 'knowledge-imported' | 'knowledge-exported',
    details: Record<string, unknown>,
    { id: who, name }: Maintainer,
  ): Promise<void> {
    const { store, now } = this.#parts;
    await store.write((db) => audit(db, { who, name, action, subject: null, details, at: now() }));
  }
}

/** Somebody was faster, or nothing can be written at all. */
function refused(err: NodeJS.ErrnoException): never {
  if (err.code === 'EEXIST' || err.code === 'ENOENT')
    throw new ThawError('IMPORT_CHANGED', {}, { cause: err });
  if (err.code === 'EACCES' || err.code === 'EROFS')
    throw new ThawError('ENTRIES_UNWRITABLE', { reason: err.message }, { cause: err });
  throw err;
}

function usable(file: ReadFile): { file: string; format: Format; bytes: Uint8Array } {
  const { name } = file;
  const refuse = (reason: string): never => {
    throw new ThawError('IMPORT_FILE', { file: name, reason });
  };
  if ('reason' in file) {
    const isMany = file.reason === 'too-many';
    return refuse(
      isMany ? `more than ${MOST_PER_MESSAGE} files` : `larger than ${LARGEST_PAPER / MB} MB`,
    );
  }
  const format = formatOf(name);
  return format
    ? { file: name, format, bytes: file.content }
    : refuse(
        `${extname(name) || 'a name without an ending'} is none of .xlsx .csv .tsv .json .yml`,
      );
}
