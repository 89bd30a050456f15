// Imports and exports in a thread of their own, which has only so much memory and time.

import { Worker } from 'node:worker_threads';
import { ThawError } from '../../errors';
import { messageOf } from '../worker-message';
import type { ExportOrder, ExportReport, ImportOrder, PlannedImport } from './exchange-worker';

const MOST_MB = 512;
const MOST_MS = 120_000;

type Placed<T> = Omit<T, 'folder' | 'locales'>;

export interface ExchangeThread {
  import(order: Placed<ImportOrder>): Promise<PlannedImport>;
  export(order: Placed<ExportOrder>): Promise<ExportReport>;
}

/** `script`: the compiled `exchange-worker.js`. */
export function exchangeInWorker(
  script: string,
  where: Pick<ImportOrder, 'folder' | 'locales'>,
): ExchangeThread {
  return {
    import: (order) => report<PlannedImport>(script, { ...order, ...where }),
    export: (order) => report<ExportReport>(script, { ...order, ...where }),
  };
}

/** @throws ThawError IMPORT_FILE when the thread needs more than it has; what else fails in it is thrown here */
async function report<T>(script: string, workerData: ImportOrder | ExportOrder): Promise<T> {
  const worker = new Worker(script, {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MB },
  });
  const limit = AbortSignal.timeout(MOST_MS);
  limit.addEventListener('abort', () => worker.terminate());
  try {
    return await messageOf<T>(worker);
  } catch (err) {
    const { code } = err as NodeJS.ErrnoException;
    const isTooMuch = code === 'ERR_WORKER_OUT_OF_MEMORY' || limit.aborted;
    if (!isTooMuch) throw err;
    const files = workerData.kind === 'import' ? workerData.files : [];
    const file = files.map((each) => each.file).join(', ');
    const reason = 'it takes more memory or time than there is; split it';
    throw new ThawError('IMPORT_FILE', { file, reason }, { cause: err });
  } finally {
    void worker.terminate();
  }
}
