import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import type { Page } from 'playwright-core';
import { describeInBrowser } from './browser';
import { ChatPage } from './chat-page';
import { openShop, type Shop, until, type Visit } from './shop';

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const DESK = { viewport: { width: 1280, height: 800 } };
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

jest.setTimeout(240_000);

describeInBrowser('the launcher on a foreign page', () => {
  let shop: Shop;

  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  it('opens the chat, and it answers, where frames of other sites have no cookies', async () => {
    const visit = await shop.visit();
    await visit.launcher.click();
    const write = `document.cookie = 'a=1; SameSite=None; Secure'; document.cookie`;
    expect(await (await visit.frame()).evaluate(write)).toBe('');
    const chat = new ChatPage(visit.page, visit.page.frameLocator('thaw-chat iframe'));
    await chat.bot.first().waitFor();
    await chat.say('Why do POS terminals get frozen?', /unusual|abnormal/i);
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  it.each([
    [{ html: { lang: 'zh_TW' } }, '機器被凍結？ 打開POS機凍結幫助', 'zh-Hant'],
    [
      { html: { lang: 'fr' }, attributes: { 'data-language': 'zh' } },
      /打开POS机冻结帮助/,
      'zh-Hans',
    ],
    [{ html: { lang: 'de' } }, 'Terminal frozen? Open help with a frozen POS terminal', 'en'],
  ])('speaks the language of %j', async (shown, name, language) => {
    const visit = await shop.visit(shown);
    await visit.page.getByRole('button', { name, exact: true }).click();
    const frame = await visit.frame();
    await frame.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
    await visit.close();
  });

  it('costs the page one request of less than 5 kB until it is opened', async () => {
    const visit = await shop.visit();
    await visit.page.waitForLoadState('networkidle');
    expect(visit.requests).toEqual([`${shop.service.url}/widget.js`]);
    expect(await visit.frameElement.count()).toBe(0);
    expect(await bytesOf(`${shop.service.url}/widget.js`)).toBeLessThan(5000);
    await visit.close();
  });

  it('is worked by keyboard, and Escape in the chat closes it and gives the focus back', async () => {
    const visit = await shop.visit();
    expect(await visit.launcher.getAttribute('aria-expanded')).toBe('false');
    await visit.launcher.press('Enter');
    await visit.page.getByRole('dialog', { name: 'Chat about a frozen POS terminal' }).waitFor();
    expect(await focused(visit.page)).toBe('iframe');
    const chat = new ChatPage(visit.page, visit.page.frameLocator('thaw-chat iframe'));
    await chat.input.press('Escape');
    await visit.panel.waitFor({ state: 'hidden' });
    expect(await focused(visit.page)).toBe('button.launcher');
    await visit.close();
  });

  it('gives the focus back to the page’s own button that opened it', async () => {
    const visit = await shop.visit();
    await visit.page.evaluate(
      `document.querySelector('main button').addEventListener('click', () => ThawChat.open())`,
    );
    await visit.page.getByRole('button', { name: 'Help', exact: true }).press('Enter');
    await visit.panel.waitFor();
    await visit.tell({ thaw: 'close' });
    await visit.panel.waitFor({ state: 'hidden' });
    expect(await focused(visit.page)).toBe('button');
    await visit.close();
  });

  it('leaves Escape to a field of the page, and the focus where the visitor went', async () => {
    const visit = await shop.visit();
    await visit.launcher.click();
    await visit.page.getByLabel('Search').press('Escape');
    expect(await visit.panel.isVisible()).toBe(true);
    await visit.page.evaluate('ThawChat.close()');
    expect(await visit.panel.isVisible()).toBe(false);
    expect(await focused(visit.page)).toBe('input');
    await visit.close();
  });

  it('is open again on the next page of the visit, without taking the focus', async () => {
    const visit = await shop.visit();
    await visit.launcher.click();
    await visit.goTo({ html: { id: 'other' } });
    await visit.panel.waitFor();
    expect(await focused(visit.page)).toBe('body');
    await visit.page.locator('thaw-chat .close').click();
    await visit.page.reload();
    await visit.launcher.waitFor();
    expect(await visit.panel.isHidden()).toBe(true);
    await visit.close();
  });

  it('fills a telephone: what is behind neither scrolls nor takes the focus', async () => {
    const visit = await shop.visit({}, PHONE);
    await visit.launcher.tap();
    await settled(visit);
    expect(await visit.panel.boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 740 });
    expect(await behind(visit)).toEqual({ inert: true, overflow: 'hidden', modal: 'true' });
    await visit.page.setViewportSize({ width: 360, height: 400 });
    await until(
      visit.page,
      `document.querySelector('thaw-chat').shadowRoot.querySelector('#panel').clientHeight === 400`,
    );
    await visit.page.locator('thaw-chat .close').tap();
    expect(await behind(visit)).toEqual({ inert: false, overflow: 'visible', modal: null });
    expect(await focused(visit.page)).toBe('button.launcher');
    await visit.close();
  });

  it('lets go of the page when the window becomes wide', async () => {
    const visit = await shop.visit({}, { viewport: { width: 400, height: 700 } });
    await visit.launcher.click();
    expect((await behind(visit)).inert).toBe(true);
    await visit.page.setViewportSize(DESK.viewport);
    await until(visit.page, '!document.body.inert');
    expect(await behind(visit)).toEqual({ inert: false, overflow: 'visible', modal: null });
    await visit.close();
  });

  it('rises only for those who like motion, and is not printed', async () => {
    const visit = await shop.visit({}, { reducedMotion: 'reduce' });
    const motion = () => visit.look('#panel', 'animationName');
    expect(await motion()).toBe('none');
    await visit.page.emulateMedia({ reducedMotion: 'no-preference', media: 'print' });
    expect(await motion()).toBe('rise');
    expect(await visit.launcher.isVisible()).toBe(false);
    await visit.close();
  });

  it.each([
    ['a telephone', PHONE],
    ['a desk', DESK],
    ['a dark desk', { ...DESK, colorScheme: 'dark' as const }],
  ])('has no fault that axe finds on %s', async (place, look) => {
    const visit = await shop.visit(
      { attributes: { 'data-greeting': 'Questions? We help.' } },
      look,
    );
    await visit.page.locator('thaw-chat #greeting').waitFor();
    await settled(visit);
    expect(await axe(visit)).toEqual([]);
    await visit.shoot(`launcher-greeting-${place}`);
    await visit.launcher.click();
    await visit.frame();
    await settled(visit);
    expect(await axe(visit)).toEqual([]);
    await visit.shoot(`launcher-open-${place}`);
    await visit.tell({ thaw: 'close' });
    await visit.panel.waitFor({ state: 'hidden' });
    await visit.tell({ thaw: 'unread', count: 2 });
    await visit.page.locator('thaw-chat .badge').waitFor();
    expect(await axe(visit)).toEqual([]);
    await visit.shoot(`launcher-unread-${place}`);
    await visit.close();
  });
});

/** What went over the wire for it, to a browser of today. */
function bytesOf(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'Accept-Encoding': 'gzip, deflate, br' } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () => resolve(bytes));
    }).on('error', reject);
  });
}

/** What has the focus, in the launcher's shadow tree too. */
function focused(page: Page): Promise<string> {
  return page.evaluate(`
    (() => {
      const focused = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
      return [focused.localName, ...focused.classList].join('.');
    })()`);
}

function behind(visit: Visit): Promise<{ inert: boolean; overflow: string; modal: string | null }> {
  return visit.page.evaluate(`({
    inert: document.body.inert,
    overflow: getComputedStyle(document.documentElement).overflow,
    modal: document.querySelector('thaw-chat').shadowRoot.querySelector('#panel').getAttribute('aria-modal'),
  })`);
}

/** Every animation has ended. */
async function settled({ page }: Visit): Promise<void> {
  await page.evaluate(
    `Promise.all(document.querySelector('thaw-chat').shadowRoot.getAnimations().map((each) => each.finished))`,
  );
}

/** Everything it knows, on the shop's page; the chat in the frame has tests of its own. */
async function axe({ page }: Visit): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResult>('axe.run(document, { iframes: false })');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

interface AxeResult {
  violations: { id: string; nodes: { html: string }[] }[];
}
