// A queue of many tickets: only those in sight stand on the page, and all of them are reached.

import type { Browser } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app';
import { type DeskClient, firstAdmin } from '../support/desk-client';
import { openBesideService } from '../support/store';
import { temporaryFolder } from '../support/temporary-folder';
import { makeTicket } from '../tickets/tickets';
import { describeInBrowser, openBrowser } from './browser';
import { DeskPage, LOOKS } from './desk-page';

const TICKETS = 90;
/** More than stand on the page at once, in the table or as cards. */
const FAR = 60;

jest.setTimeout(240_000);

describeInBrowser('a queue of many tickets', () => {
  let app: TestApp;
  let client: DeskClient;
  let browser: Browser;
  let desk: DeskPage;
  const numbers: string[] = [];

  beforeAll(async () => {
    const DATA_DIR = temporaryFolder();
    app = await startTestApp({ DATA_DIR });
    client = await firstAdmin(app);
    const beside = await openBesideService(DATA_DIR);
    for (let at = 0; at < TICKETS; at++) numbers.push((await makeTicket(beside)).number);
    await beside.close();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const open = async (look: (typeof LOOKS)[number]) => {
    desk = await DeskPage.inLook(browser, app.url, look, client);
    await desk.go('/desk');
    await row(0).waitFor();
  };
  const row = (at: number) => desk.page.locator(`[data-index="${at}"]`);
  const drawn = () => desk.page.locator('[data-row]').count();
  const focused = () =>
    desk.page.evaluate('document.activeElement?.getAttribute("data-ticket")') as Promise<string>;
  /** Loads further pages as the end of the list comes into sight. */
  const scrollTo = async (at: number) => {
    while ((await row(at).count()) === 0) {
      await desk.page.mouse.wheel(0, 600);
      await desk.page.waitForTimeout(50);
    }
  };

  it.each(LOOKS)('draws some of them, whose places in the whole are told: %o', async (look) => {
    await open(look);
    await scrollTo(FAR);
    expect(await drawn()).toBeLessThan(FAR);
    const place = look.width < 640 ? 'aria-posinset' : 'aria-rowindex';
    expect(await row(FAR).getAttribute(place)).toBe(String(FAR + (look.width < 640 ? 1 : 2)));
    expect(await row(FAR).innerText()).toContain(numbers[FAR]);
    await desk.shoot(`many-${look.width}-${look.theme}`);
    expect(await desk.overflow()).toBeLessThanOrEqual(0);
    expect(await desk.barriers()).toEqual([]);
    expect(desk.complaints).toEqual([]);
    await desk.close();
  });

  it('is walked with keys from the first to far below and back, and Shift chooses line after line', async () => {
    await open(LOOKS[1] as (typeof LOOKS)[number]);
    for (let at = 0; at <= FAR; at++) {
      await desk.page.keyboard.press('j');
      expect(await focused()).toBe(numbers[at]);
      await row(Math.min(at + 1, TICKETS - 1)).waitFor({ state: 'attached' });
    }
    // The one with the focus stays where it is when somebody looks elsewhere.
    await desk.page.evaluate('scrollTo(0, 0)');
    await row(0).waitFor();
    expect(await focused()).toBe(numbers[FAR]);
    await desk.page.keyboard.press('k');
    expect(await focused()).toBe(numbers[FAR - 1]);
    for (let more = 0; more < 3; more++) await desk.page.keyboard.press('Shift+J');
    await desk.page.getByText('4 chosen').waitFor();
    await desk.page.evaluate('scrollTo(0, 0)');
    await row(0)
      .getByRole('checkbox')
      .click({ modifiers: ['Shift'] });
    await desk.page.getByText(`${FAR + 3} chosen`).waitFor();
    await desk.close();
  });
});
