// Where the desk may be shown in a frame: in Teams alone, and there the tab alone.

import { startTestApp } from '../../support/app';
import { APP_ID, TENANT_ID } from '../../support/teams-cloud';

const REGISTERED = {
  MicrosoftAppId: APP_ID,
  MicrosoftAppTenantId: TENANT_ID,
  MicrosoftAppPassword: 'the-secret-of-the-registration',
};

async function framesOf(env: Record<string, string>, paths: readonly string[]): Promise<string[]> {
  const app = await startTestApp(env);
  const policies = paths.map(async (path) => {
    const { headers } = await fetch(`${app.url}${path}`);
    return /frame-ancestors ([^;]+)/.exec(headers.get('content-security-policy') ?? '')?.[1] ?? '';
  });
  const found = await Promise.all(policies);
  await app.stop();
  return found;
}

it.each([
  ['public', 'https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft'],
  ['china', 'https://teams.microsoftonline.cn https://*.teams.microsoftonline.cn'],
  ['us-government', 'https://teams.microsoft.us https://*.teams.microsoft.us'],
])('lets Teams of the cloud %s show the tab and what is below it', async (cloud, frames) => {
  const paths = ['/desk/teams', '/desk/teams/tickets/FZ-20261120-0001'];
  expect(await framesOf({ ...REGISTERED, CHANNEL_CLOUD: cloud }, paths)).toEqual([frames, frames]);
});

it('lets nobody show another page of the desk', async () => {
  const paths = ['/desk', '/desk/tickets/FZ-20261120-0001', '/desk/teamsters', '/desk/sign-in'];
  expect(new Set(await framesOf(REGISTERED, paths))).toEqual(new Set(["'none'"]));
});

it('lets nobody show the tab where none is registered', async () => {
  expect(await framesOf({}, ['/desk/teams'])).toEqual(["'none'"]);
});
