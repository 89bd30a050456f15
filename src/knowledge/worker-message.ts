// Waits for what a thread has to say.

import type { Worker } from 'node:worker_threads';

/** Its first message. What fails in the thread is thrown here, and so is its end where it has said nothing. */
export function messageOf<T>(worker: Worker): Promise<T> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    // For good: an error that nobody listens for would end the service.
    worker.on('error', reject);
    worker.once('exit', (code) =>
      reject(new Error(`A thread ended with ${code} and without a message.`)),
    );
  });
}
