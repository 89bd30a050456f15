// A ticket that is put off at the desk, comes back, runs late and calls: in a real browser, with mail through a real server.

import type { Browser } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app';
import { addColleague, type DeskClient, firstAdmin } from '../support/desk-client';
import { type Merchant, merchantWithTicket } from '../support/desk-tickets';
import { until } from '../support/direct-line-client';
import { type MailServerForTests, startMailServer } from '../support/mail-server';
import { describeInBrowser, openBrowser } from './browser';
import { DeskPage, LOOKS } from './desk-page';

jest.setTimeout(120_000);

const HOUR = 3_600_000;
const LI = 'li@example.com';
/** Writes down what the browser is asked to show, and when it is asked for permission. */
const WATCH = `{
  const Real = Notification;
  window.shown = [];
  window.asked = 0;
  window.Notification = class extends Real {
    constructor(title, options) { super(title, options); window.shown.push(title); }
    static requestPermission() { window.asked++; return Real.requestPermission(); }
  };
}`;

describeInBrowser('my day', () => {
  let app: TestApp;
  let mail: MailServerForTests;
  let li: DeskClient;
  let browser: Browser;
  let merchant: Merchant;

  beforeAll(async () => {
    mail = await startMailServer();
    app = await startTestApp({ SMTP_URL: mail.url, SMTP_FROM: 'thaw@example.com' });
    li = await addColleague(await firstAdmin(app), LI);
    await li.patch('/api/desk/session', { language: 'en' });
    browser = await openBrowser();
    merchant = await merchantWithTicket(app);
    await li.post(`/api/desk/tickets/${merchant.number}/claim`);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await mail?.close();
  });

  const shown = (desk: DeskPage) => desk.page.evaluate('window.shown') as Promise<string[]>;
  const subjects = () => mail.mails.map(({ subject }) => subject ?? '');
  const pass = async (hours: number) => {
    // An open desk asks every minute, so that its session goes on.
    for (let quarter = 0; quarter < 4; quarter++) {
      app.clock.advance((hours * HOUR) / 4);
      expect((await li.get('/api/desk/my-day')).status).toBe(200);
    }
    await app.calls.runDue();
  };

  it('puts a ticket off, has it back, and calls when it is back and when it is late', async () => {
    const { number } = merchant;
    const desk = await DeskPage.open(browser, {
      url: app.url,
      client: li,
      locale: 'en-GB',
      permissions: ['notifications'],
    });
    const { page } = desk;
    await page.addInitScript(WATCH);
    await desk.go('/desk/my-day');
    await page.locator('[data-row]', { hasText: number }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('log').waitFor();
    await page.keyboard.press('z');
    await desk.button(/In 2 working hours/).click();
    await page.getByText(/^Put off until/).waitFor();
    await page.keyboard.press('d');
    await page.getByText('Nothing needs you now').waitFor();
    await page.keyboard.press('q');
    await page.getByRole('tab', { name: /^Put off 1/ }).click();
    await page.locator('[data-row]', { hasText: number }).waitFor();
    await page.getByRole('link', { name: 'My day' }).click();
    await page.getByText('Nothing needs you now').waitFor();
    expect(await page.evaluate('window.asked')).toBe(0);

    await pass(2);
    const item = page.locator('[data-row]', { hasText: number });
    await item.getByText(/Back since/).waitFor();
    await until(async () => ((await shown(desk)).includes(`${number} is back`) ? true : undefined));
    await pass(2.1);
    await item.getByText('Overdue', { exact: true }).waitFor();
    await until(async () => ((await shown(desk)).includes(`${number} is late`) ? true : undefined));
    await until(async () => (subjects().length === 2 ? true : undefined));
    expect(subjects()).toEqual([`Back: ${number}`, `Late: ${number}`]);
    expect(mail.recipients).toEqual([LI, LI]);
    await page.reload();
    await item.waitFor();
    expect(await shown(desk)).toEqual([]);
    expect(desk.complaints).toEqual([]);
    await desk.close();
  });

  it('sets a reminder with a note for oneself, and says what happened in the history', async () => {
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
    await page.getByText('was called: the answer is late.').waitFor();
    await page.getByText('The time it was put off for is over').waitFor();
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
