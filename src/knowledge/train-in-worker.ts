// Training in a thread of its own: the service goes on answering meanwhile.

import { Worker } from 'node:worker_threads';
import type { Train } from './load';
import type { Model } from './model';
import type { Lesson } from './train-worker';
import { messageOf } from './worker-message';

/** `script`: the compiled `train-worker.js`. What fails in the thread is thrown here. */
export function trainInWorker(script: string): Train {
  return async (examples, synonyms) => {
    const workerData: Lesson = { examples, synonyms };
    return messageOf<Model>(new Worker(script, { workerData }));
  };
}
