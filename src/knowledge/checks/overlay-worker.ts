// The thread that checks the folder as it would be: a second of work, in which the service goes on answering.

import { parentPort, workerData } from 'node:worker_threads';
import { type FileChange, faultsWith } from './overlay';

/** What the thread is started with. */
export interface OverlayOrder {
  folder: string;
  changes: readonly FileChange[];
}

async function run({ folder, changes }: OverlayOrder): Promise<void> {
  parentPort?.postMessage(await faultsWith(folder, changes));
}

void run(workerData as OverlayOrder);
