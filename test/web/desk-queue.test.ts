import type { Browser } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app';
import { addColleague, type DeskClient, firstAdmin } from '../support/desk-client';
import { type Merchant, merchantWithTicket } from '../support/desk-tickets';
import { describeInBrowser, openBrowser } from './browser';
import { DeskPage } from './desk-page';

jest.setTimeout(240_000);

describeInBrowser('the queue of the desk', () => {
  let app: TestApp;
  let client: DeskClient;
  let browser: Browser;
  let first: Merchant;
  let second: Merchant;
  let desk: DeskPage;

  beforeAll(async () => {
    app = await startTestApp();
    client = await firstAdmin(app);
    first = await merchantWithTicket(app);
    app.clock.advance(60_000);
    second = await merchantWithTicket(app);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });
  beforeEach(async () => {
    await client.patch('/api/desk/session', { language: 'en' });
    desk = await DeskPage.open(browser, { url: app.url, client, locale: 'en-GB' });
    await desk.go('/desk');
    await row(first).waitFor();
  });
  afterEach(async () => {
    expect(desk.complaints).toEqual([]);
    await desk.close();
  });

  const row = ({ number }: Merchant) => desk.page.locator('[data-row]', { hasText: number });
  const press = (key: string) => desk.page.keyboard.press(key);
  const focused = () =>
    desk.page.evaluate('document.activeElement?.getAttribute("data-ticket")') as Promise<string>;
  const assigneeOf = async ({ number }: Merchant) =>
    (await client.get(`/api/desk/tickets/${number}`)).body.row.assignee?.name;

  it('is walked with keys: move, open, back', async () => {
    await press('j');
    expect(await focused()).toBe(first.number);
    await press('ArrowDown');
    expect(await focused()).toBe(second.number);
    await press('k');
    await press('Enter');
    await desk.page.getByRole('heading', { level: 1, name: first.number }).waitFor();
    await desk.page.getByRole('log').waitFor();
    await press('Escape');
    await desk.page.getByRole('heading', { level: 1, name: 'Queue' }).waitFor();
    const heading = 'document.activeElement?.tagName';
    expect(await desk.page.evaluate(heading)).toBe('H1');
  });

  it('takes no letter for a key while somebody types or holds a modifier', async () => {
    await press('j');
    await press('Control+c');
    await press('/');
    await desk.page.keyboard.type('cj?');
    const search = desk.page.getByRole('searchbox');
    expect(await search.inputValue()).toBe('cj?');
    expect(await desk.page.getByRole('dialog').count()).toBe(0);
    expect(await assigneeOf(first)).toBeUndefined();
  });

  it('lists the keys on ?, and lets them be switched off', async () => {
    await press('?');
    const dialog = desk.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await dialog.getByRole('switch').click();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await press('/');
    await press('?');
    expect(await desk.page.getByRole('dialog').count()).toBe(0);
    expect(await desk.page.evaluate('document.activeElement?.tagName')).not.toBe('INPUT');
  });

  it('finds tickets as they are typed, keeps the search in the address and says when there are none', async () => {
    await desk.page.getByRole('searchbox').fill(second.merchantId);
    await row(first).waitFor({ state: 'hidden' });
    await row(second).waitFor();
    expect(new URL(desk.page.url()).searchParams.get('search')).toBe(second.merchantId);
    await desk.page.getByRole('searchbox').fill('nothing like this');
    await desk.page.getByText('Nothing matches these filters').waitFor();
    await desk.button('Clear filters').click();
    await row(first).waitFor();
  });

  it('finds a ticket that is closed, whichever tab is open', async () => {
    const old = await merchantWithTicket(app);
    await client.post(`/api/desk/tickets/${old.number}/status`, {
      status: 'closed',
      reason: 'duplicate',
    });
    await row(old).waitFor({ state: 'hidden' });
    await desk.page.getByRole('searchbox').fill(old.number);
    await row(old).waitFor();
  });

  it('shows a ticket that comes in meanwhile, and counts it in the title', async () => {
    expect(await desk.page.title()).toMatch(/^\(2\) Queue/);
    const third = await merchantWithTicket(app);
    await row(third).waitFor();
    await desk.page.waitForFunction("document.title.startsWith('(3)')");
  });

  it('claims with c and moves the ticket to Mine', async () => {
    await press('j');
    await press('c');
    await desk.page.getByText(`${first.number} is yours`).first().waitFor();
    expect(await assigneeOf(first)).toBe('王丽');
    await desk.page.getByRole('tab', { name: /Mine/ }).click();
    await row(second).waitFor({ state: 'detached' });
    await row(first).waitFor();
  });

  it('does nothing with tickets of the former tab until those of the new one are there', async () => {
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    await desk.page.route(/tickets\?status=closed/, (route) => held.then(() => route.continue()));
    await desk.page.getByLabel(`Choose ${second.number}`).check();
    await desk.page.getByText('1 chosen').waitFor();
    await desk.page.getByRole('tab', { name: /^Closed/ }).click();
    await desk.page.getByRole('status').getByText('Loading').waitFor();
    expect(await row(second).count()).toBe(1);
    expect(await desk.page.getByText('1 chosen').count()).toBe(0);
    await desk.page.locator('h1').click();
    await press('j');
    expect(await focused()).toBeNull();
    go();
    await row(second).waitFor({ state: 'detached' });
    await desk.page.getByRole('status').getByText('Loading').waitFor({ state: 'detached' });
    await desk.page.getByRole('tab', { name: /^Waiting for us/ }).click();
    await row(second).waitFor();
    expect(await desk.page.getByText('1 chosen').count()).toBe(0);
    await desk.page.locator('h1').click();
    await press('j');
    expect(await focused()).not.toBeNull();
  });

  it('says when the line is lost, and catches up when it is back', async () => {
    await desk.page.context().setOffline(true);
    await desk.page.route('**/api/desk/events*', (route) => route.abort());
    await desk.page.reload().catch(() => {});
    await desk.page.context().setOffline(false);
    await desk.go('/desk');
    await desk.page.getByText('Connection lost').waitFor();
    const late = await merchantWithTicket(app);
    expect(await row(late).count()).toBe(0);
    await desk.page.unroute('**/api/desk/events*');
    await row(late).waitFor();
    await desk.page.getByText('Connection lost').waitFor({ state: 'hidden' });
    desk.complaints.length = 0;
  });

  it('keeps pages for administrators from others', async () => {
    const agent = await addColleague(client, 'zhang');
    const other = await DeskPage.open(browser, { url: app.url, client: agent, locale: 'en-GB' });
    await other.go('/desk/audit');
    expect(await other.page.locator('h1').innerText()).toBe('There is no such page');
    expect(await other.page.getByRole('link', { name: 'Audit log' }).count()).toBe(0);
    await other.close();
  });
});
