// Teams in the browser: one is made without a mouse, a merchant's ticket arrives at the right person, and moves on in bulk.

import type { Browser } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app';
import { addColleague, type DeskClient, firstAdmin } from '../support/desk-client';
import { type Merchant, merchantWithTicket } from '../support/desk-tickets';
import { describeInBrowser, openBrowser } from './browser';
import { DeskPage, LOOKS } from './desk-page';

jest.setTimeout(240_000);

describeInBrowser('teams at the desk', () => {
  let app: TestApp;
  let admin: DeskClient;
  let colleague: DeskClient;
  let browser: Browser;
  let merchant: Merchant;

  beforeAll(async () => {
    app = await startTestApp();
    admin = await firstAdmin(app);
    colleague = await addColleague(admin, 'zhao.min');
    await colleague.patch('/api/desk/session', { language: 'en' });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const open = (client: DeskClient) =>
    DeskPage.open(browser, { url: app.url, client, locale: 'en-GB' });

  it('are made, and a ticket that fits arrives at the member who has the desk open', async () => {
    await admin.patch('/api/desk/session', { language: 'en' });
    const desk = await open(admin);
    const { page } = desk;
    await desk.go('/desk/staff');
    await desk.button('New team').click();
    const dialog = page.getByRole('dialog', { name: 'New team' });
    await dialog.getByLabel('Name').fill('拉卡拉组');
    await dialog.getByRole('checkbox', { name: 'zhao.min' }).focus();
    await page.keyboard.press('Space');
    await dialog.getByLabel('Provider').fill('拉卡拉， 盛付通');
    await dialog.getByRole('switch', { name: 'Has working hours of its own' }).check();
    await dialog.getByLabel('Fri').fill('18-9');
    await dialog.getByText('Write it like').waitFor();
    expect(await dialog.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    expect(await desk.barriers()).toEqual([]);
    await dialog.getByLabel('Fri').fill('9:00-12:00，13:00-18:00');
    await dialog.getByRole('switch', { name: 'Give tickets to members by turns' }).check();
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: '拉卡拉 or 盛付通' }).waitFor();
    await page.getByText('Mon–Thu 09:00-18:00; Fri 09:00-12:00, 13:00-18:00').waitFor();
    const other = await open(colleague);
    await other.go('/desk/my-day');
    merchant = await merchantWithTicket(app);
    await other.page.getByText(`Given to you: ${merchant.number}`).first().waitFor();
    await other.page.locator('.crew-mark', { hasText: '拉卡拉组' }).waitFor();
    await other.go(`/desk/tickets/${merchant.number}`);
    await other.page.getByText('The ticket was given to zhao.min by turns.').waitFor();
    expect([...desk.complaints, ...other.complaints]).toEqual([]);
    await other.close();
    await desk.close();
  });

  it('keep what was typed when a colleague was faster, and say so', async () => {
    const desk = await open(admin);
    const { page } = desk;
    await desk.go('/desk/staff');
    await desk.button('Edit 拉卡拉组').click();
    const dialog = page.getByRole('dialog', { name: 'Edit team' });
    await dialog.getByLabel('Most open tickets').fill('7');
    const [{ id, version }] = (await admin.get('/api/desk/teams')).body.teams;
    await admin.patch(`/api/desk/teams/${id}`, { version, name: 'Lakala' });
    await page.keyboard.press('Enter');
    await dialog.getByText('Somebody else has just changed this team.').waitFor();
    expect(await dialog.getByLabel('Most open tickets').inputValue()).toBe('7');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('up to 7 each').waitFor();
    expect((await admin.get('/api/desk/teams')).body.teams).toMatchObject([
      { name: '拉卡拉组', cap: 7 },
    ]);
    await desk.close();
  });

  it('are filtered by in the queue and moved to, one and several', async () => {
    await admin.post('/api/desk/teams', { name: 'Second line', takesNew: false });
    const desk = await open(admin);
    const { page } = desk;
    await desk.go('/desk');
    await page.getByRole('combobox', { name: 'Team' }).selectOption('拉卡拉组');
    await page.waitForURL(/team=/);
    await page.locator('[data-row]').first().waitFor();
    await page.locator('.choose-box input').first().check();
    await desk.button('Move to team').click();
    await page.getByRole('menuitem', { name: 'Second line' }).click();
    await page.getByText('Moving 1 to Second line in a few seconds.').waitFor();
    await desk.go(`/desk/tickets/${merchant.number}`);
    await page.getByText('王丽 moved the ticket to Second line.').waitFor();
    await desk.button('More actions').click();
    await page.getByRole('menuitem', { name: 'Move to another team' }).click();
    const dialog = page.getByRole('dialog', { name: 'Move to another team' });
    await dialog.getByLabel('To').selectOption('拉卡拉组');
    expect(await desk.barriers()).toEqual([]);
    await dialog.getByRole('button', { name: 'Move' }).click();
    await page.getByText('王丽 moved the ticket to 拉卡拉组.').waitFor();
    expect(desk.complaints).toEqual([]);
    await desk.close();
  });

  it.each(LOOKS)('are read without barriers, %j', async (look) => {
    const desk = await DeskPage.inLook(browser, app.url, look, admin);
    for (const [name, path] of [
      ['teams-staff', '/desk/staff'],
      ['teams-queue', '/desk'],
      ['teams-ticket', `/desk/tickets/${merchant.number}`],
    ] as const) {
      await desk.go(path);
      await desk.page.locator('.crew-mark, .crews td').first().waitFor();
      expect(await desk.barriers()).toEqual([]);
      expect(await desk.overflow()).toBeLessThanOrEqual(0);
      await desk.shoot(`${name}-${look.width}-${look.theme}-${look.language}`);
    }
    await desk.go('/desk/staff');
    const edit = look.language === 'en' ? 'Edit 拉卡拉组' : '编辑拉卡拉组';
    await desk.button(edit).click();
    await desk.page.getByRole('dialog').waitFor();
    expect(await desk.barriers()).toEqual([]);
    await desk.shoot(`teams-dialog-${look.width}-${look.theme}-${look.language}`);
    expect(desk.complaints).toEqual([]);
    await desk.close();
  });
});
