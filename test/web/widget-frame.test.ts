import { describeInBrowser } from './browser';
import { openShop, type Shop, until, type Visit } from './shop';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJtLTEifQ.c2lnbmF0dXJl';
const OTHER_JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJtLTIifQ.c2lnbmF0dXJl';

jest.setTimeout(240_000);

describeInBrowser('the launcher and the chat in its frame', () => {
  let shop: Shop;

  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop?.close());

  describe('messages that came', () => {
    it('are counted on the launcher and in its name until the chat is opened', async () => {
      const visit = await closedAfterOpening();
      await visit.tell({ thaw: 'unread', count: 3 });
      const name = 'Terminal frozen? Open help with a frozen POS terminal (New messages: 3)';
      await visit.page.getByRole('button', { name, exact: true }).waitFor();
      expect(await visit.page.locator('thaw-chat [role=status]').innerText()).toBe(
        'New messages: 3',
      );
      expect(await badge(visit)).toBe('"3"');
      await visit.launcher.click();
      expect(await visit.page.locator('thaw-chat .badge').isVisible()).toBe(false);
      await visit.close();
    });

    it('are more than fit from a hundred on, and none where the number is nonsense', async () => {
      const visit = await closedAfterOpening();
      await visit.tell({ thaw: 'unread', count: 100 });
      await visit.page.locator('thaw-chat .badge').waitFor();
      expect(await badge(visit)).toBe('"99+"');
      await visit.tell({ thaw: 'unread', count: '<b>' });
      await visit.page.locator('thaw-chat .badge').waitFor({ state: 'hidden' });
      await visit.close();
    });

    it('are known on the next page of the visit, where the chat is loaded out of sight', async () => {
      const visit = await closedAfterOpening();
      await visit.goTo({ html: { id: 'next' } });
      await visit.frameElement.waitFor({ state: 'attached' });
      expect(await visit.panel.isVisible()).toBe(false);
      await visit.tell({ thaw: 'unread', count: 1 });
      await visit.page.locator('thaw-chat .badge').waitFor();
      await visit.close();
    });

    it('count only when the chat itself says so', async () => {
      const visit = await closedAfterOpening();
      await visit.tell({ thaw: 'unread', count: 2 });
      await visit.page.locator('thaw-chat .badge').waitFor();
      await visit.page.evaluate(`new Promise((done) => {
        addEventListener('message', done);
        postMessage({ thaw: 'unread', count: 5 }, '*');
      })`);
      expect(await badge(visit)).toBe('"2"');
      await visit.close();
    });
  });

  it('tells the chat when it is seen and when it is not', async () => {
    const visit = await shop.visit();
    await visit.launcher.click();
    const frame = await visit.frame();
    await frame.evaluate(`
      window.told = [];
      addEventListener('message', ({ source, data }) => source === parent && told.push(data.isShown));
    `);
    for (const isShown of [false, true, false]) {
      await visit.page.evaluate('ThawChat.toggle()');
      await until(frame, `told.at(-1) === ${isShown}`);
    }
    await visit.close();
  });

  describe('the session', () => {
    it('is kept by the page and given back on the next one, out of sight', async () => {
      const visit = await shop.visit();
      const session = await openedWith(visit);
      await visit.goTo({ html: { id: 'next' } });
      expect(await visit.handedOn()).toEqual({ session });
      const frame = await visit.frame();
      await until(frame, '!location.hash && history.state.thaw.session');
      expect(await frame.evaluate('document.referrer + location.search')).not.toContain(session);
      await visit.close();
    });

    it('is given back when the page took the launcher off and it came back', async () => {
      const visit = await shop.visit();
      const session = await openedWith(visit);
      await visit.page.evaluate(`document.querySelector('thaw-chat').remove()`);
      await visit.panel.waitFor();
      expect(await visit.handedOn()).toEqual({ session });
      await visit.close();
    });

    it('lasts as long as the page where storage is blocked', async () => {
      const visit = await shop.visit({ script: 'none' });
      await visit.page.addInitScript(`for (const name of ['localStorage', 'sessionStorage'])
        if (top === window) Object.defineProperty(window, name, { get() { throw new Error('blocked'); } })`);
      await visit.goTo({});
      const session = await openedWith(visit);
      await visit.page.evaluate('ThawChat.identify()');
      expect(await visit.handedOn()).toEqual({ session });
      expect(visit.complaints).toEqual([]);
      await visit.close();
    });

    it('is not kept for a person, whose browser others may use, too', async () => {
      const visit = await shop.visit({ attributes: { 'data-identity': JWT } });
      await visit.launcher.click();
      await visit.tell({ thaw: 'session', session: 'of a person' });
      await visit.tell({ thaw: 'close' });
      await visit.panel.waitFor({ state: 'hidden' });
      expect(await visit.page.evaluate(`localStorage.getItem('thaw.session')`)).toBeNull();
      await visit.close();
    });
  });

  describe('an identity', () => {
    it('is handed to the chat and stands in no address', async () => {
      const visit = await shop.visit({ attributes: { 'data-identity': JWT } });
      await visit.launcher.click();
      expect(await visit.handedOn()).toEqual({ identity: JWT });
      const frame = await visit.frame();
      await until(frame, '!location.hash');
      expect(visit.requests.filter((url) => url.includes(JWT))).toEqual([]);
      await visit.close();
    });

    it('that comes later loads the chat anew, open as it was; one that goes, too', async () => {
      const visit = await shop.visit();
      await visit.page.evaluate(`ThawChat.identify('${JWT}')`);
      expect(await visit.frameElement.count()).toBe(0);
      await visit.launcher.click();
      expect(await visit.handedOn()).toEqual({ identity: JWT });
      await visit.page.evaluate(`ThawChat.identify('${OTHER_JWT}')`);
      expect(await visit.handedOn()).toEqual({ identity: OTHER_JWT });
      expect(await visit.panel.isVisible()).toBe(true);
      await visit.page.evaluate('ThawChat.identify(null)');
      expect(await visit.handedOn()).toEqual({});
      await visit.close();
    });

    it('that is none is named and not used', async () => {
      const visit = await shop.visit();
      await visit.launcher.click();
      await visit.page.evaluate(`ThawChat.identify('merchant 7')`);
      expect(await visit.handedOn()).toEqual({});
      expect(visit.warnings).toEqual([
        'Thaw widget.js: ThawChat.identify="merchant 7" is not used. Allowed: a signed JWT (three parts with dots between them).',
      ]);
      await visit.close();
    });
  });

  it('loads the chat again with what was handed on when the chat loads itself anew', async () => {
    const visit = await shop.visit({ attributes: { 'data-identity': JWT } });
    await visit.launcher.click();
    const before = await visit.frame();
    await before.evaluate('setTimeout(() => location.reload(), 0); window.isOld = true');
    const frame = await visit.frame();
    await until(frame, '!window.isOld && document.documentElement.className');
    expect(await frame.evaluate('history.state')).toEqual({ thaw: { identity: JWT } });
    await visit.close();
  });

  /** Opens the chat. @returns the session that the service gave, once the launcher has it */
  async function openedWith(visit: Visit): Promise<string> {
    await visit.page.evaluate(`addEventListener('message', ({ data }) => {
      if (data?.session) window.session = data.session;
    })`);
    await visit.launcher.click();
    await until(visit.page, 'window.session');
    return visit.page.evaluate('window.session');
  }

  async function closedAfterOpening(): Promise<Visit> {
    const visit = await shop.visit();
    await visit.launcher.click();
    // Where it came after the closing, the greeting would be a message that came.
    await until(await visit.frame(), `document.querySelector('[role=log]')?.innerText.trim()`);
    await visit.tell({ thaw: 'close' });
    await visit.panel.waitFor({ state: 'hidden' });
    return visit;
  }
});

const badge = (visit: Visit) => visit.look('.badge', 'content', '::after');
