// A foreign page that embeds the launcher: another site than the service, with a strict policy, where its cookies are blocked.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core';
import { temporaryFolder } from '../support/temporary-folder';
import { openWholeBrowser } from './browser';
import { type Service, startService } from './service';

const NO_COOKIES_OF_OTHERS = '--test-third-party-cookie-phaseout';
const NONCE = 'c2hvcA';
/** With it the shop's back end signs who its visitors are. */
export const SECRET = 'a secret of shop and service';

export interface ShopPage {
  /** Of the script element. */
  attributes?: Record<string, string>;
  /** How the page loads the script. */
  script?: 'async' | 'head' | 'module' | 'twice' | 'none';
  html?: Record<string, string>;
  /** Allowed by the page's policy only where there is one. */
  css?: string;
  /** It waits for a picture that never comes. */
  isEndless?: boolean;
  /** The policy names the script by a nonce and not by its origin. */
  nonce?: boolean;
}

export interface Shop {
  readonly service: Service;
  /** Opens a page of the shop in a new visit. */
  visit(shown?: ShopPage, look?: BrowserContextOptions): Promise<Visit>;
  close(): Promise<void>;
}

export async function openShop(): Promise<Shop> {
  const server = createServer((req, res) => {
    if (req.url === '/never') return;
    const shown = new URL(req.url ?? '/', 'http://shop').searchParams.get('page') ?? '{}';
    res.setHeader('Content-Type', 'text/html; charset=utf-8');
    res.end(write(service.url, JSON.parse(shown)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  // The service is called localhost, so this makes the shop another site.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const service = await startService(temporaryFolder(), {
    ALLOWED_ORIGINS: url,
    DIRECT_LINE_SECRET: SECRET,
  });
  const browser: Browser = await openWholeBrowser([NO_COOKIES_OF_OTHERS]);
  return {
    service,
    async visit(shown = {}, look = {}) {
      const context = await browser.newContext({ locale: 'en-US', ...look });
      const visit = new Visit(await context.newPage(), url);
      await visit.goTo(shown);
      return visit;
    },
    async close() {
      await browser.close();
      await service.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** One visitor of the shop, over several of its pages. */
export class Visit {
  readonly page: Page;
  readonly #url: string;
  readonly warnings: string[] = [];
  /** What the browser complained about; a good launcher leaves it empty. */
  readonly complaints: string[] = [];
  /** What was asked of other servers than the shop. */
  readonly requests: string[] = [];

  constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'warning') this.warnings.push(message.text());
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(url)) this.requests.push(request.url());
    });
  }

  async goTo(shown: ShopPage): Promise<void> {
    const address = `${this.#url}/?page=${encodeURIComponent(JSON.stringify(shown))}`;
    await this.page.goto(address, { waitUntil: shown.isEndless ? 'commit' : 'load' });
    if (shown.script !== 'none') await this.launcher.waitFor();
  }

  get launcher() {
    return this.page.locator('thaw-chat .launcher');
  }

  get panel() {
    return this.page.locator('thaw-chat #panel');
  }

  get frameElement() {
    return this.page.locator('thaw-chat iframe');
  }

  /** What the browser makes of one of the launcher's elements. */
  look(selector: string, property: string, pseudo = ''): Promise<string> {
    const element = `document.querySelector('thaw-chat').shadowRoot.querySelector('${selector}')`;
    return this.page.evaluate(`getComputedStyle(${element}, '${pseudo}')['${property}']`);
  }

  /** The real chat page in the launcher's frame. */
  async frame(): Promise<Frame> {
    const handle = await this.frameElement.elementHandle();
    const frame = await handle?.contentFrame();
    if (!frame) throw new Error('There is no chat on this page.');
    await frame.locator('html.embedded').waitFor({ state: 'attached' });
    return frame;
  }

  /** What the frame was loaded with; the chat takes it out of its own address. */
  async handedOn(): Promise<Record<string, string>> {
    const address = new URL((await this.frameElement.getAttribute('src')) ?? '');
    return Object.fromEntries(new URLSearchParams(address.hash.slice(1)));
  }

  /** The chat in the frame tells the launcher something. */
  async tell(message: Record<string, unknown>): Promise<void> {
    const frame = await this.frame();
    await frame.evaluate(`parent.postMessage(${JSON.stringify(message)}, '*')`);
  }

  /** Kept for looking at where SCREENSHOTS names a folder. */
  async shoot(name: string): Promise<void> {
    const folder = process.env.SCREENSHOTS;
    if (!folder) return;
    await this.page.waitForTimeout(1500);
    await this.page.screenshot({ path: `${folder}/${name}.png` });
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}

/** Asks again until it is so: no page's policy is in the way, nor that it is out of sight or loads anew. */
export async function until(place: Page | Frame, expression: string): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!(await place.evaluate(expression).catch(() => false))) {
    if (Date.now() > deadline) throw new Error(`Not so: ${expression}`);
    await place.waitForTimeout(50);
  }
}

function write(service: string, shown: ShopPage): string {
  const { script = 'async', attributes = {}, html = {}, css, nonce, isEndless } = shown;
  const load = nonce ? { nonce: NONCE } : {};
  const how = script === 'module' ? { type: 'module' } : script === 'async' ? { async: '' } : {};
  const tag = `<script ${all({ src: `${service}/widget.js`, ...how, ...load, ...attributes })}></script>`;
  const policy = [
    `default-src 'none'; img-src 'self' data:; connect-src 'self'; frame-src ${service}`,
    `script-src ${nonce ? `'nonce-${NONCE}'` : service}`,
    `style-src ${css ? "'unsafe-inline'" : "'none'"}`,
    "require-trusted-types-for 'script'",
  ].join('; ');
  return `<!doctype html><html ${all({ lang: 'en', ...html })}><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <link rel="icon" href="data:,"><title>Shop</title>
    ${css ? `<style>${css}</style>` : ''}${script === 'head' ? tag : ''}</head>
    <body><main><h1>Shop</h1><label>Search <input></label> <button type="button">Help</button>
    ${isEndless ? '<img src="/never" alt="">' : ''}${'<p>Card terminals for shops and stalls.</p>'.repeat(60)}</main>
    ${script === 'head' || script === 'none' ? '' : tag}${script === 'twice' ? tag : ''}</body></html>`;
}

function all(attributes: Record<string, string>): string {
  const quoted = (value: string) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return Object.entries(attributes)
    .map(([name, value]) => `${name}="${quoted(value)}"`)
    .join(' ');
}
