// Grouping in a thread of its own: the service goes on answering meanwhile.

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { TextGroup } from './group';
import type { GroupOrder } from './group-worker';

export type GroupTexts = (texts: readonly string[]) => Promise<TextGroup[]>;

/** `script`: the compiled `group-worker.js`. What fails in the thread is thrown here. */
export function groupInWorker(script: string, where: Omit<GroupOrder, 'texts'>): GroupTexts {
  return async (texts) => {
    if (texts.length === 0) return [];
    const workerData: GroupOrder = { texts, ...where };
    const worker = new Worker(script, { workerData });
    const [groups] = await once(worker, 'message');
    return groups as TextGroup[];
  };
}
