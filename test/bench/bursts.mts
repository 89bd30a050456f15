// Part "bursts": thoughts sent in several messages, and what the waiting for them costs a complete question.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Line } from './line.mts';
import { readQuestions } from './questions.mts';
import { endService, type Running, startService } from './service.mts';

const ROOT = join(import.meta.dirname, '../..');
const BETWEEN_MS = 250;
const AT_A_TIME = 10;
const QUESTIONS = 200;
const WARM_UP = 20;
/** As long as a fragment waits for the next message: slower answers are of those that did. */
const WAITED_MS = 1500;

/** A greeting before the thought may be answered by itself. */
const GREETING = /^(在吗|在嗎|在不在|有人吗|喂|您好|你好呀?|hi|hi there|hello|hey)$/;

interface Burst {
  messages: string[];
}

/** @param against folder of another checkout, built: its answer times are measured in the same run */
export async function benchBursts(against?: string): Promise<string> {
  const bursts: Burst[] = JSON.parse(
    await readFile(join(import.meta.dirname, 'bursts.json'), 'utf8'),
  );
  const services: Running[] = [];
  const folders: string[] = [];
  try {
    for (const [name, root] of Object.entries({ 'this build': ROOT, ...other(against) })) {
      const DATA_DIR = await mkdtemp(join(tmpdir(), 'thaw-bench-'));
      folders.push(DATA_DIR);
      services.push(await start(name, root, DATA_DIR));
    }
    const shares: string[] = [];
    for (const service of services) shares.push(await shareOf(service, bursts));
    const times = await timesOf(services, await sample());
    return report(shares, times);
  } finally {
    await Promise.all(services.map(endService));
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
  }
}

function other(against: string | undefined): Record<string, string> {
  return against === undefined ? {} : { 'the other build': resolve(against) };
}

function start(name: string, cwd: string, DATA_DIR: string): Promise<Running> {
  const { PATH } = process.env;
  const env = { PATH, PORT: '0', LOG_LEVEL: 'error', DATA_DIR };
  return startService({ name, command: [process.execPath, 'dist/src/main.js'], cwd, env });
}

async function shareOf({ name, url }: Running, bursts: readonly Burst[]): Promise<string> {
  const left = [...bursts];
  const apart: string[] = [];
  const player = async () => {
    for (let burst = left.shift(); burst; burst = left.shift()) {
      const answered = await play(url, burst);
      if (answered.length > 0) apart.push(`${burst.messages.join(' / ')} (${answered.join(', ')})`);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, player));
  const whole = bursts.length - apart.length;
  console.log(`bursts, ${name}: ${whole} of ${bursts.length} answered as one; apart:`);
  for (const each of apart) console.log(`  ${each}`);
  return `| ${name} | ${whole} of ${bursts.length} |`;
}

/** @returns the messages before the last that were answered by themselves, a greeting at the start not counted */
async function play(url: string, { messages }: Burst): Promise<string[]> {
  const line = await Line.open(url);
  const ids: string[] = [];
  for (const text of messages) {
    if (ids.length > 0) await pause(BETWEEN_MS);
    ids.push(await line.send(text));
  }
  // Answers come in order: with the last one all earlier ones are there.
  const last = await line.until(({ replyToId }) => replyToId === ids.at(-1));
  line.close();
  if (!last) return ['no answer'];
  const answered = new Set(line.heard.map(({ replyToId }) => replyToId));
  return messages
    .slice(0, -1)
    .filter((text, index) => answered.has(ids[index]) && !(index === 0 && GREETING.test(text)));
}

/** Spread over all of them, because neighbours ask the same. */
async function sample(): Promise<string[]> {
  const all = await readQuestions();
  return Array.from({ length: QUESTIONS }, (_, i) => {
    return all[Math.floor((i * all.length) / QUESTIONS)] as string;
  });
}

interface Times {
  name: string;
  ms: number[];
}

/** Taking turns spreads the noise of a shared machine over all. */
async function timesOf(services: Running[], questions: readonly string[]): Promise<Times[]> {
  const times = services.map(({ name }): Times => ({ name, ms: [] }));
  for (const [index, question] of [...questions.slice(0, WARM_UP), ...questions].entries()) {
    const order = index % 2 === 0 ? [...services.keys()] : [...services.keys()].reverse();
    for (const which of order) {
      const ms = await ask((services[which] as Running).url, question);
      if (index >= WARM_UP) times[which]?.ms.push(ms);
    }
  }
  return times;
}

async function ask(url: string, question: string): Promise<number> {
  const line = await Line.open(url);
  const sentAt = performance.now();
  const id = await line.send(question);
  const answer = await line.until(({ replyToId }) => replyToId === id);
  line.close();
  if (!answer) throw new Error(`no answer to: ${question}`);
  return answer.at - sentAt;
}

function report(shares: string[], times: Times[]): string {
  const [own, before] = times as [Times, Times | undefined];
  // A question that one build does not understand is waited for; the cost to complete ones is asked here.
  const isComplete = (_: number, index: number) => (own.ms[index] ?? 0) < WAITED_MS;
  const rows = times.map(({ name, ms }) => {
    const complete = ms.filter(isComplete);
    return `| ${name} | ${at(complete, 0.5).toFixed(1)} | ${at(complete, 0.95).toFixed(1)} |`;
  });
  const complete = own.ms.filter(isComplete);
  const ratio = (quantile: number) =>
    (at(complete, quantile) / at(before?.ms.filter(isComplete) ?? [], quantile)).toFixed(2);
  return `## Bursts

Thoughts in two to four messages, ${BETWEEN_MS} ms apart, over Direct Line on a running service, ${AT_A_TIME} conversations at a time: answered as one, that is, with one set of replies after the last message. A greeting before it may be answered by itself.

| | answered as one |
|---|---|
${shares.join('\n')}

Time from sending one question until its answer is there, over ${complete.length} questions that are complete in themselves; ${own.ms.length - complete.length} of the ${own.ms.length} asked were not understood and so waited for.

| | p50 ms | p95 ms |
|---|---|---|
${rows.join('\n')}
${before ? `\nThis build takes **${ratio(0.5)}** of the other's time at p50 and **${ratio(0.95)}** at p95.\n` : ''}`;
}

function at(values: readonly number[], quantile: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] ?? Number.NaN;
}
