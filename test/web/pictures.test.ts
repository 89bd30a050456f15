import { ChatPage, describeChatPage } from './chat-page';

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const DESKTOP = { viewport: { width: 1100, height: 800 } };

jest.setTimeout(240_000);

describeChatPage('pictures in the chat', (around) => {
  it.each([
    ['zh-CN', 'light', PHONE, '我要报告冻结', /商户编号/],
    ['en-GB', 'dark', DESKTOP, 'I want to report a freeze', /MERCHANT NO/],
    ['zh-TW', 'dark', PHONE, '我要報告凍結', /商戶編號/],
  ] as const)('show the slip in %s, %s', async (locale, colorScheme, view, words, described) => {
    const chat = await ChatPage.open(around.browser, `${around.service.url}/`, {
      ...view,
      locale,
      colorScheme,
    });
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
