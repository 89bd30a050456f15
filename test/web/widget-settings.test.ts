import { describeInBrowser } from './browser';
import { openShop, type Shop, until, type Visit } from './shop';

jest.setTimeout(240_000);

describeInBrowser('the launcher’s settings', () => {
  let shop: Shop;

  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  it.each([
    ['#fc0', 'rgb(255, 204, 0)', 'rgb(0, 0, 0)', '#ffcc00'],
    ['#7A1FA2', 'rgb(122, 31, 162)', 'rgb(255, 255, 255)', '#7a1fa2'],
  ])(
    'colour launcher and chat %s, with text that is readable on it',
    async (color, ground, text, hex) => {
      const visit = await shop.visit({ attributes: { 'data-color': color } });
      expect(await colors(visit)).toEqual({ ground, text });
      await visit.launcher.click();
      const frame = await visit.frame();
      const variables = `(({ style }) => [style.getPropertyValue('--brand'), style.getPropertyValue('--on-brand')])
      (document.documentElement)`;
      await until(frame, `${variables}[0] !== ''`);
      expect(await frame.evaluate(variables)).toEqual([
        hex,
        text.includes('255') ? '#ffffff' : '#000000',
      ]);
      await visit.shoot(`launcher-${hex.slice(1)}`);
      expect(visit.complaints).toEqual([]);
      await visit.close();
    },
  );

  it('put everything on the left', async () => {
    const visit = await shop.visit({
      attributes: { 'data-position': 'left', 'data-greeting': '遇到机器被冻结？直接问我们。' },
    });
    const greeting = visit.page.locator('thaw-chat #greeting');
    await greeting.waitFor();
    expect((await greeting.boundingBox())?.x).toBe(20);
    await visit.shoot('launcher-left-greeting');
    await visit.launcher.click();
    expect((await visit.launcher.boundingBox())?.x).toBe(20);
    expect((await visit.panel.boundingBox())?.x).toBe(20);
    await visit.close();
  });

  it('that are wrong are each named with what is allowed, and the defaults serve', async () => {
    const visit = await shop.visit({
      attributes: {
        'data-language': 'klingon',
        'data-color': 'red',
        'data-position': 'top',
        'data-greeting': 'x'.repeat(201),
        'data-identity': 'merchant-7',
      },
    });
    expect(
      visit.warnings.map((each) => each.replace('Thaw widget.js: ', '').slice(0, 100)),
    ).toEqual([
      'data-language="klingon" is not used. Allowed: zh-Hans, zh-Hant, en.',
      'data-color="red" is not used. Allowed: #rgb, #rrggbb.',
      'data-position="top" is not used. Allowed: left, right.',
      expect.stringMatching(/^data-greeting="x{60}" is not used\. Allowed/),
      expect.stringMatching(/^data-identity="merchant-7" is not used\. Allowed: a signed JWT/),
    ]);
    expect(await colors(visit)).toEqual({
      ground: 'rgb(10, 95, 110)',
      text: 'rgb(255, 255, 255)',
    });
    expect((await visit.launcher.boundingBox())?.x).toBeGreaterThan(640);
    await visit.close();
  });

  it('the chat takes no colour that is none', async () => {
    const visit = await shop.visit();
    const url = `${shop.service.url}/?embedded&lang=en&color=${encodeURIComponent('red;x')}`;
    await visit.page.goto(url);
    await visit.page.locator('html.embedded').waitFor({ state: 'attached' });
    expect(await visit.page.evaluate('document.documentElement.style.length')).toBe(0);
    await visit.close();
  });

  describe('a greeting', () => {
    const shown = { attributes: { 'data-greeting': 'Terminal frozen? <b>Ask us.</b>' } };

    it('stands beside the launcher as text, is announced, and leaves the focus alone', async () => {
      const visit = await shop.visit(shown);
      await visit.page.getByLabel('Search').focus();
      const greeting = visit.page.locator('thaw-chat #greeting');
      await greeting.waitFor();
      expect(await greeting.innerText()).toBe('Terminal frozen? <b>Ask us.</b>');
      expect(await visit.page.locator('thaw-chat [role=status]').innerText()).toContain('Ask us');
      expect(await visit.page.evaluate('document.activeElement.localName')).toBe('input');
      await visit.close();
    });

    it('goes with one press and does not come back in this visit', async () => {
      const visit = await shop.visit(shown);
      await visit.page.getByRole('button', { name: 'Dismiss this message' }).click();
      expect(await visit.page.locator('thaw-chat #greeting').isVisible()).toBe(false);
      await visit.goTo(shown);
      await idle();
      expect(await visit.page.locator('thaw-chat #greeting').isVisible()).toBe(false);
      await visit.close();

      function idle(): Promise<unknown> {
        return visit.page.evaluate(
          'new Promise((done) => requestIdleCallback(() => requestIdleCallback(done)))',
        );
      }
    });

    it('goes with Escape, too', async () => {
      const visit = await shop.visit(shown);
      await visit.page.locator('thaw-chat .invitation').press('Escape');
      expect(await visit.page.locator('thaw-chat #greeting').isVisible()).toBe(false);
      await visit.close();
    });

    it('opens the chat', async () => {
      const visit = await shop.visit(shown);
      await visit.page.locator('thaw-chat .invitation').click();
      expect(await visit.panel.isVisible()).toBe(true);
      expect(await visit.page.locator('thaw-chat #greeting').isVisible()).toBe(false);
      await visit.close();
    });
  });
});

async function colors(visit: Visit): Promise<{ ground: string; text: string }> {
  return {
    ground: await visit.look('.launcher', 'backgroundColor'),
    text: await visit.look('.launcher', 'color'),
  };
}
