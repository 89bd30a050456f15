// What merchants and staff write is shown as it is: no script runs, nothing foreign is loaded, no cell is a formula.

import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { parseIncoming } from '../../src/turns/incoming';
import { HOSTILE_TEXTS } from '../desk/hostile-texts';
import { startTestApp, type TestApp } from '../support/app';
import { type DeskClient, firstAdmin } from '../support/desk-client';
import { openBesideService } from '../support/store';
import { temporaryFolder } from '../support/temporary-folder';
import { makeTicket } from '../tickets/tickets';
import { describeInBrowser, openBrowser } from './browser';
import { ChatPage } from './chat-page';
import { DeskPage } from './desk-page';

jest.setTimeout(300_000);

/** Those that can be said at all. */
const TEXTS = HOSTILE_TEXTS.map(({ text }) => text).filter((text) => text.trim() !== '');

/** Dialogs that scripts open, and every address that is asked for beyond our own. */
function watch(page: Page, url: string): string[] {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith(url) && !/^(data|blob):/.test(address))
      seen.push(`request: ${address}`);
  });
  page.on('popup', (popup) => seen.push(`popup: ${popup.url()}`));
  return seen;
}

const FOREIGN = `[...document.querySelectorAll('script, iframe, object, embed, svg[onload], img, a[href]')]
  .filter((each) => /evil|javascript:|data:text/.test(each.outerHTML)).map((each) => each.outerHTML.slice(0, 200))`;

describeInBrowser('hostile texts', () => {
  let app: TestApp;
  let admin: DeskClient;
  let browser: Browser;
  const folder = temporaryFolder();

  beforeAll(async () => {
    app = await startTestApp({ DATA_DIR: folder });
    admin = await firstAdmin(app);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  it('are enough', () => expect(TEXTS.length).toBeGreaterThanOrEqual(200));

  it('run nothing in the chat and at the desk', async () => {
    const chat = await ChatPage.open(browser, `${app.url}/`, {});
    const chatSaw = watch(chat.page, app.url);
    const conversationId = await conversationOf(chat.page, app.url);
    const writer = await openBesideService(folder);
    const { number } = await makeTicket(writer, conversationId);
    await writer.close();
    const at = `/api/desk/tickets/${number}`;
    expect((await admin.post(`${at}/claim`)).status).toBe(200);
    for (const text of TEXTS) await sayBoth(conversationId, at, text);
    await chat.page.reload();
    await chat.bot.nth(TEXTS.length - 1).waitFor({ timeout: 60_000 });
    expect(await chat.page.evaluate(FOREIGN)).toEqual([]);
    expect(chatSaw).toEqual([]);

    const desk = await DeskPage.open(browser, { url: app.url, client: admin });
    const deskSaw = watch(desk.page, app.url);
    await desk.go(`/desk/tickets/${number}`);
    const earlier = desk.page.locator('.transcript > button').first();
    for (let page = 0; page < 40 && (await earlier.isVisible()); page++) {
      await earlier.click();
      await desk.page.waitForTimeout(200);
      expect(await desk.page.evaluate(FOREIGN)).toEqual([]);
    }
    expect(await earlier.isVisible()).toBe(false);
    await desk.go('/desk');
    expect(await desk.page.evaluate(FOREIGN)).toEqual([]);
    expect(deskSaw).toEqual([]);
    expect(desk.complaints).toEqual([]);
    await desk.close();
    await chat.close();
  });

  /** By the merchant past the limit of calls, which is not what is tested; by staff through the route. */
  async function sayBoth(conversationId: string, at: string, text: string): Promise<void> {
    const origin = { conversationId, channel: 'directline', userId: 'dl_merchant' };
    const incoming = parseIncoming({ type: 'message', text });
    await app.turns.replies(await app.turns.accept(origin, incoming));
    const { status } = await admin.post(`${at}/reply`, { text });
    expect([200, 400]).toContain(status);
  }

  it('are no formulas in an export', async () => {
    const writer = await openBesideService(folder);
    for (const [i, text] of TEXTS.entries()) {
      const contact = { kind: 'other', value: text } as const;
      await makeTicket(writer, `export ${i}`, { fields: { notice: text, contact } });
    }
    await writer.close();
    const { body, status } = await admin.get<string>('/api/desk/tickets.csv');
    expect(status).toBe(200);
    const rows: string[][] = parse(body, { bom: true });
    expect(rows.length).toBeGreaterThan(TEXTS.length);
    const formulas = rows.flat().filter((cell) => /^\s*[=+\-@＝＋－＠\t\r]/.test(cell));
    expect(formulas).toEqual([]);
  });
});

/** The page's own conversation. */
async function conversationOf(page: Page, url: string): Promise<string> {
  const answer = await page.request.post(`${url}/chat/token`, { headers: { origin: url } });
  return ((await answer.json()) as { conversationId: string }).conversationId;
}
