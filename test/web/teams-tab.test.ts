import type { Browser, BrowserContext, Frame } from 'playwright-core';
import { linkTeams } from '../../src/staff/teams-store';
import { startTestApp, type TestApp } from '../support/app';
import { DeskClient, firstAdmin } from '../support/desk-client';
import { type Merchant, merchantWithTicket } from '../support/desk-tickets';
import { until } from '../support/direct-line-client';
import { openBesideService } from '../support/store';
import { TeamsCloud } from '../support/teams-cloud';
import { tabToken, WANG_LI } from '../support/teams-tab';
import { temporaryFolder } from '../support/temporary-folder';
import { describeInBrowser, openProfile, openWholeBrowser } from './browser';
import { barriersIn, STILL } from './desk-page';
import { type InTeams, openInTeams, type TeamsHostOptions } from './teams-host';

jest.setTimeout(240_000);

/** The page around the tab is a public one, the service is on this machine. */
const FLAGS = [
  '--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests',
] as const;
const STRANGER = '9b2f6c1a-0c59-4a54-8f0e-0a9e5a1f7c22';
const BLOCKS_THIRD_PARTIES = { profile: { cookie_controls_mode: 1 } };
const KEEPS_NO_COOKIES = { profile: { default_content_setting_values: { cookies: 2 } } };
const BACKGROUND = `getComputedStyle(document.querySelector('.shell')).backgroundColor`;
const PATIENCE_MS = 10_000;

describeInBrowser('the desk as a tab in Teams', () => {
  let cloud: TeamsCloud;
  let app: TestApp;
  let admin: DeskClient;
  let merchant: Merchant;
  let browser: Browser;
  let context: BrowserContext;
  beforeAll(async () => {
    cloud = await TeamsCloud.start();
    const DATA_DIR = temporaryFolder();
    app = await startTestApp({ ...cloud.env, DATA_DIR });
    admin = await firstAdmin(app);
    const beside = await openBesideService(DATA_DIR);
    await beside.write((db) => linkTeams(db, 'wang.li', WANG_LI));
    await beside.close();
    merchant = await merchantWithTicket(app);
    await admin.patch('/api/desk/session', { language: 'en' });
    browser = await openWholeBrowser(FLAGS);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await cloud?.stop();
  });
  beforeEach(async () => {
    context = await browser.newContext({ locale: 'en-GB' });
  });
  afterEach(() => context.close());

  const inTeams = (more: Record<string, string> = {}) => ({
    theme: 'default',
    locale: 'en-us',
    userObjectId: WANG_LI,
    ...more,
  });
  const open = async (more: Partial<TeamsHostOptions> = {}): Promise<InTeams> => {
    const token: [boolean, string] = more.token ?? [true, await tabToken(cloud)];
    const tab = `${app.url}/desk/teams`;
    return openInTeams(context, { tab, context: inTeams(), ...more, token });
  };
  const stranger = async (more: Record<string, string> = {}) =>
    open({
      context: inTeams({ userObjectId: STRANGER, ...more }),
      token: [true, await tabToken(cloud, { claims: { oid: STRANGER } })],
    });
  const signedIn = (tab: Frame) => tab.getByRole('navigation').waitFor({ timeout: 8000 });
  const shows = (tab: Frame, text: string) =>
    tab.getByText(text).first().waitFor({ timeout: 8000 });
  const wears = async (tab: Frame, look: string, background: string) => {
    await tab.locator(`html[data-theme=${look}] .shell`).waitFor();
    await until(async () => (await tab.evaluate(BACKGROUND)) === background || undefined);
  };
  const ownWindow = (tab: Frame) => tab.getByRole('link', { name: 'Open the desk' });
  const tabCookie = async () => {
    // It is as good as sent over TLS on this machine.
    const cookies = await context.cookies(app.url.replace('http:', 'https:'));
    return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  };

  it('opens the ticket that a link leads to, where it is claimed and answered', async () => {
    const { tab, asked } = await open({ context: inTeams({ subEntityId: merchant.number }) });
    await tab.getByRole('heading', { level: 1, name: merchant.number }).waitFor();
    await tab.getByRole('button', { name: 'Claim' }).first().click();
    await tab.getByRole('textbox', { name: 'Reply' }).fill('We are on it.');
    await tab.getByRole('button', { name: 'Send to the merchant' }).click();
    await tab.getByRole('log').getByText('We are on it.').waitFor();
    await until(async () => (await merchant.said()).find((line) => line.includes('We are on it.')));
    const calls = (await asked()).map(([call]) => call);
    expect(calls).toContain('appInitialization.success');
    expect(calls).not.toContain('appInitialization.failure');
  });

  it('signs out where somebody asks for it, and signs in by itself the next time', async () => {
    const { tab } = await open();
    await signedIn(tab);
    const client = new DeskClient(app.url);
    client.cookie = await tabCookie();
    expect((await client.get('/api/desk/tickets')).status).toBe(200);
    await tab.getByRole('button', { name: /王丽/ }).click();
    await tab.getByRole('menuitem', { name: 'Sign out' }).click();
    await shows(tab, 'You have signed out.');
    expect(await tabCookie()).toBe('');
    expect((await client.get('/api/desk/tickets')).status).toBe(401);
    await signedIn((await open()).tab);
  });

  it('follows the look of Teams, its contrast too', async () => {
    const { tab, changeTheme } = await open({ context: inTeams({ theme: 'dark' }) });
    await signedIn(tab);
    await wears(tab, 'dark', 'rgb(31, 31, 31)');
    await changeTheme('contrast');
    await wears(tab, 'contrast', 'rgb(0, 0, 0)');
    await changeTheme('default');
    await wears(tab, 'light', 'rgb(250, 250, 250)');
  });

  it('works where the browser keeps no cookies of third parties', async () => {
    await context.close();
    context = await openProfile(BLOCKS_THIRD_PARTIES, FLAGS);
    const { tab } = await open();
    await signedIn(tab);
    await tab.evaluate(`document.cookie = 'other=1; Secure; SameSite=None'`);
    expect(await tab.evaluate('document.cookie')).toBe('');
  });

  it('says so where the browser keeps no cookies at all', async () => {
    await context.close();
    context = await openProfile(KEEPS_NO_COOKIES, FLAGS);
    const { tab } = await open();
    await shows(tab, `Please allow cookies for ${new URL(app.url).host}`);
  });

  it.each([
    ['consent is missing', 'resourceRequiresConsent', 'Microsoft asks for your consent'],
    ['it was cancelled', 'CancelledByUser', 'The sign-in was cancelled.'],
    ['the app is registered otherwise', 'IncorrectConfiguration', 'Application ID URI'],
    ['it fails in another way', 'resourceRequiresMfa', 'Teams says: resourceRequiresMfa'],
  ])('says what to do when %s', async (_, reason, text) => {
    const { tab } = await open({ token: [false, reason] });
    await shows(tab, text);
    await tab.getByRole('button', { name: 'Try again' }).waitFor();
  });

  it('tells a stranger the object id to be linked, and Teams opens the desk’s own window', async () => {
    const { tab, asked } = await stranger({ subEntityId: merchant.number });
    await shows(tab, 'No account at this desk is linked');
    await shows(tab, STRANGER);
    await ownWindow(tab).click();
    await until(async () => (await asked()).find(([call]) => call === 'executeDeepLink'));
    const link = `${app.url}/desk/tickets/${merchant.number}`;
    expect(await asked()).toContainEqual(['executeDeepLink', link]);
    expect(context.pages().length).toBe(1);
  });

  it.each([
    ['default', 360, 'zh-cn'],
    ['dark', 1180, 'en-us'],
    ['contrast', 360, 'en-us'],
  ])('has no barriers in the look “%s”, %i px wide', async (theme, width, locale) => {
    const language = locale === 'en-us' ? 'en' : 'zh-Hans';
    await admin.patch('/api/desk/session', { language });
    await context.close();
    context = await browser.newContext({ ...STILL, viewport: { width, height: 740 } });
    const places = {
      alert: () => stranger({ theme, locale }),
      navigation: () => open({ context: inTeams({ theme, locale }) }),
      log: () => open({ context: inTeams({ theme, locale, subEntityId: merchant.number }) }),
    } as const;
    for (const [role, enter] of Object.entries(places)) {
      const { tab } = await enter();
      await tab
        .getByRole(role as keyof typeof places)
        .first()
        .waitFor();
      expect(await barriersIn(tab)).toEqual([]);
      expect(await tab.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
      await tab.page().close();
    }
    await admin.patch('/api/desk/session', { language: 'en' });
  });

  it('leads to the desk where nobody answers as Teams does', async () => {
    await context.clock.install();
    const { tab, asked } = await open({ isSilent: true });
    await until(async () => (await asked()).length > 0 || undefined);
    await context.clock.fastForward(PATIENCE_MS);
    await shows(tab, 'Teams does not answer here.');
    expect(await ownWindow(tab).getAttribute('href')).toBe('/desk');
  });

  it('is the desk itself in a window of its own', async () => {
    const page = await context.newPage();
    await page.goto(`${app.url}/desk/teams/tickets/${merchant.number}`);
    await page.waitForURL(`${app.url}/desk/tickets/${merchant.number}`);
  });
});
