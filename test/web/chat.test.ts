import { readFileSync } from 'node:fs';
import { ChatPage, describeChatPage } from './chat-page';

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const CHINESE_PHONE = { ...PHONE, locale: 'zh-CN' };
const ENGLISH_DESK = { viewport: { width: 1280, height: 800 }, locale: 'en-US' };
const TICKET = /FZ-\d{8}-\d{4,}/;
const CONFIRM = '.card button';

jest.setTimeout(240_000);

describeChatPage('the chat page', (around) => {
  const open = (look: object) => ChatPage.open(around.browser, `${around.service.url}/`, look);

  it('leads from a first question to a ticket in Chinese, on a phone', async () => {
    const chat = await open(CHINESE_PHONE);
    await chat.say('POS机为什么会被冻结', /异常|违规/);
    await chat.say('我要登记冻结', /商户号/);
    await chat.say('898310154110001', /终端号/);
    await chat.say('跳过', /哪家|公司|机构|服务商/);
    await chat.say('拉卡拉', /什么时候|时间/);
    await chat.say('昨天下午三点', /提示|显示|通知/);
    await chat.say('提示交易异常请联系发卡行', /冻结的是|资金/);
    await chat.say('都冻结了', /之前|发生/);
    await chat.say('昨天有三笔大额刷卡', /联系/);
    await chat.say('13800138001', /营业执照/);
    await chat.say('跳过', /898310154110001/);
    await confirm(chat);
    expect(await chat.hears(TICKET)).toMatch(TICKET);
    await expectSoundPage(chat, 360);
    await chat.close();
  });

  it('leads from a first question to a ticket in English', async () => {
    const chat = await open(ENGLISH_DESK);
    await chat.say('Why do POS terminals get frozen?', /unusual|abnormal/i);
    await chat.say('I want to report a freeze', /merchant ID/i);
    await chat.say('898310154110001', /terminal ID/i);
    await chat.say('skip', /provider|company/i);
    await chat.say('Lakala', /when/i);
    await chat.say('yesterday at 3 pm', /say|show|notice|message/i);
    await chat.say('it says contact the issuer', /what is frozen/i);
    await chat.say('both', /before/i);
    await chat.say('three big card payments in an hour', /reach|contact/i);
    await chat.say('shop@example.com', /Business licence/);
    await chat.say('skip', /898310154110001/);
    await confirm(chat);
    expect(await chat.hears(TICKET)).toMatch(TICKET);
    await expectSoundPage(chat, 1280);
    await chat.close();
  });

  it('shows the conversation once after a reload and goes on in mid form', async () => {
    const chat = await open(CHINESE_PHONE);
    await chat.say('我要登记冻结', /商户号/);
    await chat.say('898310154110001', /终端号/);
    await chat.page.reload();
    await chat.hears(/终端号/);
    expect(await chat.countOf('898310154110001')).toBe(1);
    await chat.say('跳过', /哪家|公司|机构|服务商/);
    await chat.close();
  });

  it('changes language in mid form and loses nothing', async () => {
    const chat = await open(CHINESE_PHONE);
    await chat.say('我要登记冻结', /商户号/);
    const before = await chat.bot.count();
    await chat.page.click('button[data-language="en"]');
    await chat.hears(/merchant ID/i, before);
    expect(await chat.page.title()).toContain('help with a frozen POS terminal');
    await chat.page.waitForSelector('html[lang="en"]');
    expect(await chat.input.getAttribute('placeholder')).toBe('Type your message');
    await chat.say('898310154110001', /terminal ID/i);
    await chat.page.reload();
    await chat.hears(/terminal ID/i);
    expect(await chat.page.locator('html').getAttribute('lang')).toBe('en');
    await chat.close();
  });

  it('is written in traditional characters in Hong Kong, and the other script is one tap away', async () => {
    const chat = await open({ ...PHONE, locale: 'zh-HK' });
    expect(await chat.page.locator('html').getAttribute('lang')).toBe('zh-Hant');
    expect(await chat.page.title()).toBe('解凍 Thaw：POS機凍結幫助');
    await chat.hears(/您好，我是解凍助手/);
    await chat.say('我要登記凍結', /商戶號/);
    const before = await chat.bot.count();
    await chat.page.click('button[data-language="zh-Hans"]');
    await chat.hears(/商户号/, before);
    await chat.page.waitForSelector('html[lang="zh-Hans"]');
    await chat.page.click('button[data-language="zh-Hant"]');
    await chat.hears(/商戶號/, before + 1);
    await chat.page.waitForSelector('html[lang="zh-Hant"]');
    await expectSoundPage(chat, 360);
    await chat.close();
  });

  it('goes along when the merchant changes the language in the chat', async () => {
    const chat = await open(CHINESE_PHONE);
    await chat.send('English');
    await chat.page.waitForSelector('html[lang="en"]');
    expect(await chat.input.getAttribute('placeholder')).toBe('Type your message');
    await chat.close();
  });

  it('says that the connection is lost, keeps what is typed and sends it once', async () => {
    const chat = await open(ENGLISH_DESK);
    await chat.say('I want to report a freeze', /merchant ID/i);
    await around.service.stop();
    await chat.send('898310154110001');
    await chat.page.waitForSelector('#banner[data-state="reconnecting"]');
    await around.service.start();
    await chat.hears(/terminal ID/i);
    await chat.page.waitForSelector('#banner[data-state="hidden"]', { state: 'attached' });
    expect(await chat.countOf('898310154110001')).toBe(1);
    await chat.close();
  });

  it('sends again, once, what the service did not take', async () => {
    const chat = await open(ENGLISH_DESK);
    const answers = [503, 503];
    await chat.page.route('**/activities', async (route) => {
      const status = answers.shift();
      await (status ? route.fulfill({ status }) : route.continue());
    });
    await chat.say('I want to report a freeze', /merchant ID/i);
    expect(answers).toEqual([]);
    expect(await chat.merchant.count()).toBe(1);
    await chat.close();
  });

  it('begins a new conversation only after asking', async () => {
    const chat = await open(ENGLISH_DESK);
    await chat.say('How do I unfreeze it?', /./);
    await choose(chat, '.anew');
    await chat.page.click('dialog [data-closes]');
    expect(await chat.merchant.count()).toBe(1);
    await choose(chat, '.anew');
    await Promise.all([
      chat.page.waitForEvent('framenavigated'),
      chat.page.click('#new-conversation-confirm'),
    ]);
    await chat.bot.first().waitFor();
    expect(await chat.merchant.count()).toBe(0);
    await chat.close();
  });

  it('does not send half a word while an input method is composing', async () => {
    const chat = await open(CHINESE_PHONE);
    const keyboard = await chat.page.context().newCDPSession(chat.page);
    const half = { text: 'dong', selectionStart: 4, selectionEnd: 4 };
    await chat.input.focus();
    await keyboard.send('Input.imeSetComposition', half);
    await chat.page.keyboard.press('Enter');
    expect(await chat.input.inputValue()).toBe('dong');
    await keyboard.send('Input.insertText', { text: '冻结' });
    await chat.page.keyboard.press('Enter');
    await chat.merchant.first().waitFor();
    expect(await chat.merchant.allInnerTexts()).toEqual(['冻结']);
    await chat.close();
  });

  it.each([
    ['light', CHINESE_PHONE],
    ['dark', { ...ENGLISH_DESK, colorScheme: 'dark' }],
  ])('has no accessibility fault: %s', async (_, look) => {
    const chat = await open(look);
    await chat.say('审核要多久', /工作日/);
    await chat.say('我要登记冻结', /商户号/);
    await chat.page.locator('.picture').waitFor();
    expect(await accessibilityFaults(chat)).toEqual([]);
    await choose(chat, '.anew');
    expect(await accessibilityFaults(chat)).toEqual([]);
    await chat.close();
  });
});

async function confirm(chat: ChatPage): Promise<void> {
  await chat.page.locator(CONFIRM).first().click();
}

/** From the menu in the head of the page. */
async function choose(chat: ChatPage, item: string): Promise<void> {
  await chat.page.click('#menu summary');
  await chat.page.click(item);
}

/** Nothing blocked or broken, nothing wider than the screen, and no text so small that phones zoom in. */
async function expectSoundPage(chat: ChatPage, width: number): Promise<void> {
  expect(chat.complaints).toEqual([]);
  expect(await chat.page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  const size = await chat.page.evaluate<string>(
    'getComputedStyle(document.querySelector("#chat textarea")).fontSize',
  );
  expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(16);
}

async function accessibilityFaults(chat: ChatPage): Promise<string[]> {
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  await chat.page.evaluate(axe);
  const { violations } = await chat.page.evaluate<AxeResult>('axe.run()');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

interface AxeResult {
  violations: { id: string; nodes: { html: string }[] }[];
}
