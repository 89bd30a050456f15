// Training in a thread: the same model as here, while the event loop goes on.

import { join } from 'node:path';
import { checkKnowledge } from '../../src/knowledge/check';
import { examplesOf } from '../../src/knowledge/load';
import { matcherOf } from '../../src/knowledge/matcher';
import { trainInWorker } from '../../src/knowledge/train-in-worker';
import { train } from '../../src/knowledge/training';

const ROOT = join(__dirname, '../..');
const trainThere = trainInWorker(join(ROOT, 'dist/src/knowledge/train-worker.js'));

it('gives the model that training here gives', async () => {
  const { entries, outOfScope, synonyms } = await checkKnowledge(join(ROOT, 'knowledge'));
  const examples = examplesOf(entries.values(), outOfScope);
  const here = matcherOf(train(examples, synonyms));
  const there = matcherOf(await trainThere(examples, synonyms));
  for (const question of ['我的POS机被冻结了', 'how long does it take', 'jiedong', 'whale song']) {
    expect(there.match(question)).toEqual(here.match(question));
  }
});

it('leaves the event loop free', async () => {
  const { entries, outOfScope, synonyms } = await checkKnowledge(join(ROOT, 'knowledge'));
  const examples = examplesOf(entries.values(), outOfScope);
  let turns = 0;
  const training = Promise.resolve(trainThere(examples, synonyms)).then(() => 'trained');
  for (;;) {
    const next = new Promise<string>((resolve) => setImmediate(resolve, 'a turn'));
    if ((await Promise.race([training, next])) === 'trained') break;
    turns++;
  }
  expect(turns).toBeGreaterThan(1000);
});

it('throws what fails in the thread', async () => {
  await expect(trainThere([{ text: null as never, label: 'a' }], [])).rejects.toThrow(/null/);
});
