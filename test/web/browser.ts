// A real Chromium for tests, found on the machine; where there is none the tests say so and are skipped.

import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { temporaryFolder } from '../support/temporary-folder';

const KNOWN_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
/** Containers run as root without a graphics card. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

const path = findBrowser() ?? '';
/** The same engine without windows takes half the time; Debian's package puts it beside the browser. */
const shell = `${path}-headless-shell`;

/** Skips its tests on a machine without a browser, and fails there when CI is set. */
export const describeInBrowser: (name: string, tests: () => void) => void = path
  ? describe
  : withoutBrowser;

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: existsSync(shell) ? shell : path, args: FLAGS });
}

/** For what the engine alone does not know: notifications, rules for cookies of other sites. */
export function openWholeBrowser(flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: path, args: [...FLAGS, ...flags] });
}

/** With settings of its own, as somebody made them. */
export function openProfile(
  preferences: object,
  flags: readonly string[] = [],
): Promise<BrowserContext> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'Default'));
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences));
  const args = [...FLAGS, ...flags];
  return chromium.launchPersistentContext(folder, {
    executablePath: path,
    args,
    locale: 'en-GB',
  });
}

function findBrowser(): string | undefined {
  const asked = process.env.CHROMIUM_PATH;
  return [...(asked ? [asked] : KNOWN_PLACES), ...playwrightsOwn()].find((each) =>
    existsSync(each),
  );
}

function playwrightsOwn(): string[] {
  const cache = join(homedir(), '.cache', 'ms-playwright');
  if (!existsSync(cache)) return [];
  return readdirSync(cache)
    .filter((folder) => /^chromium-\d+$/.test(folder))
    .map((folder) => join(cache, folder, 'chrome-linux', 'chrome'));
}

function withoutBrowser(name: string): void {
  const remedy = 'No Chromium found: install one, or set CHROMIUM_PATH to its program.';
  if (process.env.CI) {
    it(`${name}: needs a browser`, () => {
      throw new Error(remedy);
    });
    return;
  }
  it.skip(`${name}: skipped. ${remedy}`, () => {});
}
