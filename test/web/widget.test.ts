import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { temporaryFolder } from '../support/temporary-folder';
import { describeInBrowser, openBrowser } from './browser';
import { ChatPage } from './chat-page';
import { type Service, startService } from './service';

jest.setTimeout(120_000);

describeInBrowser('the launcher on a foreign page', () => {
  let shop: Server;
  let shopUrl: string;
  let service: Service;
  let browser: Browser;

  beforeAll(async () => {
    shop = createServer((req, res) => res.end(shopPage(service.url, req.url ?? '')));
    await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', () => resolve()));
    shopUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
    service = await startService(temporaryFolder(), { ALLOWED_ORIGINS: shopUrl });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await service?.stop();
    await new Promise((resolve) => shop.close(resolve));
  });

  it('opens the chat in the page’s language, and it answers', async () => {
    const page = await visit('/?lang=en');
    await launcher(page).click();
    const chat = new ChatPage(page, page.frameLocator('thaw-chat iframe'));
    await chat.bot.first().waitFor();
    await chat.say('Why do POS terminals get frozen?', /unusual|abnormal/i);
    expect(chat.complaints).toEqual([]);
    await page.close();
  });

  it('is written in traditional characters on a page that is', async () => {
    const page = await visit('/?lang=zh_TW');
    await page.getByRole('button', { name: '打開POS機凍結幫助' }).click();
    const chat = page.frameLocator('thaw-chat iframe');
    await chat.locator('html[lang="zh-Hant"]').waitFor({ state: 'attached' });
    await page.close();
  });

  it('loads the chat only when it is opened', async () => {
    const page = await visit('/');
    expect(await page.locator('thaw-chat iframe').count()).toBe(0);
    await page.close();
  });

  it('is one button by name, worked by keyboard, and Escape closes what it opened', async () => {
    const page = await visit('/?lang=zh');
    const button = page.getByRole('button', { name: '打开POS机冻结帮助' });
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    await button.press('Enter');
    const frame = page.frameLocator('thaw-chat iframe');
    await frame.locator('#words').press('Escape');
    await page.locator('thaw-chat #panel').waitFor({ state: 'hidden' });
    expect(await page.evaluate('document.activeElement.localName')).toBe('thaw-chat');
    await page.close();
  });

  it('is there once although its script is twice, and adds one global', async () => {
    const page = await visit('/?twice');
    expect(await page.locator('thaw-chat').count()).toBe(1);
    const added = await page.evaluate(`
      const blank = document.body.appendChild(document.createElement('iframe')).contentWindow;
      Object.keys(window).filter((name) => !(name in blank) && name !== '0');
    `);
    expect(added).toEqual(['ThawChat']);
    await page.close();
  });

  it('is open again on the next page of the visit', async () => {
    const page = await visit('/');
    await launcher(page).click();
    await page.goto(`${shopUrl}/other`);
    await page.locator('thaw-chat #panel').waitFor();
    await page.locator('thaw-chat .close').click();
    await page.reload();
    await launcher(page).waitFor();
    expect(await page.locator('thaw-chat #panel').isHidden()).toBe(true);
    await page.close();
  });

  it('fills a narrow screen', async () => {
    const page = await visit('/');
    await page.setViewportSize({ width: 360, height: 740 });
    await launcher(page).click();
    const box = await page.locator('thaw-chat #panel').boundingBox();
    expect(box).toEqual({ x: 0, y: 0, width: 360, height: 740 });
    await page.close();
  });

  async function visit(path: string): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(shopUrl + path);
    await launcher(page).waitFor();
    return page;
  }
});

const launcher = (page: Page) => page.locator('thaw-chat .launcher');

/** A page with a strict policy of its own, as many shops have. */
function shopPage(service: string, path: string): string {
  const script = `<script src="${service}/widget.js" async></script>`;
  const policy = `script-src ${service}; frame-src ${service}; style-src 'none'`;
  return `<!doctype html><html lang="${/lang=(\w+)/.exec(path)?.[1] ?? 'en'}">
    <meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
    <title>Shop</title><h1>Shop</h1>${script}${path.includes('twice') ? script : ''}`;
}
