// The results at the desk in a real browser: the tables, the days that a link names, and no barriers in any look.

import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app';
import { addColleague, type DeskClient, firstAdmin } from '../support/desk-client';
import { type Merchant, merchantWithTicket } from '../support/desk-tickets';
import { describeInBrowser, openBrowser } from './browser';
import { DeskPage, LOOKS } from './desk-page';

jest.setTimeout(240_000);

describeInBrowser('results', () => {
  let app: TestApp;
  let admin: DeskClient;
  let browser: Browser;
  let merchant: Merchant;

  beforeAll(async () => {
    app = await startTestApp();
    admin = await firstAdmin(app);
    const li = await addColleague(admin, 'li');
    browser = await openBrowser();
    merchant = await merchantWithTicket(app);
    await merchant.say('审核要多久');
    await li.post(`/api/desk/tickets/${merchant.number}/claim`);
    app.clock.advance(10 * 60_000);
    const { number } = await merchantWithTicket(app);
    const words = { status: 'resolved', note: '已处理' };
    expect((await li.post(`/api/desk/tickets/${number}/status`, words)).status).toBe(200);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  it.each(LOOKS)('$width px, $theme, $language', async (look) => {
    const desk = await DeskPage.inLook(browser, app.url, look, admin);
    await desk.go('/desk/insights?from=2026-11-16&to=2026-11-22');
    const groups = desk.page.getByRole('table').last();
    await groups.waitFor({ timeout: 9000 });
    await groups.scrollIntoViewIfNeeded();
    await desk.page.waitForTimeout(600);
    await desk.shoot(`results-${look.width}-${look.theme}-${look.language}`);
    expect(await desk.barriers()).toEqual([]);
    expect(await desk.overflow()).toBeLessThanOrEqual(0);
    expect(desk.complaints).toEqual([]);
    await desk.page.context().close();
  });

  it('shows who has how many, and saves the table as a file', async () => {
    const desk = await DeskPage.open(browser, { url: app.url, client: admin, locale: 'en-GB' });
    await admin.patch('/api/desk/session', { language: 'en' });
    await desk.go('/desk/insights?from=2026-11-16&to=2026-11-22');
    const panel = desk.page
      .getByRole('region', { name: 'Answer times and reopened tickets' })
      .first();
    const all = panel.getByRole('row', { name: /^All tickets/ });
    expect(await all.innerText()).toMatch(/^All tickets\s+2\s/);
    expect(await panel.getByRole('row', { name: /^li\s/ }).innerText()).toMatch(/^li\s+\d/);
    const download = desk.page.waitForEvent('download');
    await panel.getByRole('link', { name: 'Save this table (CSV)' }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe('groups-2026-11-16-2026-11-22.csv');
    expect(readFileSync(await saved.path(), 'utf8')).toContain('"person","li"');
    await desk.page.context().close();
  });
});
