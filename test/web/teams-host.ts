// Plays Teams around the tab: a page at Teams' own address that answers what the tab's library asks.

import type { BrowserContext, Frame, Page } from 'playwright-core';

const TEAMS = 'https://teams.microsoft.com/v2/';

export interface TeamsHostOptions {
  /** The tab's address. */
  tab: string;
  context: Record<string, unknown>;
  /** What `getAuthToken` is answered: whether it worked, and the token or the reason. */
  token: [boolean, string];
  /** A page of somebody else, who knows nothing of tabs. */
  isSilent?: boolean;
}

export interface InTeams {
  page: Page;
  tab: Frame;
  changeTheme(name: string): Promise<void>;
  /** What the tab asked of Teams until now: the call's name and what was given. */
  asked(): Promise<[string, ...unknown[]][]>;
}

/** Runs in the page. */
function host({ tab, context, token, isSilent = false }: TeamsHostOptions): string {
  return `<!doctype html><title>Teams</title>
<style>html, body, iframe { margin: 0; border: 0; width: 100%; height: 100%; display: block }</style>
<iframe src="${tab}" allow="clipboard-write"></iframe>
<script>
window.asked = [];
const runtime = JSON.stringify({ apiVersion: 4, supports: {} });
const answers = {
  initialize: () => ['content', 'web', runtime, '2.58.0'],
  getContext: () => [${JSON.stringify(context)}],
  'authentication.getAuthToken': () => ${JSON.stringify(token)},
  executeDeepLink: () => [true],
};
addEventListener('message', ({ data, source, origin }) => {
  window.asked.push([data.func, ...(data.args ?? [])]);
  const { id, uuidAsString } = data;
  const args = ${isSilent} ? undefined : answers[data.func]?.();
  if (args) source.postMessage({ id, uuidAsString, args }, origin);
});
window.changeTheme = (theme) =>
  frames[0].postMessage({ func: 'themeChange', args: [theme] }, '*');
</script>`;
}

export async function openInTeams(
  browserContext: BrowserContext,
  options: TeamsHostOptions,
): Promise<InTeams> {
  await browserContext.route(`${TEAMS}**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: host(options) }),
  );
  const page = await browserContext.newPage();
  await page.goto(TEAMS, { waitUntil: 'commit' });
  await page.waitForFunction('frames.length > 0');
  await page.locator('iframe').waitFor();
  const tab = page.frames()[1];
  if (!tab) throw new Error('Teams shows no frame');
  return {
    page,
    tab,
    changeTheme: (name) => page.evaluate(`changeTheme(${JSON.stringify(name)})`),
    asked: () => page.evaluate('window.asked'),
  };
}
