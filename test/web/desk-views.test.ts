// Saved views, tags on several tickets and linked tickets in the browser: kept, shared, taken back, and told what colleagues did.

import type { Browser } from 'playwright-core';
import type { SavedView } from '../../src/desk/saved-views/saved-view';
import { startTestApp, type TestApp } from '../support/app';
import { addColleague, type DeskClient, firstAdmin } from '../support/desk-client';
import { type Merchant, merchantWithTicket } from '../support/desk-tickets';
import { until } from '../support/direct-line-client';
import { describeInBrowser, openBrowser } from './browser';
import { DeskPage, LOOKS } from './desk-page';

jest.setTimeout(240_000);

describeInBrowser('what sorts the queue', () => {
  let app: TestApp;
  let client: DeskClient;
  let agent: DeskClient;
  let browser: Browser;
  let one: Merchant;
  let other: Merchant;

  beforeAll(async () => {
    app = await startTestApp();
    client = await firstAdmin(app);
    agent = await addColleague(client, 'li.min');
    one = await merchantWithTicket(app);
    other = await merchantWithTicket(app);
    await client.post('/api/desk/tags', { zh: '加急', en: 'Urgent' });
    await agent.patch('/api/desk/session', { language: 'en' });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const open = async (path: string) => {
    const desk = await DeskPage.open(browser, { url: app.url, client: agent, locale: 'en-GB' });
    await desk.go(path);
    return desk;
  };
  const tagsOf = async ({ number }: Merchant): Promise<string[]> =>
    (await client.get(`/api/desk/tickets/${number}`)).body.row.tags;
  const viewsOf = async (): Promise<SavedView[]> => (await agent.get('/api/desk/views')).body.views;

  it('puts a tag on several tickets, and takes it back before it is sent', async () => {
    const desk = await open('/desk');
    const { page } = desk;
    const tag = async () => {
      await page.getByLabel(`Choose ${one.number}`).click();
      await page.getByLabel(`Choose ${other.number}`).click();
      await desk.button('Put a tag on').click();
      await page.getByRole('menuitem', { name: 'Urgent' }).click();
      await page.getByText('Putting “Urgent” on 2').waitFor();
    };
    await tag();
    await desk.button('Undo').click();
    await page.getByText('Putting “Urgent” on 2').waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: 'My day' }).click();
    expect(await tagsOf(one)).toEqual([]);
    await desk.go('/desk');
    await tag();
    await page.getByRole('link', { name: 'My day' }).click();
    await until(async () => (await tagsOf(other)).length > 0 || undefined);
    expect(await tagsOf(one)).toEqual(['urgent']);
    await desk.go('/desk');
    await page.getByLabel(`Choose ${other.number}`).click();
    await desk.button('Take a tag off').click();
    await page.getByRole('menuitem', { name: 'Urgent' }).click();
    await page.getByText('Taking “Urgent” off 1').waitFor();
    await page.goto('about:blank');
    await until(async () => (await tagsOf(other)).length === 0 || undefined);
    expect(await tagsOf(one)).toEqual(['urgent']);
    expect(desk.complaints).toEqual([]);
    await desk.close();
  });

  it('keeps the filters under a name, and says when a colleague changed them meanwhile', async () => {
    const desk = await open('/desk');
    const { page } = desk;
    await page.getByRole('combobox', { name: 'Tag' }).selectOption('Urgent');
    await desk.button('Save as view').click();
    await page.getByLabel('Name of the view').fill('Burning');
    await page.getByRole('checkbox', { name: 'Share with all staff' }).check();
    await page.keyboard.press('Enter');
    const link = page.getByRole('navigation', { name: 'Saved views' }).getByRole('link');
    await link.filter({ hasText: /Burning.*1/ }).waitFor();
    await page.waitForURL(/view=/);
    const [view] = await viewsOf();
    expect(view).toMatchObject({ isShared: true, filters: { tag: 'urgent' } });
    expect(await link.getAttribute('aria-current')).toBe('page');
    await page.getByRole('combobox', { name: 'State' }).selectOption('Unassigned');
    await page.getByText('(filters changed)').waitFor();
    const patched = { name: 'Burning now', seen: view?.revision };
    expect((await client.patch(`/api/desk/views/${view?.id}`, patched)).status).toBe(200);
    // Even where the list of views was renewed since.
    await client.post(`/api/desk/tickets/${other.number}/claim`);
    await link.filter({ hasText: 'Burning now' }).waitFor();
    await desk.button('Save changes').click();
    await page.getByText('A colleague changed this view meanwhile').first().waitFor();
    expect(await page.getByRole('combobox', { name: 'State' }).inputValue()).toBe('unassigned');
    await desk.button('Save changes').click();
    await page.getByText('(filters changed)').waitFor({ state: 'hidden' });
    expect((await viewsOf())[0]).toMatchObject({
      ...{ name: 'Burning now', filters: { tab: 'unassigned', tag: 'urgent' } },
    });
    // The address alone leads to it, for a colleague too; a tab leads away.
    await desk.go(`/desk?view=${view?.id}`);
    await page.locator('[data-row]').first().waitFor();
    expect(await page.locator('[data-row]').count()).toBe(1);
    await page.getByRole('tab', { name: /^Closed/ }).click();
    await page.waitForURL(/desk\?tab=closed$/);
    // The service's refusal is in the console, too.
    expect(desk.complaints.filter((each) => !each.includes('409'))).toEqual([]);
    await desk.close();
  });

  it('deletes a view after a few seconds, unless it is taken back', async () => {
    const [view] = await viewsOf();
    const desk = await open(`/desk?view=${view?.id}`);
    const { page } = desk;
    const link = page.getByRole('link', { name: /Burning now/ });
    await desk.button('Delete view').click();
    await page.getByText('will be deleted in a few seconds').waitFor();
    await link.waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    await link.waitFor();
    expect((await viewsOf()).map(({ name }) => name)).toEqual(['Burning now']);
    await desk.button('Delete view').click();
    await page.getByRole('link', { name: 'My day' }).click();
    await until(async () => (await viewsOf()).length === 0 || undefined);
    await desk.go(`/desk?view=${view?.id}`);
    await page.getByText('was deleted, or is not shared with you').waitFor();
    expect(desk.complaints).toEqual([]);
    await desk.close();
  });

  it('links a ticket by its number, and puts back a link that was taken away', async () => {
    const desk = await open(`/desk/tickets/${one.number}`);
    const { page } = desk;
    await desk.button('More actions').click();
    await page.getByRole('menuitem', { name: 'Link a ticket …' }).click();
    const number = page.getByRole('textbox', { name: /number|Ticket/ });
    await number.fill(one.number);
    await page.keyboard.press('Enter');
    await page.getByText('Both numbers are of one ticket').waitFor();
    await number.fill(other.number);
    await page.getByRole('dialog').getByRole('status').waitFor();
    await page.keyboard.press('Enter');
    const list = page.getByRole('list', { name: 'Linked tickets' });
    await list.getByRole('link', { name: other.number }).waitFor();
    await list.getByRole('button', { name: /Remove the link/ }).click();
    await page.getByText(`The link to ${other.number} is removed`).waitFor();
    await page.keyboard.press('Enter');
    await list.getByRole('link', { name: other.number }).click();
    await list.getByRole('link', { name: one.number }).waitFor();
    await page
      .getByText(/linked this ticket with FZ-/)
      .first()
      .waitFor();
    expect(desk.complaints.filter((each) => !each.includes('409'))).toEqual([]);
    await desk.close();
  });

  it.each(LOOKS)('is read without barriers, %j', async (look) => {
    const names = ['早班：拉卡拉和银联商务的加急冻结工单，一小时内必须回复', 'Mine'];
    if ((await viewsOf()).length === 0) {
      for (const name of names) {
        const filters = { tag: 'urgent', assignee: 'st_gone' };
        await client.post('/api/desk/views', { name, filters, isShared: true });
      }
    }
    const [view] = await viewsOf();
    const desk = await DeskPage.inLook(browser, app.url, look, client);
    const check = async (name: string) => {
      expect(await desk.barriers()).toEqual([]);
      expect(await desk.overflow()).toBeLessThanOrEqual(0);
      await desk.shoot(`${name}-${look.width}-${look.theme}-${look.language}`);
    };
    await desk.go(`/desk?view=${view?.id}`);
    await desk.page.locator('.view-bar .fui-MessageBar').first().waitFor();
    await check('view');
    await desk.button(/^(Name and sharing|改名与共享)$/).click();
    await desk.page.getByRole('dialog').waitFor();
    await check('view-dialog');
    await desk.go(`/desk/tickets/${one.number}`);
    const details = desk.page.getByRole('tab', { name: /^(Details|详情)$/ });
    if (look.width < 640) await details.click();
    await desk.button(/^(Remove the link|取消与)/).scrollIntoViewIfNeeded();
    await check('linked');
    expect(desk.complaints).toEqual([]);
    await desk.close();
  });
});
