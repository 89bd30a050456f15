// My day and reminders in a real browser; what is put off, comes back and calls is in two-people.test.ts.

import type { Browser } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app';
import { addColleague, type DeskClient, firstAdmin } from '../support/desk-client';
import { type Merchant, merchantWithTicket } from '../support/desk-tickets';
import { describeInBrowser, openBrowser } from './browser';
import { DeskPage, LOOKS } from './desk-page';

jest.setTimeout(240_000);

describeInBrowser('my day', () => {
  let app: TestApp;
  let li: DeskClient;
  let browser: Browser;
  let merchant: Merchant;

  beforeAll(async () => {
    app = await startTestApp();
    li = await addColleague(await firstAdmin(app), 'li.min');
    await li.patch('/api/desk/session', { language: 'en' });
    browser = await openBrowser();
    merchant = await merchantWithTicket(app);
    await li.post(`/api/desk/tickets/${merchant.number}/claim`);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  it('sets a reminder with a note for oneself', async () => {
    const desk = await DeskPage.open(browser, { url: app.url, client: li, locale: 'en-GB' });
    const { page } = desk;
    await desk.go(`/desk/tickets/${merchant.number}`);
    await page.keyboard.press('m');
    const dialog = page.getByRole('dialog', { name: 'Remind me' });
    await dialog.getByRole('textbox', { name: 'Note' }).fill('ring the acquirer');
    await dialog.getByRole('button', { name: 'Remind me' }).click();
    await page
      .getByText(/^Put off|Reminder .*ring the acquirer/)
      .first()
      .waitFor();
    await desk.close();
  });

  it.each(LOOKS)('can be used by everybody, %j', async (look) => {
    const desk = await DeskPage.inLook(browser, app.url, look, li);
    await desk.go('/desk/my-day');
    await desk.page.locator('[data-row]').first().waitFor();
    expect(await desk.barriers()).toEqual([]);
    expect(await desk.overflow()).toBeLessThanOrEqual(0);
    await desk.shoot(`my-day-${look.language}-${look.width}-${look.theme}`);
    await desk.go(`/desk/tickets/${merchant.number}`);
    await desk.page.locator('.ticket-acts').waitFor();
    await desk.page.keyboard.press('z');
    await desk.page.getByRole('dialog').waitFor();
    expect(await desk.barriers()).toEqual([]);
    expect(await desk.overflow()).toBeLessThanOrEqual(0);
    await desk.shoot(`put-off-${look.language}-${look.width}-${look.theme}`);
    await desk.close();
  });
});
