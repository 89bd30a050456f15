import type { Browser } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app';
import { addColleague, type DeskClient, firstAdmin } from '../support/desk-client';
import { type Merchant, merchantWithTicket } from '../support/desk-tickets';
import { describeInBrowser, openBrowser } from './browser';
import { DeskPage } from './desk-page';

jest.setTimeout(240_000);

describeInBrowser("a person's data at the desk", () => {
  let app: TestApp;
  let wang: DeskClient;
  let zhao: DeskClient;
  let merchant: Merchant;
  let browser: Browser;

  beforeAll(async () => {
    app = await startTestApp();
    wang = await firstAdmin(app);
    zhao = await addColleague(wang, 'zhao.yun', 'admin');
    for (const client of [wang, zhao]) await client.patch('/api/desk/session', { language: 'en' });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });
  beforeEach(async () => {
    merchant = await merchantWithTicket(app);
    await wang.post(`/api/desk/tickets/${merchant.number}/status`, {
      ...{ status: 'closed', reason: 'solved' },
    });
  });

  const open = async (client: DeskClient, width = 1180) => {
    const viewport = { width, height: 860 };
    const desk = await DeskPage.open(browser, { url: app.url, client, locale: 'en-GB', viewport });
    await desk.go('/desk/data');
    return desk;
  };
  const card = ({ page }: DeskPage) => page.locator('.card', { hasText: merchant.number });

  it('takes two people to erase it, and shows the ticket without its words', async () => {
    const one = await open(wang);
    await one.page.getByLabel('Which one').fill(merchant.merchantId);
    await one.button('Look up').click();
    await one.page.getByText('Found: conversations 1').waitFor();
    await one.shoot('data-found-1180');
    await one.button('Ask for erasure').click();
    await one.page
      .getByRole('alertdialog')
      .getByRole('button', { name: 'Ask for erasure' })
      .click();
    await card(one).getByText('Another administrator must approve it.').waitFor();
    expect(await card(one).getByRole('button', { name: 'Approve and erase' }).count()).toBe(0);

    const other = await open(zhao, 360);
    await card(other).getByRole('button', { name: 'Approve and erase' }).click();
    await other.shoot('data-approve-360');
    expect(await other.barriers()).toEqual([]);
    await other.page
      .getByRole('alertdialog')
      .getByRole('button', { name: 'Approve and erase' })
      .click();
    await card(other).getByText('Done').waitFor();
    await other.shoot('data-done-360');
    expect(await other.overflow()).toBeLessThanOrEqual(0);

    await one.go(`/desk/tickets/${merchant.number}`);
    await one.page.getByText("was deleted at the merchant's request").waitFor();
    await one.shoot('data-erased-ticket-1180');
    expect(await one.button('Change state').count()).toBe(0);
    expect(await one.barriers()).toEqual([]);
    for (const desk of [one, other]) {
      expect(desk.complaints).toEqual([]);
      await desk.close();
    }
  });

  it('hands out the zip once it is approved', async () => {
    const person = { by: 'ticket', value: merchant.number };
    const asked = await wang.post('/api/desk/person-requests', { act: 'export', person });
    await zhao.post(`/api/desk/person-requests/${asked.body.id}/approve`);
    const desk = await open(wang);
    const download = desk.page.waitForEvent('download');
    await card(desk).getByRole('link', { name: 'Download the zip' }).click();
    expect((await download).suggestedFilename()).toMatch(/^person-2026-11-20\.zip$/);
    await desk.close();
  });

  it('says of whom nothing is stored, and what is stored altogether', async () => {
    const desk = await open(wang);
    await desk.page.getByLabel('Which one').fill('898310100000000');
    await desk.button('Look up').click();
    await desk.page.getByText('Nothing is stored of this person').waitFor();
    const row = desk.page.getByRole('row', { name: /^Messages/ });
    expect(await row.innerText()).toMatch(/365 days/);
    expect(desk.complaints.splice(0)).toEqual([expect.stringContaining('404')]);
    await desk.close();
  });
});
