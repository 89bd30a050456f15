// Grouping in a thread of its own: the service goes on answering meanwhile.

import { Worker } from 'node:worker_threads';
import { messageOf } from '../worker-message';
import type { TextGroup } from './group';
import type { GroupOrder } from './group-worker';

export type GroupTexts = (texts: readonly string[]) => Promise<TextGroup[]>;

/** `script`: the compiled `group-worker.js`. What fails in the thread is thrown here. */
export function groupInWorker(script: string, where: Omit<GroupOrder, 'texts'>): GroupTexts {
  return async (texts) => {
    if (texts.length === 0) return [];
    const workerData: GroupOrder = { texts, ...where };
    return messageOf<TextGroup[]>(new Worker(script, { workerData }));
  };
}
