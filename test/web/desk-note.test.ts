// The note on the merchant in the browser: written, with who and when, in each look without barriers.

import type { Browser } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app';
import { type DeskClient, firstAdmin } from '../support/desk-client';
import { type Merchant, merchantWithTicket } from '../support/desk-tickets';
import { describeInBrowser, openBrowser } from './browser';
import { DeskPage, LOOKS } from './desk-page';

jest.setTimeout(240_000);

describeInBrowser('the note on the merchant', () => {
  let app: TestApp;
  let client: DeskClient;
  let browser: Browser;
  let one: Merchant;

  beforeAll(async () => {
    app = await startTestApp();
    client = await firstAdmin(app);
    one = await merchantWithTicket(app);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  it.each(LOOKS)('is written and read without barriers, %j', async (look) => {
    const desk = await DeskPage.inLook(browser, app.url, look, client);
    const { page } = desk;
    await desk.go(`/desk/tickets/${one.number}`);
    const details = page.getByRole('tab', { name: /^(Details|详情)$/ });
    if (look.width < 640) await details.click();
    await page
      .getByRole('button', { name: /^(Write a note|Edit the note|添加备注|编辑备注)$/ })
      .click();
    const text = `${look.width} ${look.theme}`;
    await page.getByRole('textbox', { name: /^(Note|备注)$/ }).fill(text);
    expect(await desk.barriers()).toEqual([]);
    expect(await desk.overflow()).toBeLessThanOrEqual(0);
    await desk.shoot(`note-form-${look.width}-${look.theme}-${look.language}`);
    await page.getByRole('button', { name: /^(Save note|保存备注)$/ }).click();
    await page.locator('.facts').getByText(text).waitFor();
    await page.locator('.facts').getByText('王丽').first().waitFor();
    expect(await desk.barriers()).toEqual([]);
    expect(desk.complaints).toEqual([]);
    await desk.close();
  });
});
