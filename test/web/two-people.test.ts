// Two colleagues at once, one at a wide screen and one at a phone, and two merchants: from a missed question to a closed ticket.

import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app';
import { addColleague, type DeskClient, firstAdmin } from '../support/desk-client';
import { until } from '../support/direct-line-client';
import { type MailServerForTests, startMailServer } from '../support/mail-server';
import { temporaryFolder } from '../support/temporary-folder';
import { describeInBrowser, openWholeBrowser } from './browser';
import { ChatPage } from './chat-page';
import { DeskPage } from './desk-page';
import { reportFreeze } from './freeze-report';

jest.setTimeout(180_000);

const HOUR = 3_600_000;
const TWO_MINUTES = 120_000;
const PHONE = { viewport: { width: 360, height: 740 }, locale: 'zh-CN' };
const LI = 'li@example.com';
const LIGHTNING = '打雷以后收款机连不上了咋整';
const LIGHTNING_AGAIN = '打雷之后收款机连不上了怎么办';
const UNPLUG = /先关机并拔掉电源/;
const ENTRY: [label: string, text: string][] = [
  ['标题（中文）', '雷雨后终端连不上'],
  ['简短答案（中文）', '先关机拔电源，等雷雨过去再开机；还是连不上，请收单机构换机。'],
  [
    '完整答案（中文）',
    '先关机并拔掉电源，等雷雨过去再开机试一笔。还是连不上，请收单机构检测或换机。',
  ],
  ['标题（英文）', 'No connection after lightning'],
  ['简短答案（英文）', 'Unplug it until the storm is over; if it still fails, ask for another.'],
  [
    '完整答案（英文）',
    'Unplug the terminal until the storm is over. If it still fails, ask your provider.',
  ],
  ['问法（英文）', 'no connection after lightning'],
];
/** Writes down what the browser is asked to show, how often it sounds, and how often it asks for permission. */
const WATCH = `{
  const Real = Notification;
  const Sound = AudioContext;
  Object.assign(window, { shown: [], asked: 0, sounds: 0 });
  window.AudioContext = class extends Sound {
    constructor() { super(); window.sounds++; }
  };
  window.Notification = class extends Real {
    constructor(title, options) { super(title, options); window.shown.push(title); }
    static requestPermission() { window.asked++; return Real.requestPermission(); }
  };
}`;

describeInBrowser('two people at once', () => {
  const knowledge = join(temporaryFolder(), 'knowledge');
  let mail: MailServerForTests;
  let app: TestApp;
  let browser: Browser;
  let li: DeskClient;
  let zhao: DeskClient;
  /** Li's screen, in English, and the maintainer Zhao's phone, in Chinese. */
  let wide: DeskPage;
  let phone: DeskPage;
  let shop: ChatPage;
  let branch: ChatPage;
  /** The ticket of the shop, and the one of its branch, which is merged into it. */
  let number: string;
  let double: string;

  beforeAll(async () => {
    cpSync(resolve(__dirname, '../../knowledge'), knowledge, { recursive: true });
    mail = await startMailServer();
    app = await startTestApp({
      KNOWLEDGE_DIR: knowledge,
      ...{ SMTP_URL: mail.url, SMTP_FROM: 'thaw@example.com' },
    });
    const admin = await firstAdmin(app);
    li = await addColleague(admin, LI);
    zhao = await addColleague(admin, 'zhao', 'maintainer');
    await li.patch('/api/desk/session', { language: 'en' });
    await zhao.patch('/api/desk/session', { language: 'zh-Hans' });
    browser = await openWholeBrowser();
    const { url } = app;
    const permissions = ['notifications'];
    wide = await DeskPage.open(browser, { url, client: li, locale: 'en-GB', permissions });
    await wide.page.addInitScript(WATCH);
    phone = await DeskPage.open(browser, { url, client: zhao, colorScheme: 'dark', ...PHONE });
    shop = await ChatPage.open(browser, `${url}/`, PHONE);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await mail?.close();
  });
  afterEach(() => {
    for (const desk of [wide, phone]) expect(desk.complaints).toEqual([]);
    // After hours a chat's token is refused once, and the page gets another one: the browser itself tells of the answer 403.
    const refused = expect.stringContaining('403');
    for (const { complaints } of [shop, branch])
      expect(complaints).toEqual(complaints.map(() => refused));
  });

  const row = (desk: DeskPage, of = number) => desk.page.locator('[data-row]', { hasText: of });
  const log = (desk: DeskPage) => desk.page.getByRole('log');
  const heading = (desk: DeskPage) => desk.page.getByRole('heading', { level: 1, name: number });
  const told = (name: string) => wide.page.evaluate(`window.${name}`);
  const untilShown = (title: string) =>
    until(async () => ((await told('shown')) as string[]).includes(title) || undefined);
  const shoot = async (name: string) => {
    await wide.shoot(`two-${name}`);
    await phone.shoot(`two-${name}-phone`);
  };
  const pass = async (hours: number) => {
    // An open desk asks every minute, so that its session goes on.
    for (let quarter = 0; quarter < 4; quarter++) {
      app.clock.advance((hours * HOUR) / 4);
      for (const client of [li, zhao]) await client.get('/api/desk/my-day');
    }
    await app.calls.runDue();
  };
  const write = async (text: string) => {
    await wide.page.getByRole('textbox', { name: 'Reply' }).fill(text);
    await wide.button('Send to the merchant').click();
  };

  it('make an entry of a missed question, which answers the next merchant within two minutes', async () => {
    expect(await shop.say(LIGHTNING, /./)).not.toMatch(UNPLUG);
    const began = Date.now();
    const live = async () =>
      ((await (await fetch(`${app.url}/readyz`)).json()) as { knowledge: string }).knowledge;
    const before = await live();
    await phone.go('/desk/knowledge');
    await phone.page.locator('li.miss', { hasText: LIGHTNING }).getByText('新建条目').click();
    const dialog = phone.page.getByRole('dialog');
    const save = dialog.getByRole('button', { name: '保存并生效' });
    expect(await save.isDisabled()).toBe(true);
    for (const [label, text] of ENTRY) await dialog.getByLabel(label).fill(text);
    await phone.shoot('two-entry-phone');
    await save.click();
    await phone.page.getByText('已新建条目').waitFor();
    await until(async () => (await live()) !== before || undefined, TWO_MINUTES);
    branch = await ChatPage.open(browser, `${app.url}/`, PHONE);
    await branch.say(LIGHTNING_AGAIN, UNPLUG);
    expect(Date.now() - began).toBeLessThan(TWO_MINUTES);
    await shoot('entry-made');
  });

  it('see a ticket come, taken on and answered, each what the other one does', async () => {
    await wide.go('/desk');
    await phone.go('/desk');
    number = await reportFreeze(shop, { language: 'zh-Hans', merchantId: '898310154110001' });
    await row(phone).waitFor();
    await shoot('queue');
    await wide.page.getByRole('link', { name: number }).click();
    await wide.button('Claim').first().click();
    await shop.hears(new RegExp(`${LI}已接手您的工单`));
    await row(phone).getByText(LI).waitFor();
    await phone.page.getByRole('link', { name: number }).click();
    await log(phone).getByText('工作人员l***@example.com已接手您的工单').waitFor();
    await wide.page.getByText('zhao is looking').waitFor();
    await wide.page.getByRole('textbox', { name: 'Reply' }).pressSequentially('您好');
    await phone.page.getByText(`${LI}正在输入`).waitFor();
    await write('您好，请问是哪几笔？');
    await log(phone).getByText('您好，请问是哪几笔？').waitFor();
    await shop.hears(/请问是哪几笔/);
    const heard = await shop.bot.count();
    await shop.send('周五的三笔大单');
    for (const desk of [wide, phone]) await log(desk).getByText('周五的三笔大单').waitFor();
    expect(await shop.bot.count()).toBe(heard);
    await shoot('ticket');
  });

  it('put it off, have it back, and the one who has it is called when it is back and when it is late', async () => {
    await wide.page.locator('h1').click();
    await wide.page.keyboard.press('z');
    await wide.button(/In 2 working hours/).click();
    await wide.page.getByText(/^Put off until/).waitFor();
    await phone.page.getByText(/^暂缓至/).waitFor();
    await shoot('put-off');
    await wide.page.keyboard.press('d');
    await wide.page.getByText('Nothing needs you now').waitFor();
    await phone.go('/desk?tab=put-off');
    await row(phone).waitFor();
    expect(await told('asked')).toBe(0);

    await pass(2);
    await row(wide)
      .getByText(/Back since/)
      .waitFor();
    await untilShown(`${number} is back`);
    await row(phone).waitFor({ state: 'hidden' });
    await pass(2.1);
    await row(wide).getByText('Overdue', { exact: true }).waitFor();
    await untilShown(`${number} is late`);
    expect(await told('sounds')).toBe(2);
    await until(() => mail.mails.length === 2 || undefined);
    expect(mail.mails.map(({ subject }) => subject)).toEqual([
      `Back: ${number}`,
      `Late: ${number}`,
    ]);
    expect(mail.recipients).toEqual([LI, LI]);
    await phone.page.getByRole('tab', { name: /^待回复/ }).click();
    await row(phone)
      .getByText(/^已超时/)
      .waitFor();
    await shoot('late');
    await wide.page.reload();
    await row(wide).waitFor();
    expect(await told('shown')).toEqual([]);
    await wide.page.keyboard.press('j');
    await wide.page.keyboard.press('Enter');
    await heading(wide).waitFor();
    await wide.page.getByText('The time it was put off for is over').waitFor();
    await wide.page.getByText('was called: the answer is late.').waitFor();
  });

  it('merge its double, whose number and whose merchant stay with the living one', async () => {
    double = await reportFreeze(branch, { language: 'zh-Hans', merchantId: '898310154110002' });
    await wide.go(`/desk/tickets/${double}`);
    await phone.go(`/desk/tickets/${double}`);
    await wide.button('More actions').click();
    await wide.page.getByRole('menuitem', { name: /^Merge/ }).click();
    const dialog = wide.page.getByRole('dialog', { name: 'Merge into another ticket' });
    await dialog.getByRole('combobox').selectOption(number);
    await dialog.getByText('The merchant IDs differ').waitFor();
    const merge = dialog.getByRole('button', { name: 'Merge' });
    expect(await merge.isDisabled()).toBe(true);
    expect(await wide.barriers()).toEqual([]);
    await shoot('merge');
    await dialog.getByRole('checkbox').check();
    await merge.click();
    for (const desk of [wide, phone]) await heading(desk).waitFor();
    await phone.page.getByText(`${double} 已并入 ${number}`).first().waitFor();
    await branch.hears(new RegExp(`${double} 和 ${number} 已合并处理`));
    await wide.go(`/desk/tickets/${double}`);
    await heading(wide).waitFor();
    await write('两家店都已向机构查询。');
    for (const merchant of [shop, branch]) await merchant.hears(/两家店都已向机构查询/);
    await log(phone).getByText('两家店都已向机构查询。').waitFor();
    await shoot('merged');
  });

  it('close it: both merchants are told and may ask by either number', async () => {
    await wide.button('Change state').click();
    const dialog = wide.page.getByRole('dialog');
    await dialog.getByRole('combobox').first().selectOption('closed');
    await dialog.getByRole('combobox').nth(1).selectOption('solved');
    await shoot('close');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await phone.page.getByText('工单已结束').waitFor();
    for (const merchant of [shop, branch]) await merchant.hears(/已关闭/);
    await shop.say('满意', /谢谢/);
    await wide.page.getByText('rated: 5 of 5').first().waitFor();
    await phone.page.getByRole('tab', { name: '详情' }).click();
    await phone.page.getByText('评了 5 分').first().waitFor();
    expect(await shop.say(number, /FZ-/)).toContain(number);
    expect(await branch.say(double, /FZ-/)).toContain(`已合并处理的工单：${double}`);
    await shoot('closed');
  });
});
