// Microsoft's Web Chat and DirectLineJS as guests: on another origin's page, by a token of its back end, as documented.

import type { Browser } from 'playwright-core';
import { freePort } from '../support/free-port';
import { PNG } from '../support/sample-files';
import { temporaryFolder } from '../support/temporary-folder';
import { describeInBrowser, openBrowser } from './browser';
import { ChatPage } from './chat-page';
import { type Service, startService } from './service';
import { openShop, type Shop } from './web-chat/shop';

const DIRECT_LINE_SECRET = 'a-secret-of-the-shop-and-the-service';
const TICKET = /FZ-\d{8}-\d{4,}/;
/** The browser's own words for a service that is away. */
const AWAY = /ERR_CONNECTION_REFUSED|WebSocket connection/;

jest.setTimeout(240_000);

class WebChatPage extends ChatPage {
  override get bot() {
    return this.page.locator('.webchat__bubble:not(.webchat__bubble--from-user)');
  }
  override get merchant() {
    return this.page.locator('.webchat__bubble--from-user');
  }
  override get input() {
    return this.page.locator('[data-id="webchat-sendbox-input"]');
  }
}

describeInBrowser('the official clients', () => {
  let service: Service;
  let shop: Shop;
  let browser: Browser;

  beforeAll(async () => {
    const PORT = String(await freePort());
    const PUBLIC_URL = `http://127.0.0.1:${PORT}`;
    service = await startService(temporaryFolder(), { DIRECT_LINE_SECRET, PORT, PUBLIC_URL });
    shop = await openShop({ THAW: service.url, DIRECT_LINE_SECRET });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.close();
    await service?.stop();
  });

  async function visit(locale: string): Promise<WebChatPage> {
    const context = await browser.newContext({ locale });
    const chat = new WebChatPage(await context.newPage());
    await chat.page.goto(shop.url);
    await chat.bot.first().waitFor();
    return chat;
  }

  it('lead to a ticket in Chinese: words, Markdown, buttons, a file, the card', async () => {
    const chat = await visit('zh-CN');
    await chat.hears(/您好，我是解冻助手/);
    await chat.say('POS机为什么会被冻结', /异常|违规/);
    expect(await chat.bot.locator('li, strong').count()).toBeGreaterThan(0);
    await chat.say('我要登记冻结', /商户号/);
    await chat.say('898310154110001', /终端号/);
    await chat.page.getByRole('toolbar').getByRole('button', { name: '跳过' }).click();
    await chat.hears(/哪家|公司|机构|服务商/);
    await chat.say('拉卡拉', /什么时候|时间/);
    await chat.say('昨天下午三点', /提示|显示|通知/);
    await chat.say('提示交易异常请联系发卡行', /冻结的是|资金/);
    await chat.say('都冻结了', /之前|发生/);
    await chat.say('昨天有三笔大额刷卡', /联系/);
    await chat.say('13800138001', /营业执照/);
    await chat.attach([{ name: 'a.png', mimeType: 'image/png', buffer: PNG }]);
    await chat.hears(/已收到：a\.png/);
    await chat.say('就这些', /898310154110001/);
    await chat.page.locator('.ac-pushButton').first().click();
    expect(await chat.hears(TICKET)).toMatch(TICKET);
    expect(chat.complaints).toEqual([]);
    await chat.close();
  });

  it('show thumbs under answers, and a reload goes on with the conversation', async () => {
    const chat = await visit('en-US');
    await chat.say('How long does the review take?', /working days/);
    const down = chat.page.getByRole('button', { name: 'Not helpful', exact: true });
    const before = await chat.bot.count();
    await down.first().click();
    await chat.hears(/what was missing/i, before);
    await chat.page.reload();
    await chat.hears(/what was missing/i);
    expect(await chat.countOf('How long does the review take?')).toBe(1);
    await chat.say('I want to report a freeze', /merchant ID/i);
    expect(chat.complaints).toEqual([]);
    await chat.close();
  });

  it('come back after the service was away, with nothing twice', async () => {
    const chat = await visit('en-US');
    await chat.say('I want to report a freeze', /merchant ID/i);
    await service.stop();
    await service.start();
    // It is on the page when the socket has come back.
    await chat.say('898310154110001', /terminal ID/i);
    expect(await chat.countOf('898310154110001')).toBe(1);
    expect(await chat.countOf('I want to report a freeze')).toBe(1);
    expect(chat.complaints.filter((complaint) => !AWAY.test(complaint))).toEqual([]);
    await chat.close();
  });

  it('are enough without a page: DirectLineJS asks and hears', async () => {
    const printed = await shop.run('talk.mjs', /working days/);
    expect(printed).toContain('user: How long does the review take?');
  });
});
