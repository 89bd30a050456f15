import type { Browser } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app';
import { DeskClient, PASSWORD } from '../support/desk-client';
import { describeInBrowser, openBrowser } from './browser';
import { DeskPage } from './desk-page';

jest.setTimeout(240_000);

describeInBrowser('signing in at the desk', () => {
  let app: TestApp;
  let browser: Browser;
  let admin: DeskClient;
  let desk: DeskPage;

  beforeAll(async () => {
    app = await startTestApp();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });
  beforeEach(async () => {
    desk = await DeskPage.open(browser, { url: app.url, locale: 'en-GB' });
  });
  afterEach(() => desk.close());

  const field = (name: string | RegExp) => desk.page.getByLabel(name, { exact: true });
  const heading = (name: string) => desk.page.getByRole('heading', { level: 1, name });
  const signIn = async (password: string) => {
    await desk.page.locator('input[name=username]').fill('wang.li');
    await desk.page.locator('input[name=current-password]').fill(password);
    await desk.page.locator('button[type=submit]').click();
  };

  it('begins with the link that the service prints; its secret leaves the address at once', async () => {
    const link = app.setUpLink ?? '';
    await desk.go(link.slice(link.indexOf('/desk')));
    expect(desk.page.url()).toMatch(/\/desk\/setup$/);
    await desk.page.locator('input[name=username]').fill('wang.li');
    await desk.page.getByLabel(/^Name/).fill('王丽');
    const password = desk.page.locator('input[name=new-password]');
    const submit = desk.page.locator('button[type=submit]');
    await password.fill('wang.li wang.li');
    expect(await desk.page.locator('[data-kept=true]').count()).toBe(2);
    expect(await submit.isDisabled()).toBe(true);
    await password.fill(PASSWORD);
    expect(await desk.page.locator('[data-kept=true]').count()).toBe(3);
    await submit.click();
    await desk.page.getByRole('navigation').waitFor();
    expect(new URL(desk.page.url()).pathname).toBe('/desk');
    expect(desk.complaints).toEqual([]);
    admin = new DeskClient(app.url);
    expect((await admin.signIn('wang.li')).status).toBe(200);
    const { body } = await admin.get('/api/desk/sign-in');
    expect(body.session.staff.language).toBe('en');
  });

  it('says when the link is used up', async () => {
    const link = app.setUpLink ?? '';
    await desk.go(link.slice(link.indexOf('/desk')));
    await desk.page.getByText('This link has been used').waitFor();
  });

  it('tells a wrong password from a lock-out, and lets the right one in', async () => {
    await desk.go('/desk');
    await heading('Sign in').waitFor();
    await signIn('four calm otters sink');
    await desk.page.getByText('The login or password is not right').waitFor();
    await signIn(PASSWORD);
    await desk.page.getByRole('navigation').waitFor();
    const { body } = await admin.post('/api/desk/staff', {
      login: 'zhao',
      name: 'Zhao',
      role: 'agent',
      language: 'en',
    });
    expect(body.staff.login).toBe('zhao');
  });

  it('shows the password when asked', async () => {
    await desk.go('/desk/sign-in');
    const input = desk.page.locator('input[name=current-password]');
    expect(await desk.page.evaluate('document.activeElement?.name')).toBe('username');
    expect(await input.getAttribute('autocomplete')).toBe('current-password');
    await desk.button('Show the password').click();
    expect(await input.getAttribute('type')).toBe('text');
  });

  it('speaks the language of the browser until the staff member is known, whose own follows', async () => {
    await desk.go('/desk/sign-in');
    await desk.button('中文').click();
    await heading('登录').waitFor();
    expect(await desk.page.evaluate('document.documentElement.lang')).toBe('zh-Hans');
    await admin.patch('/api/desk/session', { language: 'en' });
    await signIn(PASSWORD);
    await heading('My day').waitFor();
    await desk.button('中文').click();
    await heading('我的一天').waitFor();
    const { body } = await admin.get('/api/desk/sign-in');
    expect(body.session.staff.language).toBe('zh-Hans');
  });

  it('leads to the ticket that a link named, and out again', async () => {
    await admin.patch('/api/desk/session', { language: 'en' });
    await desk.go('/desk/account');
    await signIn(PASSWORD);
    await heading('My account').waitFor();
    await desk.button(/Menu of/).click();
    await desk.page.getByRole('menuitemradio', { name: 'Dark' }).click();
    expect(await desk.page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
    await desk.button(/Menu of/).click();
    await desk.page.getByRole('menuitem', { name: 'Sign out' }).click();
    await heading('Sign in').waitFor();
    // Whoever signs out knows why.
    expect(await desk.page.getByText('Your session has ended').count()).toBe(0);
    expect((await desk.page.context().cookies()).map(({ name }) => name)).toEqual([]);
  });

  it('asks again when the session has ended elsewhere, without losing the page', async () => {
    await desk.go('/desk/account');
    await signIn(PASSWORD);
    await heading('My account').waitFor();
    await desk.page.context().clearCookies();
    await desk.page.getByRole('link', { name: 'Staff', exact: true }).click();
    await heading('Sign in').waitFor();
    await desk.page.getByText('Your session has ended').waitFor();
    await signIn(PASSWORD);
    await heading('Staff').waitFor();
  });

  it('locks after too many wrong passwords and says for how long', async () => {
    await desk.go('/desk');
    for (let tries = 0; tries < 10; tries++) {
      await admin.post('/api/desk/sign-in', { login: 'zhao', password: 'wrong wrong wrong' });
    }
    await desk.page.locator('input[name=username]').fill('zhao');
    await field(/^Password/).fill('wrong wrong wrong');
    await desk.page.locator('button[type=submit]').click();
    await desk.page.getByText(/Too many wrong passwords. Try again in \d+ min/).waitFor();
  });
});
