// Two colleagues who see of each other whether they are there, and call each other in private notes.

import type { Browser } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app';
import { addColleague, type DeskClient, firstAdmin } from '../support/desk-client';
import { type Merchant, merchantWithTicket } from '../support/desk-tickets';
import { until } from '../support/direct-line-client';
import { describeInBrowser, openBrowser } from './browser';
import { DeskPage, LOOKS } from './desk-page';

jest.setTimeout(240_000);

describeInBrowser('presence and mentions', () => {
  let app: TestApp;
  let wang: DeskClient;
  let browser: Browser;
  let merchant: Merchant;
  let hers: DeskPage;
  let his: DeskPage;

  beforeAll(async () => {
    app = await startTestApp();
    wang = await firstAdmin(app);
    const li = await addColleague(wang, 'li.min');
    browser = await openBrowser();
    merchant = await merchantWithTicket(app);
    await wang.post(`/api/desk/tickets/${merchant.number}/claim`);
    hers = await DeskPage.open(browser, { url: app.url, client: wang, locale: 'zh-CN' });
    his = await DeskPage.open(browser, { url: app.url, client: li, locale: 'en-GB' });
    await hers.go(`/desk/tickets/${merchant.number}`);
    await his.go('/desk');
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  it('a status is chosen in the bar, and seen beside the ticket by colleagues at once', async () => {
    await hers.button('您的状态：在岗').click();
    const dialog = hers.page.getByRole('dialog', { name: '我的状态' });
    await dialog.getByRole('radio', { name: '离开' }).click();
    await dialog.getByRole('textbox', { name: '到什么时候' }).fill('2020-01-01T10:00');
    await dialog.getByText('这个时间已经过了').waitFor();
    await dialog.getByRole('button', { name: '1 小时后' }).click();
    expect(await hers.barriers()).toEqual([]);
    await hers.shoot('presence-dialog');
    await dialog.getByRole('button', { name: '保存' }).click();
    // An hour later may be tomorrow.
    await hers.button(/^您的状态：离开，.*\d\d:\d\d 回来$/).waitFor();
    await his.page
      .getByRole('cell')
      .getByText(/^away, back/)
      .waitFor();
    await his.shoot('presence-queue');
  });

  it('what the line tells is not undone by an answer that was asked for before', async () => {
    const { page } = his;
    const own = () => page.locator('.own-presence').getAttribute('aria-label');
    let answered: () => void = () => undefined;
    const isAnswered = new Promise<void>((resolve) => {
      answered = resolve;
    });
    await page.route('**/api/desk/presence', async (route) => {
      const answer = await route.fetch();
      const { staff } = (await answer.json()) as { staff: object[] };
      const gone = staff.map((each) => ({ ...each, state: 'away', isHere: false }));
      await until(async () => ((await own()) === 'Your status: available' ? true : undefined));
      await route.fulfill({ json: { staff: gone } }).catch(() => undefined);
      answered();
    });
    await his.go('/desk');
    await isAnswered;
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');
    expect(await own()).toBe('Your status: available');
    await page.unroute('**/api/desk/presence');
  });

  it('an @ offers colleagues by keys alone, and leaves every key to the input method', async () => {
    await hers.page.getByRole('tab', { name: '内部备注' }).click();
    const box = hers.page.getByRole('textbox', { name: '内部备注' });
    await box.pressSequentially('请@li');
    const list = hers.page.getByRole('listbox', { name: '可以提到的同事' });
    await list.getByRole('option', { name: 'li.min' }).waitFor();
    expect(await hers.barriers()).toEqual([]);
    await hers.shoot('mention');
    await box.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
    expect(await box.inputValue()).toBe('请@li');
    await box.press('Enter');
    await until(async () => ((await box.inputValue()) === '请@li.min ' ? true : undefined));
    await box.pressSequentially('看看，@没有这个人');
    expect(await list.count()).toBe(0);
    // The word on his page goes by itself after a while, so who looks for it begins before.
    const words = `A private note on ${merchant.number} mentions you`;
    const told = his.page.getByText(words).first().waitFor();
    await box.press('Control+Enter');
    await hers.page.locator('.remarks .mention').getByText('@li.min').waitFor();
    await told;
    await his.go('/desk/my-day');
    await his.page.locator('.card').getByText('You are mentioned').waitFor();
    await his.go(`/desk/tickets/${merchant.number}`);
    expect(await his.page.locator('.mention[data-own="true"]').count()).toBe(1);
    await until(async () => {
      await his.go('/desk/my-day');
      return (await his.page.locator('.card[data-group="mention"]').count()) === 0 || undefined;
    });
    expect([...hers.complaints, ...his.complaints]).toEqual([]);
  });

  it.each(LOOKS)('fits a screen of $width px, $theme, $language', async (look) => {
    const desk = await DeskPage.inLook(browser, app.url, look, wang);
    for (const [name, path] of [
      ['staff', '/desk/staff'],
      ['queue', '/desk'],
      ['ticket', `/desk/tickets/${merchant.number}`],
    ] as const) {
      await desk.go(path);
      await desk.page.locator('.own-presence').waitFor();
      await desk.shoot(`presence-${name}-${look.width}-${look.language}`);
      expect(await desk.overflow()).toBeLessThanOrEqual(0);
    }
    expect(await desk.barriers()).toEqual([]);
    await desk.page.locator('.own-presence').click();
    await desk.page.getByRole('dialog').waitFor();
    await desk.shoot(`presence-dialog-${look.width}-${look.language}`);
    expect(await desk.barriers()).toEqual([]);
    await desk.close();
  });
});
