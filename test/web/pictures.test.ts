import type { Browser } from 'playwright-core';
import { temporaryFolder } from '../support/temporary-folder';
import { describeInBrowser, openBrowser } from './browser';
import { ChatPage } from './chat-page';
import { type Service, startService } from './service';

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const DESKTOP = { viewport: { width: 1100, height: 800 } };

jest.setTimeout(120_000);

describeInBrowser('pictures in the chat', () => {
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

  it.each([
    ['zh-CN', 'light', PHONE, '我要报告冻结', /商户编号/],
    ['en-GB', 'dark', DESKTOP, 'I want to report a freeze', /MERCHANT NO/],
    ['zh-TW', 'dark', PHONE, '我要報告凍結', /商戶編號/],
  ] as const)('show the slip in %s, %s', async (locale, colorScheme, view, words, described) => {
    const chat = await ChatPage.open(browser, `${service.url}/`, { ...view, locale, colorScheme });
    await chat.send(words);
    const picture = chat.page.getByRole('img', { name: described });
    await picture.waitFor();
    await chat.becomes('document.querySelector(".picture").naturalWidth > 0');
    const { width = 0 } = (await picture.boundingBox()) ?? {};
    expect(width).toBeGreaterThan(290);
    expect(width).toBeLessThanOrEqual(380);
    expect(chat.complaints).toEqual([]);
  });
});
