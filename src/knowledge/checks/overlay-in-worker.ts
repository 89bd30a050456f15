// Checking changed files in a thread of its own: the service goes on answering meanwhile.

import { Worker } from 'node:worker_threads';
import type { Fault } from '../fault';
import { messageOf } from '../worker-message';
import type { FileChange } from './overlay';
import type { OverlayOrder } from './overlay-worker';

/** See `faultsWith`. */
export type FaultsWith = (...changes: readonly FileChange[]) => Promise<Fault[]>;

/** `script`: the compiled `overlay-worker.js`. What fails in the thread is thrown here. */
export function faultsInWorker(script: string, folder: string): FaultsWith {
  return async (...changes) => {
    const workerData: OverlayOrder = { folder, changes };
    return messageOf<Fault[]>(new Worker(script, { workerData }));
  };
}
