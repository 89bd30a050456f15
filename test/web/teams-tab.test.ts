import type { Browser } from 'playwright-core';
import { linkTeams } from '../../src/staff/teams-store';
import { openSqliteWriter, type SqliteWriter } from '../../src/store/sqlite';
import { startTestApp, type TestApp } from '../support/app';
import { firstAdmin } from '../support/desk-client';
import { TeamsCloud } from '../support/teams-cloud';
import { tabToken, WANG_LI } from '../support/teams-tab';
import { temporaryFolder } from '../support/temporary-folder';
import { describeInBrowser, openBrowser } from './browser';
import { openInTeams } from './teams-host';

jest.setTimeout(60_000);

describeInBrowser('the desk as a tab in Teams', () => {
  let cloud: TeamsCloud;
  let app: TestApp;
  let browser: Browser;
  beforeAll(async () => {
    cloud = await TeamsCloud.start();
    const DATA_DIR = temporaryFolder();
    app = await startTestApp({ ...cloud.env, DATA_DIR });
    await firstAdmin(app);
    const beside = openSqliteWriter(DATA_DIR) as SqliteWriter;
    await beside.write((db) => linkTeams(db, 'wang.li', WANG_LI));
    await beside.close();
    browser = await openBrowser([
      '--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests',
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await cloud?.stop();
  });

  const open = async (token: [boolean, string]) => {
    const context = { theme: 'default', locale: 'en-us', userObjectId: WANG_LI };
    const given = { tab: `${app.url}/desk/teams`, context, token };
    return openInTeams(await browser.newContext({ locale: 'en-GB' }), given);
  };
  const theme = (name: string) => `document.documentElement.dataset.theme === '${name}'`;

  it('signs in by itself, keeps its session in the frame and follows the look of Teams', async () => {
    const { page, tab } = await open([true, await tabToken(cloud)]);
    await tab.getByRole('navigation').waitFor({ timeout: 8000 });
    await tab.waitForFunction(theme('light'));
    await page.evaluate('changeTheme("dark")');
    await tab.waitForFunction(theme('dark'));
  });

  it('says to whom it belongs to link an account, with the object id', async () => {
    const oid = '9b2f6c1a-0c59-4a54-8f0e-0a9e5a1f7c22';
    const { tab } = await open([true, await tabToken(cloud, { claims: { oid } })]);
    await tab.getByText('No account at this desk is linked').waitFor({ timeout: 8000 });
  });
});
