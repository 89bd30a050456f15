import type { Browser } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app';
import { addColleague, type DeskClient, firstAdmin } from '../support/desk-client';
import { type Merchant, merchantWithTicket } from '../support/desk-tickets';
import { until } from '../support/direct-line-client';
import { describeInBrowser, openBrowser } from './browser';
import { DeskPage, LOOKS } from './desk-page';

jest.setTimeout(240_000);

describeInBrowser('two at one ticket', () => {
  let app: TestApp;
  let wang: DeskClient;
  let li: DeskClient;
  let browser: Browser;
  let merchant: Merchant;
  let hers: DeskPage;
  let his: DeskPage;

  beforeAll(async () => {
    app = await startTestApp();
    wang = await firstAdmin(app);
    li = await addColleague(wang, 'li.min');
    browser = await openBrowser();
    merchant = await merchantWithTicket(app);
    await wang.post(`/api/desk/tickets/${merchant.number}/claim`);
    hers = await DeskPage.open(browser, { url: app.url, client: wang, locale: 'zh-CN' });
    his = await DeskPage.open(browser, { url: app.url, client: li, locale: 'en-GB' });
    await hers.go(`/desk/tickets/${merchant.number}`);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const box = () => hers.page.getByRole('textbox', { name: '回复商户' });
  const type = (activity: object) =>
    merchant.client.call(
      'POST',
      `/conversations/${merchant.client.grant.conversationId}/activities`,
      activity,
    );

  it('see each other looking and writing, and going', async () => {
    await his.go(`/desk/tickets/${merchant.number}`);
    await hers.page.getByText('li.min正在查看').waitFor();
    await his.page.getByText('王丽 is looking').waitFor();
    await box().pressSequentially('您好');
    await his.page.getByText('王丽 is writing').waitFor();
    await his.page.getByRole('tab', { name: 'Private note' }).click();
    await his.page.getByRole('textbox', { name: 'Private note' }).pressSequentially('x');
    await hers.page.getByText('li.min正在输入').waitFor();
    await hers.shoot('together');
    await box().fill('');
    await his.page.getByText('王丽 is looking').waitFor();
    await his.page.getByRole('textbox', { name: 'Private note' }).fill('');
    await his.go('/desk');
    await hers.page.getByText('li.min正在').waitFor({ state: 'hidden' });
  });

  it('see the merchant typing until the message comes, and how far answers have arrived', async () => {
    await type({ type: 'typing' });
    await hers.page.getByText('商户正在输入').waitFor();
    await hers.shoot('merchant-types');
    await merchant.client.send('审核解冻一般要多久');
    await hers.page.getByText('商户正在输入').waitFor({ state: 'hidden' });
    await hers.page.locator('.suggestions button').first().waitFor();
    await box().press('Alt+Digit1');
    await until(async () => ((await box().inputValue()).length > 10 ? true : undefined));
    await box().press('Control+Enter');
    await hers.page.locator('.spoken[data-from="staff"]').waitFor();
    expect(await hers.page.getByText('已送达商户页面').count()).toBe(0);
    const { watermark } = await merchant.client.read();
    await merchant.client.read(watermark);
    await hers.page.getByText('已送达商户页面').waitFor();
    await type({
      type: 'event',
      name: 'application/vnd.microsoft.readReceipt',
      value: {
        lastReadMessageId: `${merchant.client.grant.conversationId}|${watermark.padStart(7, '0')}`,
      },
    });
    await hers.page.getByText('商户已读').waitFor();
    // The conversation stood at its end, and stays there.
    const atEnd = () =>
      hers.page
        .getByRole('log')
        .evaluate(
          ({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight,
        );
    await until(async () => (await atEnd()) < 2 || undefined);
    expect(await hers.page.getByText('已送达商户页面').count()).toBe(0);
    await hers.shoot('read');
  });

  it('are warned when another reply came first, and may send all the same', async () => {
    const complaints = hers.complaints.length;
    await box().fill('请稍等，正在查。');
    await hers.page.route(
      '**/reply',
      async (route) => {
        await wang.post(`/api/desk/tickets/${merchant.number}/reply`, { text: '已经查到了。' });
        await route.continue();
      },
      { times: 1 },
    );
    await box().press('Control+Enter');
    await hers.page.getByText('同事刚刚回复了商户').waitFor();
    await hers.page.getByRole('log').getByText('已经查到了。').waitFor();
    await hers.shoot('crossed');
    expect((await merchant.said()).join()).not.toContain('请稍等，正在查。');
    await box().press('Control+Enter');
    await hers.page.locator('.spoken').getByText('请稍等，正在查。').waitFor();
    // The browser itself tells of the answer 409.
    expect(hers.complaints.splice(complaints)).toEqual([expect.stringContaining('409')]);
  });

  it('find ready replies with a slash, by keys alone', async () => {
    await box().fill('');
    await box().pressSequentially('您好，/');
    const list = hers.page.getByRole('listbox', { name: '快捷回复' });
    await list.waitFor();
    const all = await list.getByRole('option').count();
    await box().pressSequentially('审核');
    await until(async () => ((await list.getByRole('option').count()) < all ? true : undefined));
    await hers.shoot('slash');
    expect(await hers.barriers()).toEqual([]);
    await box().press('ArrowDown');
    const chosen = list.locator('[aria-selected="true"]');
    expect(await chosen.getAttribute('id')).toBe(await box().getAttribute('aria-activedescendant'));
    const text = (await chosen.locator('span').textContent()) ?? '';
    await box().press('Enter');
    await list.waitFor({ state: 'hidden' });
    await until(async () => ((await box().inputValue()).length > 10 ? true : undefined));
    expect(await box().inputValue()).toBe(`您好，${text}`);
  });

  it('leave a slash alone after Escape, and every key to the input method', async () => {
    const list = hers.page.getByRole('listbox', { name: '快捷回复' });
    await box().fill('');
    await box().pressSequentially('／');
    await list.waitFor();
    await box().dispatchEvent('keydown', { key: 'Enter', isComposing: true });
    expect(await box().inputValue()).toBe('／');
    await box().press('Escape');
    await list.waitFor({ state: 'hidden' });
    await box().pressSequentially('审');
    expect(await list.count()).toBe(0);
    expect(await box().inputValue()).toBe('／审');
    await box().fill('');
    expect(hers.complaints).toEqual([]);
  });

  it.each(LOOKS)('fits a screen of $width px, $theme, $language', async (look) => {
    await merchant.client.send('审核解冻一般要多久');
    await li.post(`/api/desk/tickets/${merchant.number}/company`, { state: 'writes' });
    const desk = await DeskPage.inLook(browser, app.url, look, wang);
    await desk.go(`/desk/tickets/${merchant.number}`);
    await desk.page.locator('.suggestions button').first().waitFor();
    await desk.shoot(`suggestions-${look.width}-${look.language}`);
    expect(await desk.barriers()).toEqual([]);
    await desk.page.locator('textarea').pressSequentially('/');
    await desk.page.getByRole('listbox').waitFor();
    await desk.shoot(`slash-${look.width}-${look.language}`);
    expect(await desk.barriers()).toEqual([]);
    expect(await desk.overflow()).toBeLessThanOrEqual(0);
    await desk.page.locator('textarea').fill('');
    await desk.close();
  });
});
