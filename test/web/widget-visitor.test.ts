// Whose conversation it is in the launcher's frame, with the real service behind it and cookies of others blocked.

import { identityOf } from '../support/chat-visitor';
import { describeInBrowser } from './browser';
import { ChatPage } from './chat-page';
import { openShop, SECRET, type Shop, type Visit } from './shop';

jest.setTimeout(240_000);

describeInBrowser('a visitor of a page with the launcher', () => {
  let shop: Shop;

  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  async function chatIn(visit: Visit): Promise<ChatPage> {
    if (!(await visit.panel.isVisible())) await visit.launcher.click();
    const chat = new ChatPage(visit.page, visit.page.frameLocator('thaw-chat iframe'));
    await chat.bot.first().waitFor();
    return chat;
  }

  const signed = (subject: string, at = Date.now()) =>
    identityOf(subject, { secret: SECRET, now: at });
  const identified = async (subject: string) =>
    shop.visit({ attributes: { 'data-identity': await signed(subject) } });

  it('goes on with the conversation on the next page, although no cookie serves', async () => {
    const visit = await shop.visit();
    await (await chatIn(visit)).say('How long does the review take?', /working days/i);
    await visit.goTo({ html: { id: 'next' } });
    const chat = await chatIn(visit);
    await chat.hears(/working days/i);
    expect(await chat.merchant.allInnerTexts()).toEqual(['How long does the review take?']);
    await visit.close();
  });

  it('has it on every device where the page says who it is, and nobody else has', async () => {
    const first = await identified('merchant 1');
    await (await chatIn(first)).say('How long does the review take?', /working days/i);
    const second = await identified('merchant 1');
    await (await chatIn(second)).hears(/working days/i);
    const other = await identified('merchant 2');
    expect(await (await chatIn(other)).merchant.count()).toBe(0);
    await Promise.all([first.close(), second.close(), other.close()]);
  });

  it('sees on the launcher how many answers came while the chat was closed', async () => {
    const first = await identified('merchant 3');
    await chatIn(first);
    await first.page.evaluate('ThawChat.close()');
    const second = await identified('merchant 3');
    await (await chatIn(second)).say('How long does the review take?', /working days/i);
    await first.page.locator('thaw-chat .badge').waitFor();
    await first.launcher.click();
    await first.page.locator('thaw-chat .badge').waitFor({ state: 'hidden' });
    await Promise.all([first.close(), second.close()]);
  });

  it('is told when the statement of who it is has ended', async () => {
    const yesterday = Date.now() - 24 * 60 * 60_000;
    const attributes = { 'data-identity': await signed('merchant 4', yesterday) };
    const visit = await shop.visit({ attributes });
    await visit.launcher.click();
    const frame = await visit.frame();
    await frame.locator('#banner', { hasText: 'Your sign-in on this site has ended' }).waitFor();
    await visit.close();
  });
});
