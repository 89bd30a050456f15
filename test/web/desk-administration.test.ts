import type { Browser } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app';
import { addColleague, DeskClient, firstAdmin, PASSWORD } from '../support/desk-client';
import { merchantWithTicket } from '../support/desk-tickets';
import { describeInBrowser, openBrowser } from './browser';
import { DeskPage } from './desk-page';

jest.setTimeout(240_000);

describeInBrowser('administration at the desk', () => {
  let app: TestApp;
  let client: DeskClient;
  let browser: Browser;
  let desk: DeskPage;

  beforeAll(async () => {
    app = await startTestApp();
    client = await firstAdmin(app);
    await client.patch('/api/desk/session', { language: 'en' });
    await addColleague(client, 'li.min');
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });
  beforeEach(async () => {
    desk = await DeskPage.open(browser, { url: app.url, client, locale: 'en-GB' });
  });
  afterEach(async () => {
    expect(desk.complaints).toEqual([]);
    await desk.close();
  });

  const dialog = () => desk.page.getByRole('dialog');
  const line = (text: string) => desk.page.locator('tr', { hasText: text });
  const disable = async (login: string) => {
    await line(login)
      .getByRole('button', { name: /^Disable/ })
      .click();
    await desk.page.getByRole('alertdialog').getByRole('button', { name: 'Disable' }).click();
  };
  const secret = () => desk.page.locator('.secret').innerText();

  it('adds a colleague, who signs in with the link that is shown this once', async () => {
    await desk.go('/desk/staff');
    await desk.button('Add staff').click();
    await dialog()
      .getByLabel(/^Login/)
      .fill('zhao');
    await dialog().getByLabel(/^Name/).fill('Zhao Yun');
    await dialog().getByRole('button', { name: 'Add', exact: true }).click();
    await line('Zhao Yun').getByText('Not set up yet').waitFor();
    const link = await secret();
    await desk.page.waitForFunction("document.activeElement?.textContent === 'Copy'");
    expect((await new DeskClient(app.url).setUp(link)).status).toBe(200);
    await desk.button('Close').click();
    expect(await desk.page.locator('.secret').count()).toBe(0);
  });

  it('shuts an account and opens it again, but never the last administrator', async () => {
    await desk.go('/desk/staff');
    await line('li.min')
      .getByRole('button', { name: /^Disable/ })
      .click();
    const asks = desk.page.getByRole('alertdialog', { name: 'Disable li.min?' });
    await asks.getByRole('button', { name: 'Cancel' }).click();
    await asks.waitFor({ state: 'hidden' });
    // Whoever changed their mind stands where they were.
    await desk.page.waitForFunction(
      "document.activeElement?.getAttribute('aria-label') === 'Disable li.min'",
    );
    expect(await line('li.min').getByText('Active').count()).toBe(1);
    await disable('li.min');
    await line('li.min').getByText('Disabled').waitFor();
    await line('li.min')
      .getByRole('button', { name: /^Enable/ })
      .click();
    await line('li.min').getByText('Active').waitFor();
    await disable('wang.li');
    await desk.page.getByText('This is the last administrator').first().waitFor();
    expect(desk.complaints.splice(0)).toEqual([expect.stringContaining('409')]);
  });

  it('makes a key that works until it is revoked', async () => {
    await desk.go('/desk/keys');
    await desk.button('Make a key').click();
    await dialog().getByLabel(/^Name/).fill('CRM');
    await dialog().getByRole('button', { name: 'Make', exact: true }).click();
    const key = await secret();
    const call = async () =>
      (await fetch(`${app.url}/api/v1/tickets`, { headers: { authorization: `Bearer ${key}` } }))
        .status;
    expect(await call()).toBe(200);
    await line('CRM')
      .getByRole('button', { name: /^Revoke/ })
      .click();
    await dialog()
      .or(desk.page.getByRole('alertdialog'))
      .getByRole('button', { name: 'Revoke' })
      .click();
    await line('CRM')
      .getByText(/^Revoked/)
      .waitFor();
    expect(await call()).toBe(401);
  });

  it('changes the own password, and says when the current one is wrong', async () => {
    await desk.go('/desk/account');
    const current = desk.page.locator('input[name=current-password]');
    const next = desk.page.locator('input[name=new-password]');
    await current.fill('not the password at all');
    await next.fill('five loud herons sing');
    await desk.button('Change password').click();
    await desk.page.getByText('The current password is not right').first().waitFor();
    expect(desk.complaints.splice(0)).toEqual([expect.stringContaining('403')]);
    await current.fill(PASSWORD);
    await desk.button('Change password').click();
    await desk.page.getByText('The password is changed').first().waitFor();
    const again = new DeskClient(app.url);
    expect((await again.signIn('wang.li', 'five loud herons sing')).status).toBe(200);
  });

  it('keeps a chosen appearance', async () => {
    await desk.go('/desk/account');
    await desk.page.getByRole('radio', { name: 'Dark' }).check();
    await desk.page.reload();
    await desk.page.locator('h1').waitFor();
    expect(await desk.page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
  });

  it('shows the figures of a chart as a table', async () => {
    await merchantWithTicket(app);
    await desk.page.clock.setFixedTime(app.clock.now());
    await desk.go('/desk/insights');
    const ages = desk.page.getByRole('region', { name: 'Tickets not yet closed, by age' });
    await ages.getByText('Show as table').click();
    expect(await ages.getByRole('row', { name: /today/ }).innerText()).toMatch(/today\s+1/);
  });
});
