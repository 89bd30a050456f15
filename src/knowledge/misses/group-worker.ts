// The thread that groups missed questions: takes the model that the service made of the folder, groups and ends.

import { parentPort, workerData } from 'node:worker_threads';
import { type KeepOptions, rememberIn } from '../kept';
import { readKnowledge } from '../load';
import { train } from '../training';
import { groupTexts } from './group';

/** What the thread is started with. */
export interface GroupOrder {
  texts: readonly string[];
  knowledge: string;
  keeping: KeepOptions;
}

async function run({ texts, knowledge, keeping }: GroupOrder): Promise<void> {
  const { learn } = await readKnowledge(knowledge, rememberIn(keeping, knowledge));
  parentPort?.postMessage(groupTexts(texts, await learn(train)));
}

void run(workerData as GroupOrder);
