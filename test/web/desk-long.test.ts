import type { Browser } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app';
import { type DeskClient, firstAdmin } from '../support/desk-client';
import { type Merchant, merchantWithTicket } from '../support/desk-tickets';
import { describeInBrowser, openBrowser } from './browser';
import { DeskPage } from './desk-page';

jest.setTimeout(180_000);

/** More than comes with the ticket at once. */
const REPLIES = 110;

describeInBrowser('a long conversation at the desk', () => {
  let app: TestApp;
  let client: DeskClient;
  let browser: Browser;
  let merchant: Merchant;
  let desk: DeskPage;

  beforeAll(async () => {
    app = await startTestApp();
    client = await firstAdmin(app);
    merchant = await merchantWithTicket(app);
    await client.post(`/api/desk/tickets/${merchant.number}/claim`);
    for (let place = 1; place <= REPLIES; place++) await reply(`Reply no. ${place}.`);
    await client.patch('/api/desk/session', { language: 'en' });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });
  beforeEach(async () => {
    desk = await DeskPage.open(browser, { url: app.url, client, locale: 'en-GB' });
    await desk.go(`/desk/tickets/${merchant.number}`);
    await transcript().getByText(`Reply no. ${REPLIES}.`, { exact: true }).waitFor();
  });
  afterEach(async () => {
    expect(desk.complaints).toEqual([]);
    await desk.close();
  });

  const reply = (text: string) =>
    client.post(`/api/desk/tickets/${merchant.number}/reply`, { text });
  const transcript = () => desk.page.getByRole('log');
  const inside = (script: string) =>
    desk.page.evaluate(`((box) => ${script})(document.querySelector('[role=log]'))`);
  const toEnd = () => inside('Math.round(box.scrollHeight - box.scrollTop - box.clientHeight)');
  const topOf = (text: string) =>
    transcript()
      .getByText(text, { exact: true })
      .evaluate((element) => Math.round(element.getBoundingClientRect().top));

  it('opens at its end and follows what comes', async () => {
    expect(await toEnd()).toBeLessThan(2);
    await merchant.client.send('Is there news?');
    await transcript().getByText('Is there news?').waitFor();
    expect(await toEnd()).toBeLessThan(2);
    expect(await desk.button('New messages').count()).toBe(0);
  });

  it('loads what was said before down to the first word, and keeps the place', async () => {
    const earlier = () => desk.button('Load earlier messages');
    await inside('box.scrollTo({ top: 0 })');
    const [, first = ''] = /(Reply no\. \d+\.)/.exec(await transcript().innerText()) ?? [];
    const before = await topOf(first);
    await earlier().click();
    await transcript().getByText('Reply no. 1.', { exact: true }).waitFor();
    // The button that was above it may be gone by now.
    expect(Math.abs((await topOf(first)) - before)).toBeLessThan(60);
    await earlier().click();
    await transcript().getByText('我要登记冻结').waitFor();
    await earlier().waitFor({ state: 'hidden' });
    const said = [...(await transcript().innerText()).matchAll(/Reply no\. (\d+)\./g)];
    expect(said.map(([, place]) => Number(place))).toEqual(
      Array.from({ length: REPLIES }, (_, place) => place + 1),
    );
  });

  it('keeps the place of whoever reads further up, and tells that there is more', async () => {
    await inside('box.scrollTo({ top: 0 })');
    await desk.page.waitForTimeout(100);
    await merchant.client.send('Hello, anybody there?');
    await desk.button('New messages').waitFor();
    expect(await inside('box.scrollTop')).toBeLessThan(5);
    await desk.button('New messages').click();
    expect(await toEnd()).toBeLessThan(2);
    await desk.button('New messages').waitFor({ state: 'hidden' });
  });
});
