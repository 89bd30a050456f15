// Merging in the browser: chosen, warned, done, and the old address leads to the living ticket.

import type { Browser } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app';
import { type DeskClient, firstAdmin } from '../support/desk-client';
import { type Merchant, merchantWithTicket } from '../support/desk-tickets';
import { describeInBrowser, openBrowser } from './browser';
import { DeskPage, LOOKS } from './desk-page';

jest.setTimeout(120_000);

describeInBrowser('merging tickets at the desk', () => {
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
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  it('warns of another merchant, merges, and leads from the old address to the living ticket', async () => {
    await client.patch('/api/desk/session', { language: 'en' });
    const desk = await DeskPage.open(browser, { url: app.url, client, locale: 'en-GB' });
    await desk.go(`/desk/tickets/${one.number}`);
    const list = desk.page.getByRole('heading', { name: 'Earlier and other tickets' });
    await list.waitFor();
    await desk.button('More actions').click();
    await desk.page.getByRole('menuitem', { name: /^Merge/ }).click();
    const dialog = desk.page.getByRole('dialog', { name: 'Merge into another ticket' });
    await dialog.getByRole('combobox').selectOption(other.number);
    await dialog.getByText('The merchant IDs differ').waitFor();
    const merge = dialog.getByRole('button', { name: 'Merge' });
    expect(await merge.isDisabled()).toBe(true);
    expect(await desk.barriers()).toEqual([]);
    await desk.shoot('merge-dialog');
    await dialog.getByRole('checkbox').check();
    await merge.click();
    const heading = desk.page.getByRole('heading', { level: 1, name: other.number });
    await heading.waitFor();
    await desk.go(`/desk/tickets/${one.number}`);
    await heading.waitFor();
    await desk.page.getByText(`${one.number} was merged into ${other.number}`).first().waitFor();
    expect(desk.complaints).toEqual([]);
    await desk.close();
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
