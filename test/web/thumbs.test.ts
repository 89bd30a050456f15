import { ChatPage, describeChatPage } from './chat-page';

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };

jest.setTimeout(240_000);

describeChatPage('thumbs under answers', (around) => {
  it('stay under an older answer and say which one did not help', async () => {
    const chat = await ChatPage.open(around.browser, `${around.service.url}/`, {
      ...PHONE,
      locale: 'zh-CN',
    });
    await chat.say('审核要多久', /几个工作日/);
    await chat.say('POS机为什么会被冻结', /异常/);
    const down = chat.page.getByRole('button', { name: '没帮助', exact: true });
    await down.nth(1).waitFor();
    expect(await down.count()).toBe(2);
    expect(await chat.page.getByRole('button', { name: '👎 没帮助' }).count()).toBe(0);
    const before = await chat.bot.count();
    await down.first().click();
    expect(await chat.hears(/抱歉没有帮上忙/, before)).toContain('写一句');
    expect(await down.first().getAttribute('aria-pressed')).toBe('true');
    expect(chat.complaints).toEqual([]);
  });
});
