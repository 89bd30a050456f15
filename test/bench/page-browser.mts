// One visit to a chat page with a slowed browser: looked at, or typed into at the first moment that its box is there.

import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import {
  type ProbedWindow,
  type Seen,
  type Sight,
  type Watched,
  watchChat,
} from './page-probe.mts';
import type { SlowLine } from './slow-line.mts';

const KNOWN_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  // Nothing leaves this machine.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];
export const PHONE = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: 'zh-CN',
};

/** How many times slower the telephone's processor is than this machine. */
export const SLOWDOWN = 4;

const PATIENCE_MS = 60_000;
/** When Enter is pressed again, as long as the words stand in the box. */
const ENTER_MS = 300;
/** Words that are neither in the box nor in the transcript for so long are taken for lost. */
const WORDS_MS = 1500;
const MOST_ATTEMPTS = 20;
/** The visit goes on for so long after the last thing waited for: late tasks and shifts count. */
const REST_MS = 1500;

export interface Visit extends Seen {
  /** Bytes received until the answer stood; without a question, until the end. */
  bytes: number;
  lost: Lost;
}

interface Lost {
  /** How often Enter had to be pressed again. */
  enters: number;
  /** How often the words had to be typed again. */
  words: number;
}

export interface VisitParts {
  context: BrowserContext;
  line: SlowLine;
  watched: Watched;
  slowdown: number;
}

export async function openChromium(): Promise<Browser | undefined> {
  const asked = process.env.CHROMIUM_PATH;
  const executablePath = (asked ? [asked] : KNOWN_PLACES).find((each) => existsSync(each));
  return executablePath ? chromium.launch({ executablePath, args: FLAGS }) : undefined;
}

/** @param isTyping whether the question is asked; else the page is left alone until the bot has greeted */
export async function visit(parts: VisitParts, isTyping: boolean): Promise<Visit> {
  const { context, line, watched } = parts;
  const page = await context.newPage();
  const before = line.received;
  const sights = new Sights();
  let bytes: number | undefined;
  await page.exposeFunction('chatSignal', (sight: Sight) => {
    if (sight === 'answer') bytes = line.received - before;
    sights.see(sight);
  });
  await page.addInitScript(watchChat, watched);
  await slowDown(page, parts.slowdown);
  await page.goto(line.url, { waitUntil: 'commit' });
  if (isTyping) await sights.until('box', PATIENCE_MS);
  const lost = isTyping
    ? await typeUntilItStands(page, watched.question, sights)
    : { enters: 0, words: 0 };
  const last = isTyping ? 'answer' : 'greeting';
  if (!(await sights.until(last, PATIENCE_MS))) throw new Error(`${line.url}: no ${last} seen`);
  await pause(REST_MS);
  const seen = await page.evaluate(() => (window as unknown as ProbedWindow).chatSeen);
  bytes ??= line.received - before;
  await page.close();
  return { ...seen, lost, bytes };
}

export async function slowDown(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/** Goes on until the words stand in the transcript; nothing is repeated before the bot has greeted. */
async function typeUntilItStands(page: Page, question: string, sights: Sights): Promise<Lost> {
  const lost = { enters: 0, words: 0 };
  await type(page, question);
  await sights.until('greeting', PATIENCE_MS);
  while (lost.enters + lost.words < MOST_ATTEMPTS) {
    if (await sights.until('words', ENTER_MS)) return lost;
    if (await boxHolds(page, question)) {
      lost.enters++;
      await page.keyboard.press('Enter');
    } else if (!(await sights.until('words', WORDS_MS))) {
      lost.words++;
      await page.evaluate(() => {
        const probed = window as unknown as ProbedWindow;
        delete probed.chatSeen.letter;
        probed.chatBox()?.focus();
      });
      await page.keyboard.press('Control+A');
      await type(page, question);
    }
  }
  throw new Error('The page takes no words');
}

function boxHolds(page: Page, question: string): Promise<boolean> {
  return page.evaluate(
    (words) => (window as unknown as ProbedWindow).chatBox()?.value.includes(words) ?? false,
    question,
  );
}

/** One letter first, to see it stand; the rest at once, for a driven keyboard has no speed of its own. */
async function type(page: Page, question: string): Promise<void> {
  await page.keyboard.insertText(question.slice(0, 1));
  await page.keyboard.insertText(question.slice(1));
  await page.keyboard.press('Enter');
}

/** What the page has shown so far, and waiting for it. */
class Sights {
  readonly #seen = new Set<Sight>();
  #wake = () => {};

  see(sight: Sight): void {
    this.#seen.add(sight);
    this.#wake();
  }

  async until(sight: Sight, timeoutMs: number): Promise<boolean> {
    const end = performance.now() + timeoutMs;
    while (!this.#seen.has(sight) && performance.now() < end) {
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      const abort = new AbortController();
      const timer = pause(end - performance.now(), undefined, { signal: abort.signal });
      await Promise.race([woken, timer.catch(() => {})]);
      abort.abort();
    }
    return this.#seen.has(sight);
  }
}
