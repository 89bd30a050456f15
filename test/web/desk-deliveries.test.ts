import type { Browser } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app';
import { type DeskClient, firstAdmin } from '../support/desk-client';
import { merchantWithTicket } from '../support/desk-tickets';
import { until } from '../support/direct-line-client';
import { type Receiver, startReceiver } from '../support/receiver';
import { describeInBrowser, openBrowser } from './browser';
import { DeskPage } from './desk-page';

jest.setTimeout(240_000);

describeInBrowser('deliveries at the desk', () => {
  let receiver: Receiver;
  let app: TestApp;
  let client: DeskClient;
  let browser: Browser;
  let desk: DeskPage;

  beforeAll(async () => {
    receiver = await startReceiver();
    app = await startTestApp({
      TICKET_WEBHOOK_URL: receiver.url,
      TICKET_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
      ALLOW_PRIVATE_TARGETS: 'true',
    });
    client = await firstAdmin(app);
    await client.patch('/api/desk/session', { language: 'en' });
    browser = await openBrowser();
    desk = await DeskPage.open(browser, { url: app.url, client, locale: 'en-GB' });
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await receiver?.close();
  });

  const ids = () => receiver.received.map(({ headers }) => headers['webhook-id']);

  it('show a receiver that wants no more, and go on when it is switched on again', async () => {
    receiver.answers = [{ status: 410 }];
    const first = await merchantWithTicket(app);
    await until(() => (receiver.received.length === 1 ? true : undefined));
    await merchantWithTicket(app);
    await desk.go('/desk/deliveries');
    await desk.page.getByText(/the receiver asked for no more/).waitFor();
    // Nothing goes to a receiver that wants no more.
    expect(await desk.page.getByText(/next try/).count()).toBe(0);
    expect(await desk.page.getByText(/answered 410/).count()).toBeGreaterThan(0);
    await desk.shoot('deliveries-stopped');
    expect(await desk.barriers()).toEqual([]);
    receiver.answers = [{ status: 200 }];
    await desk.button('Switch on again').click();
    await until(() => (receiver.received.length === 3 ? true : undefined));
    expect(new Set(ids()).size).toBe(2);
    await desk.page.getByText(/the receiver asked for no more/).waitFor({ state: 'detached' });
    await desk.page.getByRole('link', { name: first.number }).first().waitFor();
  });

  it('leave again under the same id when somebody asks for it', async () => {
    const before = ids();
    await desk.go('/desk/deliveries');
    await desk.button('Send again').first().click();
    await desk.page.getByText('It is being sent again.').first().waitFor();
    await until(() => (receiver.received.length === before.length + 1 ? true : undefined));
    expect(before).toContain(ids().at(-1));
    expect(await desk.page.getByText('Tries: 0').count()).toBe(0);
    await desk.shoot('deliveries-replayed');
    expect(desk.complaints).toEqual([]);
  });
});
