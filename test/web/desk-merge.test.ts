// What was merged, read in the browser; how it is merged there is in two-people.test.ts.

import type { Browser } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app';
import { type DeskClient, firstAdmin } from '../support/desk-client';
import { type Merchant, merchantWithTicket } from '../support/desk-tickets';
import { describeInBrowser, openBrowser } from './browser';
import { DeskPage, LOOKS } from './desk-page';

jest.setTimeout(240_000);

describeInBrowser('a ticket that another one was merged into', () => {
  let app: TestApp;
  let client: DeskClient;
  let browser: Browser;
  let one: Merchant;
  let other: Merchant;

  beforeAll(async () => {
    app = await startTestApp();
    client = await firstAdmin(app);
    one = await merchantWithTicket(app);
    other = await merchantWithTicket(app);
    const into = { into: other.number, acrossMerchants: true };
    expect((await client.post(`/api/desk/tickets/${one.number}/merge`, into)).status).toBe(200);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  it.each(LOOKS)('is read without barriers, %j', async (look) => {
    const desk = await DeskPage.inLook(browser, app.url, look, client);
    await desk.go(`/desk/tickets/${other.number}`);
    const details = desk.page.getByRole('tab', { name: /^(Details|详情)$/ });
    if (look.width < 640) await details.click();
    await desk.page.locator('.earlier-talk > summary').first().click();
    await desk.page.locator('.earlier-lines .spoken').first().waitFor();
    expect(await desk.barriers()).toEqual([]);
    expect(await desk.overflow()).toBeLessThanOrEqual(0);
    await desk.page.locator('.earlier-lines').first().scrollIntoViewIfNeeded();
    await desk.shoot(`merged-${look.width}-${look.theme}-${look.language}`);
    expect(desk.complaints).toEqual([]);
    await desk.close();
  });
});
