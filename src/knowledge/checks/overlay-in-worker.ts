// Checking changed files in a thread of its own: the service goes on answering meanwhile.

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Fault } from '../fault';
import type { FileChange } from './overlay';
import type { OverlayOrder } from './overlay-worker';

/** See `faultsWith`. */
export type FaultsWith = (...changes: readonly FileChange[]) => Promise<Fault[]>;

/** `script`: the compiled `overlay-worker.js`. What fails in the thread is thrown here. */
export function faultsInWorker(script: string, folder: string): FaultsWith {
  return async (...changes) => {
    const workerData: OverlayOrder = { folder, changes };
    const worker = new Worker(script, { workerData });
    const [faults] = await once(worker, 'message');
    return faults as Fault[];
  };
}
