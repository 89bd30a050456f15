// The chat page as a merchant uses it, for tests: says things, reads what the bot says.

import type { Browser, BrowserContextOptions, FrameLocator, Page } from 'playwright-core';
import { temporaryFolder } from '../support/temporary-folder';
import { describeInBrowser, openBrowser } from './browser';
import { type Service, startService } from './service';

/** The bubbles of either side, oldest first, and the names of staff; cards count by their whole text. */
const BOT = '.message:not([data-from="merchant"]) :is(.bubble, .speaker)';
const MERCHANT = '[data-from="merchant"] .bubble';

/** Many times what a busy machine needs: passing does not wait for it. */
const MOST_MS = 60_000;

export class ChatPage {
  readonly page: Page;
  readonly #root: Page | FrameLocator;
  /** Whatever the browser complained about; a good page leaves it empty. */
  readonly complaints: string[] = [];

  constructor(page: Page, root: Page | FrameLocator = page) {
    this.page = page;
    this.#root = root;
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }

  /** Opens the page and waits for the bot's greeting, or for the history. */
  static async open(browser: Browser, url: string, look: BrowserContextOptions): Promise<ChatPage> {
    const context = await browser.newContext(look);
    const chat = new ChatPage(await context.newPage());
    await chat.page.goto(url);
    await chat.bot.first().waitFor();
    return chat;
  }

  get bot() {
    return this.#root.locator(BOT);
  }

  get merchant() {
    return this.#root.locator(MERCHANT);
  }

  get input() {
    return this.#root.locator('#words');
  }

  /** Types and sends, without waiting for an answer. */
  async send(text: string): Promise<void> {
    await this.input.fill(text);
    await this.input.press('Enter');
  }

  /** Chooses files as if from the telephone; they leave at once. */
  async attach(files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
    await this.#root.locator('input[type="file"]').setInputFiles(files);
  }

  /** Sends and waits until the bot has said something that matches. @returns what it said */
  async say(text: string, expected: RegExp): Promise<string> {
    const before = await this.bot.count();
    await this.send(text);
    return this.hears(expected, before);
  }

  /** Waits until the bot has said something that matches after its first `before` bubbles. */
  async hears(expected: RegExp, before = 0): Promise<string> {
    const said = async () => (await this.bot.allInnerTexts()).slice(before).join('\n');
    const deadline = Date.now() + MOST_MS;
    for (;;) {
      const text = await said();
      if (expected.test(text)) return text;
      if (Date.now() > deadline) throw new Error(`Expected ${expected}, but the bot said: ${text}`);
      await this.page.waitForTimeout(50);
    }
  }

  /** Waits until an expression is true on the page, whose policy forbids the browser to do so by itself. */
  async becomes(expression: string): Promise<void> {
    const deadline = Date.now() + MOST_MS;
    while (!(await this.page.evaluate(expression))) {
      if (Date.now() > deadline) throw new Error(`Never became true: ${expression}`);
      await this.page.waitForTimeout(50);
    }
  }

  /** How often a text stands in the transcript. */
  async countOf(text: string): Promise<number> {
    const all = [...(await this.bot.allInnerTexts()), ...(await this.merchant.allInnerTexts())];
    return all.filter((each) => each.includes(text)).length;
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}

export interface Around {
  readonly service: Service;
  readonly browser: Browser;
}

/** Tests of the page with a service and a browser of their own. */
export function describeChatPage(name: string, tests: (around: Around) => void): void {
  describeInBrowser(name, () => {
    const around = {} as { service: Service; browser: Browser };
    beforeAll(async () => {
      around.service = await startService(temporaryFolder(), {});
      around.browser = await openBrowser();
    });
    afterAll(async () => {
      await around.browser?.close();
      await around.service?.stop();
    });
    tests(around);
  });
}
