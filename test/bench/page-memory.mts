// What a chat page holds in memory once a long conversation stands on it.

import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { Line } from './line.mts';
import { PHONE } from './page-browser.mts';

export const MESSAGES = 300;
/** A conversation may say five things a second. */
const TURN_MS = 220;
const POLL_MS = 250;
/** Nothing has been drawn for so long: the page is done. */
const QUIET_MS = 3000;
const PATIENCE_MS = 60_000;

export interface Held {
  /** Of the scripts, after a collection, in bytes. */
  heap: number;
  nodes: number;
  /** Message bubbles in the page. */
  bubbles: number;
}

/** Talks with the bot until so many messages are stored. @returns the session that opens the conversation again */
export async function longTalk(url: string, questions: readonly string[]): Promise<string> {
  const line = await Line.open(url);
  const said = () => line.heard.filter(({ type }) => type === 'message').length;
  for (let turn = 0; said() < MESSAGES; turn++) {
    const rest = pause(TURN_MS);
    const id = await line.send(questions[turn % questions.length] as string);
    if (!(await line.until(({ replyToId }) => replyToId === id))) throw new Error('no answer');
    await rest;
  }
  line.close();
  return line.session;
}

/** Opens the conversation in a browser of its own, not slowed. */
export async function memoryOf(browser: Browser, url: string, session: string): Promise<Held> {
  const context = await browser.newContext(PHONE);
  const place = { domain: '127.0.0.1', path: '/chat' };
  await context.addCookies([{ name: 'thaw_chat', value: session, ...place }]);
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'commit' });
  const drawn = () =>
    page.evaluate(() => ({
      bubbles: document.querySelectorAll('.message, .webchat__bubble').length,
      elements: document.querySelectorAll('*').length,
    }));
  const end = performance.now() + PATIENCE_MS;
  let last = await drawn();
  for (let quietMs = 0; quietMs < QUIET_MS || last.bubbles === 0; ) {
    if (performance.now() > end) throw new Error(`${url}: the conversation does not come to rest`);
    await pause(POLL_MS);
    const next = await drawn();
    quietMs = next.elements === last.elements ? quietMs + POLL_MS : 0;
    last = next;
  }
  const devtools = await context.newCDPSession(page);
  // Finalizers free more for a second collection.
  for (let i = 0; i < 2; i++) await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const { nodes } = await devtools.send('Memory.getDOMCounters');
  await context.close();
  return { heap: usedSize, nodes, bubbles: last.bubbles };
}
