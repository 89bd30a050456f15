import { readFileSync } from 'node:fs';
import type { BrowserContextOptions, WebSocketRoute } from 'playwright-core';
import { until } from '../support/direct-line-client';
import { ChatPage, describeChatPage } from './chat-page';

const PHONE = { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true };
const CHINESE_PHONE = { ...PHONE, locale: 'zh-CN' };
const ENGLISH_DESK = { viewport: { width: 1280, height: 800 }, locale: 'en-US' };
const LONG = /usually|working days/i;

jest.setTimeout(240_000);

describeChatPage('talking on the chat page', (around) => {
  const open = (look: BrowserContextOptions = ENGLISH_DESK) =>
    ChatPage.open(around.browser, `${around.service.url}/`, look);

  it('goes by buttons, which are gone once one was tapped', async () => {
    const chat = await open(CHINESE_PHONE);
    await chat.say('我要登记冻结', /商户号/);
    await chat.say('898310154110001', /终端号/);
    const before = await chat.bot.count();
    await chat.page.locator('#choices button').first().click();
    await chat.hears(/哪家|支付机构/, before);
    expect(await chat.merchant.last().innerText()).toBe('跳过');
    await chat.close();
  });

  it('shows a long answer from its beginning, and leaves alone who reads further up', async () => {
    const chat = await open({ ...PHONE, locale: 'en-US' });
    await chat.say('How do I write the statement for the provider?', /who you are/i);
    const top = await chat.page.evaluate<number>(
      'document.querySelector("#transcript").lastElementChild.getBoundingClientRect().top - document.querySelector("#log").getBoundingClientRect().top',
    );
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(80);
    await chat.page.evaluate('document.querySelector("#log").scrollTop = 0');
    await chat.page.waitForTimeout(100);
    const other = await chat.page.context().newPage();
    const second = new ChatPage(other);
    await other.goto(`${around.service.url}/`);
    await second.say('How long does the review take?', LONG);
    await chat.page.locator('#to-end').waitFor();
    expect(await chat.page.evaluate('document.querySelector("#log").scrollTop')).toBe(0);
    await chat.page.click('#to-end');
    await chat.page.locator('#to-end').waitFor({ state: 'hidden' });
    await chat.close();
  });

  it('tells how far it was read: what stood in sight to its end while the page was looked at', async () => {
    const chat = await open({ ...PHONE, locale: 'en-US' });
    const told: string[] = [];
    chat.page.on('request', (request) => {
      const id = /"lastReadMessageId":"([^"]+)"/.exec(request.postData() ?? '')?.[1];
      if (id) told.push(id);
    });
    const last = () => chat.page.locator('.message').last().getAttribute('data-id');
    const tellsLast = async () => {
      const id = await last();
      await expect(until(() => (told.at(-1) === id ? true : undefined))).resolves.toBe(true);
    };
    await chat.say('How do I write the statement for the provider?', /who you are/i);
    await chat.page.waitForTimeout(1500);
    expect(told).not.toContain(await last());
    const toEnd = () =>
      chat.page.locator('#log').evaluate((log) => log.scrollTo(0, log.scrollHeight));
    await toEnd();
    await tellsLast();
    await look(chat, false);
    const second = new ChatPage(await chat.page.context().newPage());
    await second.page.goto(`${around.service.url}/`);
    await second.say('How long does the review take?', LONG);
    await chat.hears(LONG);
    const before = told.length;
    await toEnd();
    await chat.page.waitForTimeout(1500);
    expect(told).toHaveLength(before);
    await look(chat, true);
    await tellsLast();
    expect(new Set(told).size).toBe(told.length);
    await chat.close();
  });

  it('is the same in two tabs', async () => {
    const chat = await open();
    const second = new ChatPage(await chat.page.context().newPage());
    await second.page.goto(`${around.service.url}/`);
    await second.bot.first().waitFor();
    await chat.say('How long does the review take?', LONG);
    await second.hears(LONG);
    expect(await second.merchant.allInnerTexts()).toEqual(['How long does the review take?']);
    await chat.close();
  });

  it('changes the labels alone with its language: what was said stands as it stood', async () => {
    const chat = await open(CHINESE_PHONE);
    await chat.say('审核要多久', /工作日/);
    await chat.page.evaluate(`{
      const old = [...document.querySelectorAll('.message')];
      window.renewed = [];
      new MutationObserver((changes) => {
        const touched = changes.filter(({ target }) => old.some((each) => each.contains(target)));
        for (const { removedNodes, addedNodes } of touched) renewed.push(...removedNodes, ...addedNodes);
      }).observe(document.querySelector('#transcript'), { childList: true, subtree: true });
    }`);
    await chat.page.click('button[data-language="en"]');
    await chat.page.getByRole('button', { name: 'Helpful', exact: true }).first().waitFor();
    expect(await chat.page.evaluate('renewed.length')).toBe(0);
    expect(await chat.page.locator('.unseen', { hasText: '解冻助手' }).count()).toBe(0);
    const answer = chat.page.locator('.bubble', { hasText: '工作日' }).first();
    expect(await answer.getAttribute('lang')).toBe('zh-Hans');
    // Changed labels are not read out as if they had just been said.
    const log = chat.page.getByRole('log', { name: 'Conversation' });
    expect(await log.getAttribute('aria-relevant')).toBe('additions');
    await chat.close();
  });

  it('keeps earlier conversations to read, without their buttons', async () => {
    const chat = await open(CHINESE_PHONE);
    await chat.say('审核要多久', /工作日/);
    // In the second of them nothing is said.
    for (let anew = 0; anew < 2; anew++) {
      await chat.page.click('#menu summary');
      await chat.page.click('.anew');
      await Promise.all([
        chat.page.waitForEvent('framenavigated'),
        chat.page.click('#new-conversation-confirm'),
      ]);
      await chat.bot.first().waitFor();
    }
    await chat.page.click('#menu summary');
    await chat.page.click('#earlier-open');
    const listed = chat.page.locator('.earlier button');
    await listed.first().waitFor();
    expect(await listed.locator('.words').allInnerTexts()).toEqual(['审核要多久']);
    await listed.click();
    const dialog = chat.page.locator('#earlier');
    await dialog.locator('.bubble', { hasText: '工作日' }).first().waitFor();
    expect(await dialog.locator('.message button').count()).toBe(0);
    await dialog.getByRole('button', { name: '返回列表' }).click();
    await dialog.getByRole('button', { name: '关闭' }).click();
    await chat.becomes('document.activeElement.localName === "summary"');
    await chat.becomes('document.querySelector("#earlier").childElementCount === 0');
    expect(await chat.merchant.count()).toBe(0);
    expect(chat.complaints).toEqual([]);
    await chat.close();
  });

  it('is saved as a text, and printed without the page around it', async () => {
    const chat = await open();
    await chat.say('How long does the review take?', LONG);
    await chat.page.click('#menu summary');
    const [download] = await Promise.all([
      chat.page.waitForEvent('download'),
      chat.page.click('#save'),
    ]);
    expect(download.suggestedFilename()).toMatch(/^Thaw \d{4}-\d\d-\d\d\.txt$/);
    const text = readFileSync(await download.path(), 'utf8');
    expect(text).toMatch(/You:\nHow long does the review take\?/);
    expect(text).toMatch(LONG);
    await chat.page.emulateMedia({ media: 'print' });
    expect(await chat.page.locator('header').isVisible()).toBe(false);
    expect(await chat.page.locator('#send-box').isVisible()).toBe(false);
    expect(await chat.bot.last().isVisible()).toBe(true);
    await chat.close();
  });

  it('draws cards of others with their library, and takes no markup for more than words', async () => {
    const { chat, line } = await openBetween();
    line.send(
      set('1000', {
        text: 'a **b** <img src=x onerror=alert(1)> [c](javascript:alert(1))',
        textFormat: 'markdown',
      }),
    );
    const words = chat.bot.last();
    await words.locator('strong').waitFor();
    expect(await words.innerText()).toBe('a b <img src=x onerror=alert(1)> c');
    expect(await words.locator('img, a[href^="javascript"]').count()).toBe(0);
    line.send(
      set('1001', {
        attachments: [
          {
            contentType: 'application/vnd.microsoft.card.adaptive',
            content: {
              type: 'AdaptiveCard',
              version: '1.4',
              body: [{ type: 'Input.Text', id: 'shop', label: 'Shop' }],
              actions: [{ type: 'Action.Submit', title: 'Go', data: { a: 1 } }],
            },
          },
        ],
      }),
    );
    await chat.page.getByLabel('Shop').fill('Corner shop');
    const [request] = await Promise.all([
      chat.page.waitForRequest((each) => /"shop"/.test(each.postData() ?? '')),
      chat.page.getByRole('button', { name: 'Go' }).click(),
    ]);
    expect(request.postDataJSON().value).toEqual({ a: 1, shop: 'Corner shop' });
    expect(chat.complaints).toEqual([]);
    await chat.close();
  });

  it('keeps its buttons beside a message that was refused', async () => {
    const chat = await open();
    const offered = await chat.page.locator('#choices button').count();
    expect(offered).toBeGreaterThan(1);
    const refusal = { status: 400, json: { error: { code: 'TEXT_TOO_LONG', message: '' } } };
    await chat.page.route('**/activities', (route) => route.fulfill(refusal));
    await chat.send('refused');
    await chat.page.locator('.refused').waitFor();
    expect(await chat.page.locator('#choices button').count()).toBe(offered);
    await chat.close();
  });

  it('shows in sight that an answer is on its way', async () => {
    const chat = await open(CHINESE_PHONE);
    await chat.say('情况说明怎么写', /情况说明/);
    // Half a thought is answered a little later.
    await chat.send('我的机器');
    await chat.becomes(`{
      const dots = document.querySelector('#dots');
      const end = document.querySelector('#log').getBoundingClientRect().bottom;
      !dots.hidden && dots.getBoundingClientRect().bottom <= end;
    }`);
    await chat.page.locator('#dots').waitFor({ state: 'hidden' });
    await chat.close();
  });

  it('calls back who looks elsewhere, until the page is seen again', async () => {
    const { chat, line } = await openBetween();
    await look(chat, false);
    line.send(
      set('1000', {
        text: 'Li Na: hello',
        channelData: { thaw: { staff: 'Li Na', said: 'hello' } },
      }),
    );
    await chat.becomes('document.title.startsWith("(1) ")');
    const staff = chat.page.locator('[data-from="staff"]');
    expect(await staff.locator('.speaker').innerText()).toContain('Li Na (staff)');
    expect(await staff.locator('.bubble').innerText()).toBe('hello');
    await look(chat, true);
    await chat.becomes('!document.title.startsWith("(")');
    await chat.close();
  });

  it('counts on a page that opens out of sight only what nobody has seen', async () => {
    const chat = await open();
    await chat.say('How long does the review take?', LONG);
    const context = chat.page.context();
    await context.addInitScript(
      `Object.defineProperty(document, 'hidden', { value: true, configurable: true })`,
    );
    const second = new ChatPage(await context.newPage());
    await second.page.goto(`${around.service.url}/`);
    await second.hears(LONG);
    expect(await second.page.title()).not.toMatch(/^\(/);
    await chat.say('And why was it frozen?', /./);
    await second.becomes('document.title.startsWith("(")');
    await chat.close();
  });

  /** A page between which and the service other activities can be put on the line. */
  async function openBetween(): Promise<{ chat: ChatPage; line: WebSocketRoute }> {
    const chat = new ChatPage(await (await around.browser.newContext(ENGLISH_DESK)).newPage());
    const lines: WebSocketRoute[] = [];
    await chat.page.routeWebSocket(/\/stream\?/, (line) => {
      line.connectToServer();
      lines.push(line);
    });
    // What is put into this line stands in no conversation, and the service would say so.
    await chat.page.route('**/activities', (route) =>
      route.request().postData()?.includes('readReceipt')
        ? route.fulfill({ json: { id: 'read' } })
        : route.fallback(),
    );
    await chat.page.goto(`${around.service.url}/`);
    await chat.bot.first().waitFor();
    return { chat, line: lines.at(-1) as WebSocketRoute };
  }
});

/** One activity of the bot as the service would send it. */
function set(watermark: string, activity: object): string {
  const message = { type: 'message', id: `c|${watermark}`, timestamp: new Date().toISOString() };
  const activities = [{ ...message, from: { id: 'thaw', role: 'bot' }, ...activity }];
  return JSON.stringify({ activities, watermark });
}

/** Headless browsers take every page for visible. */
async function look(chat: ChatPage, isSeen: boolean): Promise<void> {
  await chat.page.evaluate(`
    Object.defineProperty(document, 'hidden', { value: ${!isSeen}, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  `);
}
