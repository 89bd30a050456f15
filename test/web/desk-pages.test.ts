import type { Browser } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app';
import { addColleague, type DeskClient, firstAdmin } from '../support/desk-client';
import { type Merchant, merchantWithTicket } from '../support/desk-tickets';
import { describeInBrowser, openBrowser } from './browser';
import { DeskPage, LOOKS } from './desk-page';

jest.setTimeout(180_000);

describeInBrowser('every page of the desk', () => {
  let app: TestApp;
  let admin: DeskClient;
  let merchant: Merchant;
  let browser: Browser;

  beforeAll(async () => {
    app = await startTestApp();
    admin = await firstAdmin(app);
    const colleague = await addColleague(admin, 'li.min');
    merchant = await merchantWithTicket(app);
    const other = await merchantWithTicket(app);
    await fill(admin, colleague, other.number);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  /** A ticket with a bit of everything, so that every part of a page has something to show. */
  async function fill(claimer: DeskClient, colleague: DeskClient, other: string): Promise<void> {
    const at = `/api/desk/tickets/${merchant.number}`;
    expect((await claimer.post(`${at}/claim`)).status).toBe(200);
    expect((await claimer.post(`${at}/reply`, { text: '您好' })).status).toBe(200);
    await merchant.client.send('<b>谢谢</b> https://example.com');
    await claimer.post(`${at}/remark`, { text: '已联系拉卡拉' });
    await colleague.post(`/api/desk/tickets/${other}/claim`);
    const person = { by: 'ticket', value: other };
    await claimer.post('/api/desk/person-requests', { act: 'erase', person });
    await claimer.post('/api/desk/keys', { name: 'CRM', scopes: ['tickets:read'] });
  }

  const PAGES: Record<string, () => string> = {
    queue: () => '/desk',
    closed: () => '/desk?tab=closed',
    ticket: () => `/desk/tickets/${merchant.number}`,
    insights: () => '/desk/insights',
    deliveries: () => '/desk/deliveries',
    staff: () => '/desk/staff',
    keys: () => '/desk/keys',
    audit: () => '/desk/audit',
    data: () => '/desk/data',
    account: () => '/desk/account',
    nowhere: () => '/desk/nowhere',
    'sign-in': () => '/desk/sign-in?error=SIGN_IN_STALE',
    setup: () => '/desk/setup#unknown',
  };
  const isPublic = (name: string) => name === 'sign-in' || name === 'setup';

  describe.each(LOOKS)('$width px, $theme, $language', (look) => {
    let inside: DeskPage;
    let outside: DeskPage;
    beforeAll(async () => {
      inside = await DeskPage.inLook(browser, app.url, look, admin);
      outside = await DeskPage.inLook(browser, app.url, look);
    });
    afterAll(async () => {
      await inside?.close();
      await outside?.close();
    });

    it.each(Object.keys(PAGES))('%s has no barriers and fits', async (name) => {
      const desk = isPublic(name) ? outside : inside;
      desk.complaints.length = 0;
      await desk.go(PAGES[name]?.() ?? '');
      await desk.page.waitForTimeout(300);
      await desk.shoot(`${name}-${look.width}-${look.theme}-${look.language}`);
      expect(await desk.barriers()).toEqual([]);
      expect(await desk.overflow()).toBeLessThanOrEqual(0);
      expect(await desk.page.evaluate('document.documentElement.lang')).toBe(look.language);
      // The link for setting up is not known on purpose.
      const expected = name === 'setup' ? [expect.stringContaining('410')] : [];
      expect(desk.complaints).toEqual(expected);
    });
  });

  it.each(['queue', 'ticket', 'staff', 'keys', 'account'])(
    '%s needs no scrolling to the side at 320 px',
    async (name) => {
      const look = { width: 320, theme: 'light', language: 'en' } as const;
      const desk = await DeskPage.inLook(browser, app.url, look, admin);
      await desk.go(PAGES[name]?.() ?? '');
      await desk.shoot(`${name}-320`);
      expect(await desk.overflow()).toBeLessThanOrEqual(0);
      await desk.close();
    },
  );

  it('shows the facts of a ticket in a tab of their own on narrow screens', async () => {
    const desk = await DeskPage.inLook(browser, app.url, LOOKS[2] as (typeof LOOKS)[number], admin);
    await desk.go(`/desk/tickets/${merchant.number}`);
    await desk.page.getByRole('tab', { name: '详情' }).click();
    await desk.page.getByText(merchant.merchantId, { exact: true }).waitFor();
    await desk.shoot('ticket-facts-360-dark');
    expect(await desk.barriers()).toEqual([]);
    await desk.close();
  });

  it('is barrier-free in its dialogs and menus, too', async () => {
    const desk = await DeskPage.inLook(browser, app.url, LOOKS[0] as (typeof LOOKS)[number], admin);
    await desk.go(`/desk/tickets/${merchant.number}`);
    await desk.button('更改状态').click();
    await desk.page.getByRole('combobox', { name: '状态' }).selectOption('waiting');
    await desk.shoot('dialog-status');
    expect(await desk.barriers()).toEqual([]);
    await desk.page.keyboard.press('Escape');
    await desk.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await desk.button('快捷回复').click();
    await desk.page.getByRole('searchbox', { name: '搜索快捷回复' }).waitFor();
    await desk.shoot('dialog-replies');
    // The page stays in sight behind it.
    const above = 'document.elementFromPoint(100, 20)?.closest("header") !== null';
    expect(await desk.page.evaluate(above)).toBe(true);
    expect(await desk.barriers()).toEqual([]);
    expect(desk.complaints).toEqual([]);
    await desk.close();
  });
});
