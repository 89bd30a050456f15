// What comes of a thread: its message, its error, or that it ended without a word.

import { Worker } from 'node:worker_threads';
import { messageOf } from '../../src/knowledge/worker-message';

const THREAD = `const { parentPort } = require('node:worker_threads');\n`;
const threadOf = (text: string) => new Worker(THREAD + text, { eval: true });

it('hands over the first message of a thread that ends at once', async () => {
  expect(
    await messageOf(threadOf('parentPort.postMessage([1]); parentPort.postMessage(2);')),
  ).toEqual([1]);
});

it('throws what fails in it', async () => {
  await expect(messageOf(threadOf('throw new RangeError("too far")'))).rejects.toThrow('too far');
});

it.each(['process.exit(3)', 'new Promise(() => {})'])(
  'does not wait for a thread that ended without a message: %s',
  async (text) => {
    await expect(messageOf(threadOf(text))).rejects.toThrow('without a message');
  },
);

it('outlives an error behind the message', async () => {
  const worker = threadOf('parentPort.postMessage(1); setTimeout(() => { throw new Error() });');
  const ended = new Promise((done) => worker.once('exit', done));
  expect(await messageOf(worker)).toBe(1);
  expect(await ended).toBe(1);
});
