// The training thread: learns what it is given, hands the model over and ends.

import { parentPort, workerData } from 'node:worker_threads';
import { buffersOf } from './model';
import { train } from './training';

const { examples, synonyms } = workerData as Lesson;
const model = train(examples, synonyms);
parentPort?.postMessage(model, buffersOf(model));

/** What the thread is started with. */
export interface Lesson {
  examples: Parameters<typeof train>[0];
  synonyms: Parameters<typeof train>[1];
}
