// The service in the Microsoft 365 Agents Playground, as a merchant sees it: the own chat, a group, a channel.

import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { type App, startApp } from '../../../src/app';
import { systemClock } from '../../../src/clock';
import { readConfig } from '../../../src/config';
import { type DeskClient, firstAdmin } from '../../support/desk-client';
import { quietLog } from '../../support/quiet-log';
import { temporaryFolder } from '../../support/temporary-folder';
import { describeInBrowser, openBrowser } from '../../web/browser';
import { type Player, Playground } from './playground';

const TICKET = /FZ-\d{8}-\d{4,}/;
const NEWS = 'The bank has lifted the limit.';
/** Pictures of what people saw are left here. */
const PICTURES = process.env.PICTURES_DIR ?? temporaryFolder();

jest.setTimeout(240_000);

describeInBrowser('the Playground', () => {
  let browser: Browser;
  let app: App;
  let admin: DeskClient;
  let playground: Playground;

  beforeAll(async () => {
    browser = await openBrowser();
    // Real time passes in the Playground, too.
    app = await startApp({
      config: readConfig({ PORT: '0', DATA_DIR: temporaryFolder(), STAFF_LANGUAGE: 'en' }),
      clock: systemClock,
      log: quietLog().log,
      root: resolve(__dirname, '../../..'),
    });
    admin = await firstAdmin(app as never);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });
  beforeEach(async () => {
    playground = await Playground.start(browser, `${app.url}/api/messages`);
  });
  afterEach(() => playground.stop());

  const photograph = (player: Player, name: string) =>
    player.photograph(join(PICTURES, `playground-${name}.png`));

  it('leads from a question to a ticket and its news in Chinese', async () => {
    const player = await playground.sitDown();
    await player.say('POS机为什么会被冻结', /异常|违规/);
    await photograph(player, 'zh-answer');
    await player.say('我要登记冻结', /商户号/);
    await photograph(player, 'zh-form');
    await player.say('898310154110001', /终端号/);
    await player.say('跳过', /哪家/);
    await player.say('拉卡拉', /什么时候/);
    await player.say('昨天下午三点', /提示/);
    await player.say('提示交易异常请联系发卡行', /冻结的是/);
    await player.say('都冻结了', /之前/);
    await player.say('昨天有三笔大额刷卡', /联系/);
    await player.say('13800138001', /营业执照/);
    await player.say('跳过', /确认提交/);
    await photograph(player, 'zh-review');
    await player.tap('确认提交');
    const number = await player.hears(TICKET);
    await photograph(player, 'zh-ticket');
    await close(number);
    await player.hears(new RegExp(NEWS));
    await photograph(player, 'zh-news');
  });

  it('leads from a question to a ticket and its news in English', async () => {
    const player = await playground.sitDown();
    await player.say('Why do POS terminals get frozen?', /unusual|abnormal/i);
    await photograph(player, 'en-answer');
    await player.say('I want to report a freeze', /merchant ID/i);
    await player.say('898310154110002', /terminal ID/i);
    await player.say('skip', /provider|company/i);
    await player.say('Lakala', /when/i);
    await player.say('yesterday at 3 pm', /say|show|notice|message/i);
    await player.say('it says contact the issuer', /what is frozen/i);
    await player.say('both', /before/i);
    await player.say('three big card payments in an hour', /reach|contact/i);
    await player.say('shop@example.com', /Business licence/);
    await player.say('skip', /Confirm/);
    await photograph(player, 'en-review');
    await player.tap('Confirm');
    const number = await player.hears(TICKET);
    await photograph(player, 'en-ticket');
    await close(number);
    await player.hears(new RegExp(NEWS));
    await photograph(player, 'en-news');
  });

  it.each(['Group Chat', 'My Team - General'] as const)(
    'answers its name with knowledge in %s, and leads to the own chat with a report',
    async (place) => {
      const player = await playground.sitDown();
      await player.goTo(place);
      await player.call('审核要多久？', /工作日/);
      await player.call('我要登记冻结', /单独聊/);
      await photograph(player, place.replaceAll(' ', ''));
    },
  );

  async function close(number: string): Promise<void> {
    const status = { status: 'closed', reason: 'solved', note: NEWS };
    expect((await admin.post(`/api/desk/tickets/${number}/status`, status)).status).toBe(200);
  }
});
