// The staff desk in a real browser, for tests: signed in, watched for complaints, measured for accessibility.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core';
import type { Language } from '../../src/language/language';
import type { DeskClient } from '../support/desk-client';

const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
/** Fluent's places that catch the focus and hand it on at once; axe takes them for a trap. */
const FOCUS_CATCHERS = '[data-tabster-dummy]';

/** Half faded in, a dialog has other colours than the ones that people read. */
const AT_REST = `Promise.all(document.getAnimations()
  .filter((each) => each.effect.getComputedTiming().endTime !== Infinity)
  .map((each) => each.finished.catch(() => {})))`;

/** A notice that begins to fade while axe looks has other colours than the ones that people read. */
export const STILL = { reducedMotion: 'reduce' } as const;

export interface Look {
  width: number;
  theme: 'light' | 'dark';
  language: Language;
}

export const LOOKS: readonly Look[] = [
  { width: 1280, theme: 'light', language: 'zh-Hans' },
  { width: 1280, theme: 'dark', language: 'en' },
  { width: 360, theme: 'dark', language: 'zh-Hans' },
  { width: 360, theme: 'light', language: 'en' },
];

export class DeskPage {
  readonly page: Page;
  /** Whatever the browser complained about, the policy's reports among it; a good page leaves it empty. */
  readonly complaints: string[] = [];
  readonly #url: string;

  private constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }

  /** @param client whose session the browser gets; without one nobody is signed in */
  static async open(
    browser: Browser,
    { url, client, ...options }: BrowserContextOptions & { url: string; client?: DeskClient },
  ): Promise<DeskPage> {
    const context = await browser.newContext({ ...STILL, ...options });
    const [name = '', value = ''] = client?.cookie.split('=') ?? [];
    // Set as if over TLS; browsers send it to their own machine without.
    const origin = url.replace('http:', 'https:');
    const cookie = { name, value, url: origin, secure: true, httpOnly: true };
    if (client) await context.addCookies([cookie]);
    return new DeskPage(await context.newPage(), url);
  }

  static async inLook(browser: Browser, url: string, look: Look, client?: DeskClient) {
    if (client) await client.patch('/api/desk/session', { language: look.language });
    return DeskPage.open(browser, {
      url,
      ...(client && { client }),
      viewport: { width: look.width, height: look.width < 640 ? 740 : 860 },
      colorScheme: look.theme,
      locale: look.language === 'en' ? 'en-GB' : 'zh-CN',
    });
  }

  /** Opens an address of the desk and waits for its heading. */
  async go(path: string): Promise<void> {
    await this.page.goto(`${this.#url}${path}`);
    await this.page.locator('h1').waitFor();
    await this.page.waitForLoadState('load');
    await this.page.locator('.fui-Spinner').first().waitFor({ state: 'hidden' });
  }

  button(name: string | RegExp) {
    return this.page.getByRole('button', { name });
  }

  barriers(): Promise<string[]> {
    return barriersIn(this.page);
  }

  /** By how much the page is wider than the window. */
  overflow(): Promise<number> {
    return this.page.evaluate('document.documentElement.scrollWidth - innerWidth');
  }

  /** Kept for looking at where SCREENSHOTS names a folder. */
  async shoot(name: string): Promise<void> {
    const folder = process.env.SCREENSHOTS;
    if (!folder) return;
    await this.page.waitForTimeout(800);
    await this.page.screenshot({ path: `${folder}/desk-${name}.png` });
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}

/** What axe-core finds wrong, each with its place. */
export async function barriersIn(page: Page | Frame): Promise<string[]> {
  await page.evaluate(AXE);
  await page.evaluate(AT_REST);
  return page.evaluate(
    `axe.run({ exclude: [${JSON.stringify(FOCUS_CATCHERS)}] }, { runOnly: ${JSON.stringify(RULES)} })
      .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, any }) => id + ': ' + target.join(' ') + ' ' + (any[0]?.message ?? ''))))`,
  );
}
