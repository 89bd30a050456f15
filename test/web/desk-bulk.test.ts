// Acts on several tickets of the queue: chosen by key and by mouse, taken back before anything is sent, failures by number.

import type { Browser } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app';
import { addColleague, type DeskClient, firstAdmin } from '../support/desk-client';
import { type Merchant, merchantWithTicket } from '../support/desk-tickets';
import { until } from '../support/direct-line-client';
import { describeInBrowser, openBrowser } from './browser';
import { DeskPage, LOOKS } from './desk-page';

jest.setTimeout(240_000);

describeInBrowser('acts on several tickets', () => {
  let app: TestApp;
  let client: DeskClient;
  let colleague: DeskClient;
  let browser: Browser;
  let merchants: Merchant[];

  beforeAll(async () => {
    app = await startTestApp();
    client = await firstAdmin(app);
    colleague = await addColleague(client, 'li.min');
    merchants = [];
    for (let i = 0; i < 3; i++) {
      merchants.push(await merchantWithTicket(app));
      app.clock.advance(60_000);
    }
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const statusOf = async (at: number) =>
    (await client.get(`/api/desk/tickets/${merchants[at]?.number}`)).body.row.status;
  const open = async (by: DeskClient) => {
    await by.patch('/api/desk/session', { language: 'en' });
    const desk = await DeskPage.open(browser, { url: app.url, client: by, locale: 'en-GB' });
    await desk.go('/desk');
    await desk.page.locator('[data-row]').first().waitFor();
    return desk;
  };
  const pick = async (desk: DeskPage, menu: string, item: string | RegExp) => {
    await desk.button(menu).click();
    await desk.page.getByRole('menuitem', { name: item }).click();
  };

  it.each(LOOKS)('are offered without barriers, %j', async (look) => {
    const desk = await DeskPage.inLook(browser, app.url, look, client);
    await desk.go('/desk');
    await desk.page.locator('.choose-box input').first().check();
    await desk.page.locator('.bulk .act-line').waitFor();
    expect(await desk.barriers()).toEqual([]);
    expect(await desk.overflow()).toBeLessThanOrEqual(0);
    await desk.shoot(`bulk-${look.width}-${look.theme}-${look.language}`);
    await desk.close();
  });

  it('are taken back whole before a merchant is told', async () => {
    const desk = await open(client);
    await desk.page.keyboard.press('j');
    await desk.page.keyboard.press('Shift+J');
    await desk.page.keyboard.press('Shift+J');
    await desk.page.getByText('3 chosen').waitFor();
    await desk.page.keyboard.press('x');
    await desk.page.getByText('2 chosen').waitFor();
    const boxes = desk.page.locator('.choose-box input');
    await boxes.nth(0).click();
    await boxes.nth(2).click({ modifiers: ['Shift'] });
    await desk.page.getByText('3 chosen').waitFor();
    await pick(desk, 'Set state', /resolved/i);
    await desk.page.getByText('Setting 3 to').waitFor();
    await desk.button('Undo').click();
    await desk.page.getByText('Setting 3 to').waitFor({ state: 'hidden' });
    // Whoever leaves the page sends what still waits: nothing does.
    await desk.page.goto('about:blank');
    expect(desk.complaints).toEqual([]);
    await desk.close();
    expect(await statusOf(0)).toBe('new');
  });

  it('are done after a few seconds, and say which tickets they left alone', async () => {
    await client.post(`/api/desk/tickets/${merchants[0]?.number}/claim`);
    const desk = await open(colleague);
    await desk.page.locator('.choose-box input').first().click();
    await desk.page
      .locator('.choose-box input')
      .last()
      .click({ modifiers: ['Shift'] });
    await pick(desk, 'Close', /solved/i);
    await desk.page.getByText('Closing 3').waitFor();
    const failed = desk.page.getByRole('alert').filter({ hasText: 'Not done: 1' });
    await failed.getByRole('link', { name: merchants[0]?.number ?? '' }).waitFor();
    expect([await statusOf(0), await statusOf(1), await statusOf(2)]).toEqual([
      'open',
      'closed',
      'closed',
    ]);
    await desk.close();
  });

  /** Waiting to be resolved, and not sent yet. @returns its place among the merchants */
  const waitingAct = async (by: DeskClient): Promise<{ desk: DeskPage; at: number }> => {
    const at = merchants.push(await merchantWithTicket(app)) - 1;
    const desk = await open(by);
    await desk.page.getByLabel(`Choose ${merchants[at]?.number}`).click();
    await pick(desk, 'Set state', /resolved/i);
    await desk.page.getByText('Setting 1 to').waitFor();
    return { desk, at };
  };

  it('are sent once when the page is left at once', async () => {
    const { desk, at } = await waitingAct(client);
    await desk.page.goto('about:blank');
    await until(async () => (await statusOf(at)) === 'resolved' || undefined);
    const { body } = await client.get(`/api/desk/tickets/${merchants[at]?.number}`);
    const set = body.history.filter((change: { to?: string }) => change.to === 'resolved');
    expect(set).toHaveLength(1);
    await desk.close();
  });

  it('are sent before somebody signs out', async () => {
    const { desk, at } = await waitingAct(colleague);
    await desk.button(/Menu of/).click();
    await desk.page.getByRole('menuitem', { name: 'Sign out' }).click();
    await desk.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await statusOf(at)).toBe('resolved');
    await desk.close();
  });
});
