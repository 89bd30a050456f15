import { describeInBrowser } from './browser';
import { openShop, type Shop, until, type Visit } from './shop';

const RESET = `* { all: unset !important; }
  thaw-chat { transform: translateX(9px) !important; opacity: 0 !important; display: none !important; position: static !important; z-index: -1 !important; }`;

jest.setTimeout(240_000);

describeInBrowser('the launcher and the page around it', () => {
  let shop: Shop;

  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  it.each([
    ['in the head', { script: 'head' }],
    ['as a module', { script: 'module', attributes: { 'data-position': 'left' } }],
    ['by a policy that knows it by a nonce', { nonce: true }],
    ['beside an element with the name of its global', { html: { id: 'ThawChat' } }],
  ] as const)('starts %s', async (_how, shown) => {
    const visit = await shop.visit(shown);
    await visit.launcher.click();
    await visit.frame();
    const isLeft = ((await visit.launcher.boundingBox())?.x ?? 0) < 100;
    expect(isLeft).toBe('attributes' in shown);
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  it('waits for the page to load, but not for ever', async () => {
    const visit = await shop.visit({ script: 'head', isEndless: true });
    expect(await visit.page.evaluate('document.readyState')).toBe('interactive');
    expect(await visit.page.evaluate('performance.now()')).toBeGreaterThan(2500);
    await visit.close();
  });

  it('does not wait when the page asks for the chat', async () => {
    const visit = await shop.visit({ script: 'none' });
    visit.goTo({ script: 'head', isEndless: true }).catch(() => {});
    await until(visit.page, 'window.ThawChat && document.readyState === "interactive"');
    await visit.page.evaluate('ThawChat.open()');
    expect(await visit.page.locator('thaw-chat #panel').isVisible()).toBe(true);
    await visit.close();
  });

  it('starts when a page that runs already adds its script', async () => {
    const visit = await shop.visit({ script: 'none' });
    await add(visit, { language: 'zh-Hans' });
    await visit.page.getByRole('button', { name: '打开POS机冻结帮助' }).waitFor();
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });

  it('refuses a second script with the remedy', async () => {
    const visit = await shop.visit({ script: 'twice' });
    await visit.page.waitForLoadState();
    expect(await visit.page.locator('thaw-chat').count()).toBe(1);
    expect(visit.warnings).toEqual([
      'Thaw widget.js: loaded twice; the second is ignored. Remove it, or call ThawChat.destroy() before it.',
    ]);
    await visit.close();
  });

  it('adds one global and one element', async () => {
    const visit = await shop.visit();
    const added = await visit.page.evaluate(`
      const blank = document.body.appendChild(document.createElement('iframe')).contentWindow;
      Object.keys(window).filter((name) => !(name in blank) && name !== '0');
    `);
    expect(added).toEqual(['ThawChat']);
    expect(await visit.page.evaluate('document.documentElement.childElementCount')).toBe(3);
    await visit.close();
  });

  it('goes without a trace when it is told to, and can be loaded again', async () => {
    const visit = await shop.visit({}, { viewport: { width: 360, height: 740 } });
    await visit.launcher.click();
    await visit.page.evaluate('ThawChat.destroy()');
    const left = await visit.page.evaluate(`({
      global: 'ThawChat' in window,
      children: document.documentElement.childElementCount,
      inert: document.body.inert,
      style: document.documentElement.style.overflow,
    })`);
    expect(left).toEqual({ global: false, children: 2, inert: false, style: '' });
    await add(visit, {});
    await visit.launcher.waitFor();
    expect(await visit.panel.isVisible()).toBe(false);
    expect(visit.warnings).toEqual([]);
    await visit.close();
  });

  it('leaves an open chat alone when the page gets another body', async () => {
    const visit = await shop.visit();
    await visit.launcher.click();
    const frame = await visit.frame();
    await frame.evaluate('window.isSame = true');
    await visit.page.evaluate(
      `history.pushState(null, '', '#two'); document.body = document.createElement('body')`,
    );
    expect(await visit.panel.isVisible()).toBe(true);
    expect(await (await visit.frame()).evaluate('window.isSame')).toBe(true);
    await visit.close();
  });

  it('holds the other body of a telephone, too, and lets go of it', async () => {
    const visit = await shop.visit({}, { viewport: { width: 360, height: 740 } });
    await visit.launcher.click();
    await visit.page.evaluate(`document.body = document.createElement('body')`);
    await until(visit.page, 'document.body.inert');
    await visit.page.evaluate('ThawChat.close()');
    expect(await visit.page.evaluate('document.body.inert')).toBe(false);
    await visit.close();
  });

  it.each([
    ['its element', `document.querySelector('thaw-chat').remove()`],
    [
      'all of the document',
      `document.documentElement.replaceChildren(document.head, document.body)`,
    ],
    [
      'the root',
      `(() => {
        const { head, body, documentElement } = document;
        document.replaceChild(document.createElement('html'), documentElement);
        setTimeout(() => document.documentElement.append(head, body), 100);
      })()`,
    ],
  ])('comes back when the page removes %s', async (_what, code) => {
    const visit = await shop.visit();
    await visit.launcher.click();
    for (const _time of [1, 2, 3]) {
      await visit.page.evaluate(code);
      await visit.panel.waitFor();
    }
    await visit.tell({ thaw: 'close' });
    await visit.panel.waitFor({ state: 'hidden' });
    expect(await visit.page.locator('thaw-chat').count()).toBe(1);
    await visit.close();
  });

  it('does not hang a page that keeps it out', async () => {
    const visit = await shop.visit();
    await visit.page.evaluate(`
      new MutationObserver(() => document.querySelector('thaw-chat')?.remove())
        .observe(document.documentElement, { childList: true });
      document.querySelector('thaw-chat').remove();
    `);
    expect(await visit.page.evaluate('new Promise((done) => setTimeout(() => done(7), 200))')).toBe(
      7,
    );
    await visit.close();
  });

  it('looks the same on a page that resets every element', async () => {
    // What moves in would be measured on its way.
    const still = { reducedMotion: 'reduce' } as const;
    const plain = await shop.visit({ css: ' ' }, still);
    const reset = await shop.visit({ css: RESET }, still);
    for (const visit of [plain, reset]) await visit.launcher.click();
    const looks = await Promise.all(
      [plain, reset].map(async (visit) => [
        await visit.launcher.boundingBox(),
        await visit.page.locator('thaw-chat .close').boundingBox(),
        ...(await Promise.all(
          ['color', 'font', 'zIndex', 'opacity'].map((each) => visit.look('.launcher', each)),
        )),
      ]),
    );
    expect(looks[1]).toEqual(looks[0]);
    for (const visit of [plain, reset]) await visit.close();
  });

  it('reads from left to right on a page that reads from right to left', async () => {
    const visit = await shop.visit({ html: { lang: 'en', dir: 'rtl' } });
    expect(await visit.look('.launcher', 'direction')).toBe('ltr');
    await visit.launcher.click();
    const box = await visit.panel.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeGreaterThan(1200);
    await visit.shoot('launcher-rtl');
    await visit.close();
  });

  /** As an application does it: through a policy of its own, where the page asks for trusted types. */
  async function add({ page }: Visit, data: Record<string, string>): Promise<void> {
    await page.evaluate(`
      const policy = trustedTypes.createPolicy('shop' + Math.random(), { createScriptURL: (url) => url });
      const script = document.createElement('script');
      Object.assign(script.dataset, ${JSON.stringify(data)});
      script.src = policy.createScriptURL('${shop.service.url}/widget.js');
      document.head.append(script);
    `);
  }
});
