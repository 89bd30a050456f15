import type { Browser } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app';
import { addColleague, type DeskClient, firstAdmin } from '../support/desk-client';
import { type Merchant, merchantWithTicket } from '../support/desk-tickets';
import { until } from '../support/direct-line-client';
import { PNG } from '../support/sample-files';
import { describeInBrowser, openBrowser } from './browser';
import { DeskPage } from './desk-page';

jest.setTimeout(240_000);

const MB = 1024 * 1024;
const FOCUS_IS_IN_THE_BOX = `document.activeElement?.getAttribute('aria-label') === '回复商户'`;

describeInBrowser('a ticket at the desk', () => {
  let app: TestApp;
  let client: DeskClient;
  let colleague: DeskClient;
  let browser: Browser;
  let merchant: Merchant;
  let desk: DeskPage;

  beforeAll(async () => {
    app = await startTestApp();
    client = await firstAdmin(app);
    colleague = await addColleague(client, 'li.min');
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });
  beforeEach(async () => {
    merchant = await merchantWithTicket(app);
    await client.patch('/api/desk/session', { language: 'zh-Hans' });
    desk = await DeskPage.open(browser, { url: app.url, client, locale: 'zh-CN' });
    await desk.go(`/desk/tickets/${merchant.number}`);
  });
  afterEach(async () => {
    expect(desk.complaints).toEqual([]);
    await desk.close();
  });

  const claim = async () => {
    await desk.button('接手').first().click();
    await box('回复商户').waitFor();
  };
  const box = (name: string) => desk.page.getByRole('textbox', { name });
  const details = () => desk.page.getByRole('complementary', { name: '详情' });
  const transcript = () => desk.page.getByRole('log');
  const heard = (text: string) =>
    until(async () => (await merchant.said()).find((line) => line.includes(text)));
  const view = async () =>
    (await client.get(`/api/desk/tickets/${merchant.number}?language=zh-Hans`)).body;

  it('is claimed where somebody wants to write, and answered in the chat with Ctrl + Enter', async () => {
    await desk.page.getByText('请先接手工单').waitFor();
    await claim();
    await desk.page.waitForFunction(FOCUS_IS_IN_THE_BOX);
    await box('回复商户').fill('您好，');
    await box('回复商户').press('End');
    await box('回复商户').press('Enter');
    await box('回复商户').pressSequentially('正在查询。');
    expect(await box('回复商户').inputValue()).toBe('您好，\n正在查询。');
    await box('回复商户').press('Control+Enter');
    await transcript().getByText('正在查询。').waitFor();
    expect(await heard('正在查询。')).toContain('您好，');
    expect(await box('回复商户').inputValue()).toBe('');
  });

  it('sends nothing while characters are being composed', async () => {
    await claim();
    await box('回复商户').fill('zhengzai');
    await box('回复商户').dispatchEvent('keydown', {
      key: 'Enter',
      ctrlKey: true,
      isComposing: true,
    });
    expect(await box('回复商户').inputValue()).toBe('zhengzai');
    expect(await desk.button('正在发送').count()).toBe(0);
    expect((await view()).history.map(({ kind }: { kind: string }) => kind)).not.toContain('reply');
  });

  it('keeps private notes from the merchant, in a box of another colour', async () => {
    const colour = () =>
      desk.page.evaluate(`getComputedStyle(document.querySelector('.composer')).backgroundColor`);
    const before = await colour();
    await desk.page.getByRole('tab', { name: '内部备注' }).click();
    expect(await colour()).not.toBe(before);
    await box('内部备注').fill('只给同事看');
    await desk.button('保存备注').click();
    await desk.page.locator('.timeline').getByText('只给同事看').waitFor();
    const notes = details().getByRole('region', { name: '内部备注' });
    expect(await notes.innerText()).toMatch(/只给同事看[\s\S]*王丽/);
    expect((await merchant.said()).join('\n')).not.toContain('只给同事看');
  });

  it('shows what merchants write as plain text, and at once', async () => {
    await claim();
    const text =
      '<img src=x onerror=alert(1)> **粗** [点我](https://evil.example) https://evil.example';
    await merchant.client.send(text);
    await transcript().getByText(text).waitFor();
    expect(await transcript().locator('img, a').count()).toBe(0);
    expect(await transcript().getByText(text).locator('strong').count()).toBe(0);
  });

  it('keeps the text and says why when it cannot be sent', async () => {
    await claim();
    const complaints = desk.complaints.length;
    await desk.page.route('**/reply', (route) => route.abort());
    await box('回复商户').fill('很长的一段话');
    await desk.button('发送给商户').click();
    await desk.page.getByText('无法连接服务').first().waitFor();
    expect(await box('回复商户').inputValue()).toBe('很长的一段话');
    await box('回复商户').press('End');
    await box('回复商户').pressSequentially('。');
    await desk.page.getByText('无法连接服务').waitFor({ state: 'hidden' });
    await desk.page.unroute('**/reply');
    await desk.button('发送给商户').click();
    await heard('很长的一段话');
    // The browser itself tells of the call that was cut off.
    expect(desk.complaints.splice(complaints)).toEqual([expect.stringContaining('ERR_FAILED')]);
  });

  it('goes to the box for a reply with r, from the private notes as well', async () => {
    await claim();
    await desk.page.getByRole('tab', { name: '内部备注' }).click();
    await desk.page.locator('h1').focus();
    await desk.page.keyboard.press('r');
    await desk.page.waitForFunction(FOCUS_IS_IN_THE_BOX);
    expect(await box('回复商户').inputValue()).toBe('');
  });

  it('keeps a draft over a reload', async () => {
    await claim();
    await box('回复商户').fill('写了一半');
    await desk.page.reload();
    expect(await box('回复商户').inputValue()).toBe('写了一半');
  });

  it('counts near the limit and sends nothing longer', async () => {
    await claim();
    await box('回复商户').fill('长'.repeat(1990));
    await desk.page.getByText('还可输入 10 个字符').waitFor();
    await box('回复商户').fill('长'.repeat(2003));
    await desk.page.getByText('超出 3 个字符').waitFor();
    expect(await desk.button('发送给商户').isDisabled()).toBe(true);
  });

  it('puts ready replies in at the cursor and sends none of them', async () => {
    await claim();
    await box('回复商户').fill('甲乙');
    await box('回复商户').press('ArrowLeft');
    await desk.button('快捷回复').click();
    const choice = desk.page.locator('.reply-group button').first();
    const ready = (await choice.locator('.quiet').textContent()) ?? '';
    await choice.click();
    expect(ready.length).toBeGreaterThan(5);
    await until(async () => ((await box('回复商户').inputValue()).length > 5 ? true : undefined));
    expect(await box('回复商户').inputValue()).toBe(`甲${ready}乙`);
    expect((await merchant.said()).join('\n')).not.toContain(ready);
  });

  it("puts the bot's short answer into the text, or the whole one where staff want it", async () => {
    await claim();
    const pick = async (name: string) => {
      await box('回复商户').fill('');
      await desk.button('快捷回复').click();
      await desk.page.getByRole('searchbox', { name: '搜索快捷回复' }).fill('审核和解冻需要多久');
      await desk.shoot('short-answer');
      await desk.page.getByRole('button', { name }).click();
      return until(async () => (await box('回复商户').inputValue()) || undefined);
    };
    const short = await pick('审核和解冻需要多久 公开资料');
    expect(short).toMatch(/^[^\n]{20,80}$/);
    const whole = await pick('完整答案：审核和解冻需要多久');
    expect(whole).toContain('来源：《POS机冻结解封攻略》');
  });

  it('sends files, and names those that are too large before anything is sent', async () => {
    await claim();
    await desk.page.locator('input[type=file]').setInputFiles([
      { name: '大图.png', mimeType: 'image/png', buffer: Buffer.alloc(11 * MB) },
      { name: '说明.docx', mimeType: 'application/msword', buffer: PNG },
      { name: '多余.png', mimeType: 'image/png', buffer: PNG },
      { name: '示例.png', mimeType: 'image/png', buffer: PNG },
    ]);
    await desk.page.getByText('未添加 大图.png').waitFor();
    await desk.page.getByText('未添加 说明.docx：仅支持 JPEG').waitFor();
    await desk.button('移除 多余.png').click();
    await desk.page.waitForFunction(FOCUS_IS_IN_THE_BOX);
    await box('回复商户').fill('请看示例');
    await desk.button('发送给商户').click();
    await transcript()
      .getByRole('link', { name: /示例\.png/ })
      .waitFor();
    await heard('请看示例');
  });

  it('shows the contact only when asked, and says that this is recorded', async () => {
    await details().getByText('138****8000').waitFor();
    await desk.page.getByText('查看会被记录').waitFor();
    await desk.button('显示').click();
    await details().getByText('13800138000').waitFor();
    const { body } = await client.get(`/api/desk/audit?subject=${merchant.number}`);
    expect(body.entries).toMatchObject([{ action: 'reveal' }]);
  });

  it('changes its state with what the merchant is told, shown before', async () => {
    await desk.button('更改状态').click();
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: '状态' }).selectOption('waiting');
    await dialog.getByRole('checkbox', { name: '营业执照' }).check();
    await dialog.getByRole('textbox', { name: '其他资料' }).fill('门店照片');
    await dialog.getByRole('textbox', { name: '其他资料' }).press('Enter');
    await dialog.getByRole('textbox', { name: '给商户的说明' }).fill('还差两份资料');
    const preview = dialog.getByRole('region', { name: '商户将看到' });
    expect(await preview.innerText()).toMatch(
      /待商户补充[\s\S]*还差两份资料[\s\S]*营业执照、门店照片/,
    );
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await heard('还差两份资料')).toContain('营业执照');
    const english = await client.get(`/api/desk/tickets/${merchant.number}?language=en`);
    expect(english.body.papers.asked).toEqual(['Business licence', '门店照片']);
  });

  it('keeps the keyboard in an open window, and what was written there, until it is left', async () => {
    const { page } = desk;
    await desk.button('更改状态').click();
    const dialog = page.getByRole('dialog');
    const isInside = async () => Boolean(await dialog.locator(':focus').count());
    const note = dialog.getByRole('textbox', { name: '给商户的说明' });
    await note.fill('还差一份');
    await page.mouse.click(5, 5);
    await note.dispatchEvent('keydown', { key: 'Escape', isComposing: true });
    await page.keyboard.type('资料');
    expect(await note.inputValue()).toBe('还差一份资料');
    const stops = await dialog.locator('button, input, select, textarea').count();
    for (let stop = 0; stop <= stops; stop++) {
      await page.keyboard.press('Tab');
      expect(await isInside()).toBe(true);
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.locator(':focus', { hasText: '更改状态' }).waitFor();
  });

  it('is closed with a reason only', async () => {
    await desk.button('更改状态').click();
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: '状态' }).selectOption('closed');
    const save = dialog.getByRole('button', { name: '保存' });
    expect(await save.isDisabled()).toBe(true);
    await dialog.getByRole('combobox', { name: '关闭原因' }).selectOption('duplicate');
    await save.click();
    await desk.page.getByText('工单已结束').waitFor();
    expect((await view()).row.status).toBe('closed');
  });

  it('is passed on, and then belongs to the colleague', async () => {
    await claim();
    await desk.button('更多操作').click();
    await desk.page.getByRole('menuitem', { name: '转交' }).click();
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByText('对话会一并转交').waitFor();
    await dialog
      .getByRole('combobox', { name: '转交给' })
      .selectOption({ label: 'li.min（离开，没有打开工作台）' });
    await dialog.getByRole('button', { name: '转交' }).click();
    await desk.page.getByText('工单由li.min处理').waitFor();
    expect((await view()).row.assignee.name).toBe('li.min');
  });

  it('tells who has it when a colleague was quicker', async () => {
    await colleague.post(`/api/desk/tickets/${merchant.number}/claim`);
    await desk.page.getByText('工单由li.min处理').waitFor();
    expect(await desk.button('接手').count()).toBe(0);
  });
});
