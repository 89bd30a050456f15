// Part "page": the chat page on a cheap telephone with a slow line, on this machine as it is, and in a long conversation.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { Line } from './line.mts';
import { openChromium, PHONE, SLOWDOWN, type Visit, visit } from './page-browser.mts';
import { longTalk, MESSAGES, memoryOf } from './page-memory.mts';
import { benchPeers } from './page-peers.mts';
import { Column, table } from './page-table.mts';
import { readQuestions } from './questions.mts';
import { endService, type Running, startService } from './service.mts';
import { type LineSpeed, NO_LIMIT, SLOW_4G, SlowLine } from './slow-line.mts';

const ROOT = join(import.meta.dirname, '../..');
/** Fewer for a quick look. */
const ROUNDS = Number(process.env.PAGE_ROUNDS) || 5;
const MEMORY_ROUNDS = Math.min(3, ROUNDS);

/** Complete in themselves: the bot answers them without waiting for more. */
const QUESTIONS = ['POS机为什么会被冻结？', '解冻一般要多久？'] as const;

interface Site {
  service: Running;
  folder: string;
  /** Words of the answers to the questions. */
  answers: string[];
}

interface Conditions {
  speed: LineSpeed;
  slowdown: number;
}

/** @param against another checkout, built; it is measured in turn with this one in the same run */
export async function benchPage(against?: string): Promise<string> {
  const browser = await openChromium();
  if (!browser) return '## Chat page\n\nSkipped: no Chromium found; CHROMIUM_PATH names one.\n';
  const sites: Site[] = [];
  try {
    for (const checkout of against === undefined ? [ROOT] : [resolve(against), ROOT])
      sites.push(await openSite(checkout));
    const columns = sites.map(() => new Column());
    await measureInTurn(browser, sites, columns);
    return report(columns, await benchPeers(browser));
  } finally {
    await browser.close();
    for (const { service, folder } of sites) {
      await endService(service);
      await rm(folder, { recursive: true, force: true });
    }
  }
}

async function openSite(checkout: string): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'thaw-bench-'));
  const { PATH } = process.env;
  const env = { PATH, PORT: '0', LOG_LEVEL: 'error', DATA_DIR: folder };
  const command = [process.execPath, 'dist/src/main.js'];
  const service = await startService({ name: checkout, command, cwd: checkout, env });
  const answers: string[] = [];
  for (const question of QUESTIONS) answers.push(await wordsOfAnswer(service.url, question));
  return { service, folder, answers };
}

/** The longest run of characters that the greeting lacks: no mark-up or line break of a page cuts it. */
async function wordsOfAnswer(url: string, question: string): Promise<string> {
  const line = await Line.open(url);
  const greeting = line.heard.map(({ text }) => text).join('\n');
  const id = await line.send(question);
  const answer = await line.until(({ replyToId, text }) => replyToId === id && text !== undefined);
  line.close();
  const runs = (answer?.text?.match(/\p{Script=Han}+/gu) ?? []).filter(
    (run) => !greeting.includes(run),
  );
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
  if (longest.length < 6) throw new Error(`${url}: no answer to ${question}`);
  return longest;
}

/** Taking turns, each first in every other round, spreads the noise of a shared machine over both. */
async function measureInTurn(browser: Browser, sites: Site[], columns: Column[]): Promise<void> {
  const order = [...sites.entries()];
  const each = async (title: string, work: (site: Site, column: Column) => Promise<void>) => {
    for (const [index, site] of order) await work(site, columns[index] as Column);
    console.log(`page: ${title}`);
  };
  for (let round = 1; round <= ROUNDS; round++) {
    const of = `round ${round}/${ROUNDS}`;
    const slow = { speed: SLOW_4G, slowdown: SLOWDOWN };
    await each(`${of}, slow`, async (site, column) => {
      const [cold, warm] = await typedInto(browser, site, slow);
      column.slow.push(cold);
      column.warm.push(warm);
    });
    await each(`${of}, slow, left alone`, async (site, column) => {
      column.alone.push(await leftAlone(browser, site, slow));
    });
    await each(`${of}, not slowed`, async (site, column) => {
      const [cold] = await typedInto(browser, site, { speed: NO_LIMIT, slowdown: 1 });
      column.fast.push(cold);
    });
    order.reverse();
  }
  const questions = (await readQuestions()).slice(0, MESSAGES / 2);
  console.log(`page: talking until there are ${MESSAGES} messages …`);
  const sessions = await Promise.all(sites.map(({ service }) => longTalk(service.url, questions)));
  for (let round = 1; round <= MEMORY_ROUNDS; round++) {
    await each(`round ${round}/${MEMORY_ROUNDS}, memory`, async (site, column) => {
      const session = sessions[sites.indexOf(site)] ?? '';
      column.held.push(await memoryOf(browser, site.service.url, session));
    });
  }
}

/** With an empty cache, then again with a full one, in the conversation that began. */
async function typedInto(
  browser: Browser,
  { service, answers }: Site,
  { speed, slowdown }: Conditions,
): Promise<[Visit, Visit]> {
  const line = await SlowLine.open(service.url, speed);
  const context = await browser.newContext(PHONE);
  const visits: Visit[] = [];
  for (const [index, question] of QUESTIONS.entries()) {
    const watched = { question, answer: answers[index] ?? '' };
    visits.push(await visit({ context, line, watched, slowdown }, true));
  }
  await context.close();
  line.close();
  return visits as [Visit, Visit];
}

async function leftAlone(
  browser: Browser,
  { service }: Site,
  { speed, slowdown }: Conditions,
): Promise<Visit> {
  const line = await SlowLine.open(service.url, speed);
  const context = await browser.newContext(PHONE);
  const watched = { question: '\0', answer: '\0' };
  const seen = await visit({ context, line, watched, slowdown }, false);
  await context.close();
  line.close();
  return seen;
}

function report(columns: Column[], peers: string): string {
  return `## Chat page

A phone of 360 px whose processor is ${SLOWDOWN} times slower than this machine, on slow 4G (${SLOW_4G.roundTripMs} ms, ${SLOW_4G.down / 1e6} Mbit/s down, ${SLOW_4G.up / 1e6} up): every byte of every connection, the web socket too, goes through one line of that rate. Empty cache, a service of its own for each build, median of ${ROUNDS} visits taken in turn (lowest–highest). The question is typed, and Enter pressed, at the first moment that a box is drawn; times count from the navigation and end with the frame that shows it.

${table(columns)}

${DEFINITIONS}

${peers}`;
}

const DEFINITIONS = `*One can type*: the first letter stands in the box, of words that came into the transcript. *Enter lost*: it had to be pressed again, 0.3 s after the bot had greeted; *words lost*: they stood neither in the box nor in the transcript and were typed again; both summed over all visits. *Answer*: words of the known answer stand in the transcript, not the greeting. *Received*: all that came over the line until then, headers and socket frames included. *Blocked*: what long tasks take beyond 50 ms, from the navigation until 1.5 s after the answer. *Shift*: sum of all layout shifts. *Again*: the page opened once more in the same browser, its conversation goes on. *Memory*: ${MESSAGES} messages, opened again, script heap after a collection; not slowed.`;
