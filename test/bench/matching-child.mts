// Measures one peer on one task in a process of its own, so that memory and compiled code are its own: JSON on stdout.

import { loadTask, type Row } from './matching-data.mts';
import { type Outcome, PEERS } from './matching-peers.mts';
import { enlarge } from './matching-texts.mts';

/** An outcome with what would have been right. */
export interface Answer extends Outcome {
  expected: string;
  scope?: string;
}

export interface Measured {
  trainMs: number;
  megabytes: number;
  micros: { p50: number; p99: number };
  answers: Record<string, Answer[]>;
}

const WARM_UP_QUESTIONS = 500;

const [peerName = '', taskName = '', size = ''] = process.argv.slice(2);
const learn = PEERS[peerName];
if (!learn) throw new Error(`No peer ${peerName}`);
const task = await loadTask(taskName);
if (size !== '') {
  task.train = enlarge(task.train, Number(size));
  task.tests = { test: (task.tests.test ?? []).slice(0, 1000) };
}
// Dictionaries and the compiler's work are the same for every training: the second one is the one that tells.
await (await learn({ ...task, train: task.train.slice(0, 400) }))(task.train[0]?.text ?? '');
const before = memory();
const started = performance.now();
const ask = await learn(task);
const trainMs = performance.now() - started;
const megabytes = memory() - before;
const questions = Object.entries({ ...(task.valid ? { valid: task.valid } : {}), ...task.tests });
for (const { text } of task.train.slice(0, WARM_UP_QUESTIONS)) await ask(text);
const micros: number[] = [];
const answers: Record<string, Answer[]> = {};
for (const [name, rows] of questions) answers[name] = await askAll(rows);
micros.sort((a, b) => a - b);
const at = (share: number) => micros[Math.floor((micros.length - 1) * share)] ?? 0;
const measured: Measured = {
  trainMs,
  megabytes,
  micros: { p50: at(0.5), p99: at(0.99) },
  answers,
};
await new Promise((done) => process.stdout.write(JSON.stringify(measured), done));

async function askAll(rows: Row[]): Promise<Answer[]> {
  const given: Answer[] = [];
  for (const { text, label, scope } of rows) {
    const start = process.hrtime.bigint();
    const outcome = ask?.(text);
    const result = outcome instanceof Promise ? await outcome : outcome;
    micros.push(Number(process.hrtime.bigint() - start) / 1000);
    given.push({ ...(result as Outcome), expected: label, ...(scope ? { scope } : {}) });
  }
  return given;
}

/** MiB in use after a full collection, buffers included. */
function memory(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}
