import { PNG } from '../support/sample-files';
import { ChatPage, describeChatPage } from './chat-page';

const PHONE = {
  viewport: { width: 360, height: 740 },
  isMobile: true,
  hasTouch: true,
  locale: 'zh-CN',
};
const MB = 1024 * 1024;

jest.setTimeout(240_000);

describeChatPage('papers on the chat page', (around) => {
  const open = () => ChatPage.open(around.browser, `${around.service.url}/`, PHONE);

  it('are sent from a telephone and stand on the review card', async () => {
    const chat = await open();
    await chat.say('我要登记冻结', /商户号/);
    await chat.say('898310154110001', /终端号/);
    await chat.say('跳过', /支付机构/);
    await chat.say('拉卡拉', /什么时候/);
    await chat.say('昨天下午三点', /提示/);
    await chat.say('跳过', /冻结的是/);
    await chat.say('都有', /之前/);
    await chat.say('跳过', /联系/);
    await chat.say('13800138001', /营业执照/);
    const before = await chat.bot.count();
    await chat.attach([{ name: 'IMG_0001.png', mimeType: 'image/png', buffer: PNG }]);
    expect(await chat.hears(/这是哪一种资料/, before)).toContain('已收到：IMG_0001.png');
    expect(await chat.merchant.last().innerText()).toContain('IMG_0001.png');
    await shoot(chat, 'papers-received');
    await chat.say('营业执照', /已收到：营业执照（IMG_0001.png）/);
    await chat.say('就这些', /已收到：营业执照（IMG_0001.png）；还没有/);
    await shoot(chat, 'papers-review');
    await chat.page.locator('.card button').first().click();
    await chat.hears(/FZ-\d{8}-\d{4,}/);
    await chat.page.reload();
    await chat.hears(/FZ-\d{8}-\d{4,}/);
    expect(await chat.countOf('IMG_0001.png')).toBeGreaterThan(1);
    expect(chat.complaints).toEqual([]);
    expect(await chat.page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await chat.close();
  });

  it('that are too large are not sent, and the bot says so', async () => {
    const chat = await open();
    const uploads: number[] = [];
    chat.page.on('request', (request) => {
      if (request.url().includes('/upload')) uploads.push(request.postDataBuffer()?.length ?? 0);
    });
    const before = await chat.bot.count();
    await chat.attach([
      { name: '大图.png', mimeType: 'image/png', buffer: Buffer.alloc(11 * MB) },
      { name: '小图.png', mimeType: 'image/png', buffer: PNG },
    ]);
    const said = await chat.hears(/没有保存：大图\.png/, before);
    expect(said).toContain('已收到：小图.png');
    expect(uploads).toHaveLength(1);
    expect(chat.complaints).toEqual([]);
    await chat.close();
  });
});

/** Kept for looking at where SCREENSHOTS names a folder. */
async function shoot(chat: ChatPage, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  await chat.page.waitForTimeout(800);
  await chat.page.screenshot({ path: `${folder}/${name}.png` });
}
