// The Microsoft 365 Agents Playground as a process of its own, and a person who sits before it in a real browser.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { temporaryFolder } from '../../support/temporary-folder';

const PROGRAM = resolve(__dirname, '../../../node_modules/@microsoft/m365agentsplayground/cli.js');
/** Wide enough for the list of chats beside the chat. */
const VIEWPORT = { width: 1500, height: 1000 };
const BOT = 'Test Bot';
/** A machine that runs everything else at the same time is slow. */
const PATIENCE_MS = 20_000;

export type Place = 'Personal Chat' | 'Group Chat' | 'My Team - General';

export class Playground {
  readonly #child: ChildProcess;
  readonly #browser: Browser;
  readonly #url: string;

  private constructor(child: ChildProcess, browser: Browser, url: string) {
    this.#child = child;
    this.#browser = browser;
    this.#url = url;
  }

  /** @param endpoint where the bot takes messages */
  static async start(browser: Browser, endpoint: string): Promise<Playground> {
    const options = ['--app-endpoint', endpoint, '--channel-id', 'msteams', '--port', '0'];
    const child = spawn(process.execPath, [PROGRAM, 'start', ...options, '--disable-telemetry'], {
      cwd: temporaryFolder(),
      env: { PATH: process.env.PATH, TEAMSAPPTESTER_BROWSER: 'none' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const port = await new Promise<string>((done, fail) => {
      child.once('exit', () => fail(new Error('the Playground ended before it listened')));
      child.stdout.on('data', (chunk) => {
        const [, found] = /Listening on (\d+)/.exec(String(chunk)) ?? [];
        if (found) done(found);
      });
    });
    return new Playground(child, browser, `http://localhost:${port}`);
  }

  async sitDown(): Promise<Player> {
    const page = await this.#browser.newPage({ viewport: VIEWPORT });
    page.setDefaultTimeout(PATIENCE_MS);
    // Its fonts come from a server of Microsoft's; the browser's own do as well.
    await page.route(
      ({ hostname }) => hostname !== 'localhost',
      (route) => route.abort(),
    );
    await page.goto(this.#url);
    return new Player(page);
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    this.#child.kill();
    await once(this.#child, 'exit');
  }
}

export class Player {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async goTo(place: Place): Promise<void> {
    await this.page.getByRole('treeitem', { name: place, exact: true }).click();
  }

  /** Waits for what is answered, which has not been said before. */
  async say(text: string, answer: RegExp): Promise<void> {
    await this.#box().click();
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press('Enter');
    await this.hears(answer);
  }

  /** With the bot's name before it. */
  async call(text: string, answer: RegExp): Promise<void> {
    await this.#box().click();
    await this.page.keyboard.type('@');
    await this.page.getByRole('menuitem', { name: BOT }).click();
    await this.page.keyboard.insertText(` ${text}`);
    await this.page.keyboard.press('Enter');
    await this.hears(answer);
  }

  async tap(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).last().click();
  }

  /** @returns the first words of it */
  async hears(pattern: RegExp): Promise<string> {
    const found = this.page.getByText(pattern).last();
    await found.waitFor();
    const text = (await found.textContent()) ?? '';
    return pattern.exec(text)?.[0] ?? text;
  }

  /** For people to look at. */
  async photograph(path: string): Promise<void> {
    await this.page.screenshot({ path });
  }

  /** Where a message is written; in a channel the last one is that of a new post. */
  #box() {
    return this.page.locator('div[role=textbox]').last();
  }
}
