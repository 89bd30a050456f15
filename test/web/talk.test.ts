import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, WebSocketRoute } from 'playwright-core';
import { temporaryFolder } from '../support/temporary-folder';
import { describeInBrowser, openBrowser } from './browser';
import { ChatPage } from './chat-page';
import { type Service, startService } from './service';

const PHONE = { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true };
const CHINESE_PHONE = { ...PHONE, locale: 'zh-CN' };
const ENGLISH_DESK = { viewport: { width: 1280, height: 800 }, locale: 'en-US' };
const LONG = /usually|working days/i;

jest.setTimeout(120_000);

describeInBrowser('talking on the chat page', () => {
  let service: Service;
  let browser: Browser;

  beforeAll(async () => {
    service = await startService(temporaryFolder(), {});
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await service?.stop();
  });

  const open = (look: BrowserContextOptions = ENGLISH_DESK) =>
    ChatPage.open(browser, `${service.url}/`, look);

  it('begins before the script has come: what is sent stands there, and leaves once, in order', async () => {
    const chat = new ChatPage(await (await browser.newContext(CHINESE_PHONE)).newPage());
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await chat.page.route('**/assets/main.*.js', async (route) => {
      await arrived;
      await route.continue();
    });
    await chat.page.goto(`${service.url}/`, { waitUntil: 'commit' });
    await chat.send('我要登记冻结');
    await chat.send('898310154110001');
    expect(await chat.merchant.allInnerTexts()).toEqual(['我要登记冻结', '898310154110001']);
    await chat.input.fill('没写完');
    arrive();
    await chat.hears(/终端号/);
    expect(await chat.merchant.allInnerTexts()).toEqual(['我要登记冻结', '898310154110001']);
    expect(await chat.input.inputValue()).toBe('没写完');
    expect(chat.complaints).toEqual([]);
    await chat.close();
  });

  it('offers to load again when the script did not come, and keeps what was sent', async () => {
    const chat = new ChatPage(await (await browser.newContext(ENGLISH_DESK)).newPage());
    await chat.page.route('**/assets/main.*.js', (route) => route.abort(), { times: 1 });
    await chat.page.goto(`${service.url}/`, { waitUntil: 'commit' });
    await chat.send('How long does the review take?');
    await chat.page.locator('#load-failed button').click();
    await chat.hears(LONG);
    expect(await chat.merchant.allInnerTexts()).toEqual(['How long does the review take?']);
    await chat.close();
  });

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
    await other.goto(`${service.url}/`);
    await second.say('How long does the review take?', LONG);
    await chat.page.locator('#to-end').waitFor();
    expect(await chat.page.evaluate('document.querySelector("#log").scrollTop')).toBe(0);
    await chat.page.click('#to-end');
    await chat.page.locator('#to-end').waitFor({ state: 'hidden' });
    await chat.close();
  });

  it('is the same in two tabs', async () => {
    const chat = await open();
    const second = new ChatPage(await chat.page.context().newPage());
    await second.page.goto(`${service.url}/`);
    await second.bot.first().waitFor();
    await chat.say('How long does the review take?', LONG);
    await second.hears(LONG);
    expect(await second.merchant.allInnerTexts()).toEqual(['How long does the review take?']);
    await chat.close();
  });

  it('counts what is too long, and keeps it', async () => {
    const chat = await open();
    const words = 'x'.repeat(2_010);
    await chat.send(words);
    expect(await chat.page.locator('#too-long').innerText()).toContain('2010 of 2000');
    expect(await chat.input.inputValue()).toBe(words);
    expect(await chat.merchant.count()).toBe(0);
    await chat.input.fill('x'.repeat(1_850));
    expect(await chat.page.locator('#too-long').innerText()).toBe('1850 of 2000 characters');
    await chat.close();
  });

  it('says why something was refused, and sends it again or drops it', async () => {
    const chat = await open();
    let isRefused = true;
    await chat.page.route('**/activities', (route) =>
      isRefused
        ? route.fulfill({ status: 400, json: { error: { code: 'TEXT_TOO_LONG', message: '' } } })
        : route.continue(),
    );
    await chat.send('first');
    await chat.send('How long does the review take?');
    const refused = chat.page.locator('.refused');
    await refused.nth(1).waitFor();
    expect(await refused.first().innerText()).toContain('Not sent. It is too long');
    await refused.first().getByRole('button', { name: 'Discard' }).click();
    isRefused = false;
    await refused.first().getByRole('button', { name: 'Try again' }).click();
    await chat.hears(LONG);
    expect(await chat.merchant.allInnerTexts()).toEqual(['How long does the review take?']);
    await chat.close();
  });

  it('keeps earlier conversations to read, without their buttons', async () => {
    const chat = await open(CHINESE_PHONE);
    await chat.say('审核要多久', /工作日/);
    await chat.page.click('#menu summary');
    await chat.page.click('.anew');
    await Promise.all([
      chat.page.waitForEvent('framenavigated'),
      chat.page.click('#new-conversation-confirm'),
    ]);
    await chat.bot.first().waitFor();
    await chat.page.click('#menu summary');
    await chat.page.click('#earlier-open');
    await chat.page.locator('.earlier button', { hasText: '审核要多久' }).click();
    const dialog = chat.page.locator('#earlier');
    await dialog.locator('.bubble', { hasText: '工作日' }).first().waitFor();
    expect(await dialog.locator('.message button').count()).toBe(0);
    await dialog.getByRole('button', { name: '返回列表' }).click();
    await dialog.getByRole('button', { name: '关闭' }).click();
    await chat.becomes('document.activeElement.localName === "summary"');
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
      chat.page.waitForRequest('**/activities'),
      chat.page.getByRole('button', { name: 'Go' }).click(),
    ]);
    expect(request.postDataJSON().value).toEqual({ a: 1, shop: 'Corner shop' });
    expect(chat.complaints).toEqual([]);
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

  /** A page between which and the service other activities can be put on the line. */
  async function openBetween(): Promise<{ chat: ChatPage; line: WebSocketRoute }> {
    const chat = new ChatPage(await (await browser.newContext(ENGLISH_DESK)).newPage());
    const lines: WebSocketRoute[] = [];
    await chat.page.routeWebSocket(/\/stream\?/, (line) => {
      line.connectToServer();
      lines.push(line);
    });
    await chat.page.goto(`${service.url}/`);
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
