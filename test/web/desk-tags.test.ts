// Tags in the browser: made by an administrator, put on a ticket with the keyboard, seen and filtered by in the queue.

import type { Browser } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app';
import { type DeskClient, firstAdmin } from '../support/desk-client';
import { type Merchant, merchantWithTicket } from '../support/desk-tickets';
import { describeInBrowser, openBrowser } from './browser';
import { DeskPage, LOOKS } from './desk-page';

jest.setTimeout(240_000);

describeInBrowser('tags at the desk', () => {
  let app: TestApp;
  let client: DeskClient;
  let browser: Browser;
  let one: Merchant;

  beforeAll(async () => {
    app = await startTestApp();
    client = await firstAdmin(app);
    one = await merchantWithTicket(app);
    await merchantWithTicket(app);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  it('are made, put on a ticket without a mouse, and filtered by', async () => {
    await client.patch('/api/desk/session', { language: 'en' });
    const desk = await DeskPage.open(browser, { url: app.url, client, locale: 'en-GB' });
    const { page } = desk;
    await desk.go('/desk/tags');
    await desk.button('Add tag').click();
    await page.getByLabel('Name in Chinese').fill('重点商户');
    await page.getByLabel('Name in English').fill('Key account');
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: 'Key account', exact: true }).waitFor();
    await client.post('/api/desk/tags', { zh: '加急', en: 'Urgent' });
    await desk.go(`/desk/tickets/${one.number}`);
    await desk.button('More actions').waitFor();
    await page.keyboard.press('t');
    const dialog = page.getByRole('dialog', { name: 'Tags' });
    await dialog.getByRole('checkbox', { name: 'Key account' }).focus();
    await page.keyboard.press('Space');
    expect(await desk.barriers()).toEqual([]);
    // What somebody else puts on it meanwhile is not taken off.
    const tags = `/api/desk/tickets/${one.number}/tags`;
    await client.post(tags, { add: ['urgent'], remove: [] });
    await page.getByText('Put on: Urgent').waitFor();
    // A click beside the dialog loses nothing, nor does a key that was the input method's.
    await page.mouse.click(2, 2);
    await page.evaluate(`document.activeElement.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', keyCode: 229, bubbles: true }))`);
    await page.keyboard.press('Enter');
    await page.getByText('Put on: Key account').waitFor();
    const { body } = await client.get(`/api/desk/tickets/${one.number}`);
    expect(body.row.tags).toEqual(expect.arrayContaining(['key-account', 'urgent']));
    await desk.go('/desk');
    await page.getByRole('combobox', { name: 'Tag' }).selectOption('Key account');
    await page.waitForURL(/tag=key-account/);
    await page.getByRole('list', { name: 'Tag' }).waitFor();
    await page.locator('[data-row]').nth(1).waitFor({ state: 'detached' });
    expect(await page.locator('[data-row]').count()).toBe(1);
    expect(desk.complaints).toEqual([]);
    await desk.close();
  });

  it.each(LOOKS)('are read without barriers, %j', async (look) => {
    const desk = await DeskPage.inLook(browser, app.url, look, client);
    for (const [name, path] of [
      ['tags-page', '/desk/tags'],
      ['tags-queue', '/desk'],
      ['tags-ticket', `/desk/tickets/${one.number}`],
    ] as const) {
      await desk.go(path);
      await desk.page.locator('td bdi[lang], .tag-marks li').first().waitFor();
      expect(await desk.barriers()).toEqual([]);
      expect(await desk.overflow()).toBeLessThanOrEqual(0);
      await desk.shoot(`${name}-${look.width}-${look.theme}-${look.language}`);
    }
    expect(desk.complaints).toEqual([]);
    await desk.close();
  });
});
