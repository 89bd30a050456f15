import type { Browser } from 'playwright-core';
import type { StoreBeside } from '../../src/store/store';
import type { Ticket, TicketDraft } from '../../src/tickets/ticket';
import { applyChange } from '../../src/tickets/ticket-change-store';
import { startTestApp, type TestApp } from '../support/app';
import { type DeskClient, firstAdmin } from '../support/desk-client';
import { openBesideService } from '../support/store';
import { temporaryFolder } from '../support/temporary-folder';
import { makeTicket, NOON } from '../tickets/tickets';
import { describeInBrowser, openBrowser } from './browser';
import { DeskPage, LOOKS } from './desk-page';

jest.setTimeout(240_000);

describeInBrowser('held money at the desk, corrected by the merchant', () => {
  let app: TestApp;
  let client: DeskClient;
  let beside: StoreBeside;
  let browser: Browser;
  let held: Ticket;

  beforeAll(async () => {
    const folder = temporaryFolder();
    app = await startTestApp({ DATA_DIR: folder });
    client = await firstAdmin(app);
    beside = await openBesideService(folder);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await beside?.close();
    await app?.stop();
  });
  beforeEach(async () => {
    held = await makeTicket(beside as never, 'a', {
      kind: 'settlement',
      fields: {
        merchantId: '898310148160568',
        amount: { said: '三万多', yuan: 30_000 },
        frozenAt: { said: '上周五', at: '2026-11-20' },
        notice: '客服说风控审核中，要等7个工作日',
        scope: 'funds',
        contact: { kind: 'phone', value: '13800138000' },
      },
      open: ['terminalId', 'before'],
    });
    await correct({
      amount: { said: '是五万二千六百元，刚才看错了', yuan: 52_600 },
      notice: '短信：您的账户存在异常交易，资金延迟结算，请补充交易凭证和小票，联系客服核实',
      provider: '拉卡拉 Lakala',
    });
  });

  const correct = (fields: Partial<TicketDraft['fields']>) =>
    beside.write((db) =>
      applyChange(db, {
        number: held.number,
        command: { do: 'correct', fields },
        by: 'merchant',
        now: NOON,
      }),
    );

  it.each(LOOKS)(
    'is in plain sight, and fits the page ($width, $theme, $language)',
    async (look) => {
      const desk = await DeskPage.inLook(browser, app.url, look, client);
      await desk.go(`/desk/tickets/${held.number}`);
      const isEnglish = look.language === 'en';
      const { page } = desk;
      if (look.width < 640)
        await page.getByRole('tab', { name: isEnglish ? 'Details' : '详情' }).click();
      const details = page.getByRole('complementary', { name: isEnglish ? 'Details' : '详情' });
      const texts = isEnglish
        ? [
            'Not answered: Terminal ID, What happened before',
            'before: 三万多 (¥30,000)',
            'Held since',
          ]
        : ['未回答：终端号、此前的情况', '原为：三万多 (¥30,000)', '何时起未到账'];
      for (const text of texts) await details.getByText(text).first().waitFor();
      await details
        .getByText(isEnglish ? 'Amount: 三万多 (¥30,000) → ' : '金额：三万多 (¥30,000) → ')
        .waitFor();
      expect(await desk.overflow()).toBeLessThanOrEqual(0);
      expect(await desk.barriers()).toEqual([]);
      await desk.shoot(`correction-${look.width}-${look.language}`);
      await details.getByText(isEnglish ? 'History' : '处理记录').scrollIntoViewIfNeeded();
      await desk.shoot(`correction-history-${look.width}-${look.language}`);
      expect(desk.complaints).toEqual([]);
      await desk.close();
    },
  );

  it('shows another contact in part again, though the one before was looked at', async () => {
    await client.patch('/api/desk/session', { language: 'en' });
    const desk = await DeskPage.open(browser, { url: app.url, client, locale: 'en-GB' });
    await desk.go(`/desk/tickets/${held.number}`);
    await desk.button('Show').click();
    await desk.page.getByText('13800138000').waitFor();
    await correct({ contact: { kind: 'phone', value: '13811118000' } });
    await desk.page.getByText('138****8000').first().waitFor();
    expect(await desk.page.getByText('13800138000').count()).toBe(0);
    await desk.close();
  });

  it('is found by its kind in the queue', async () => {
    await client.patch('/api/desk/session', { language: 'en' });
    const desk = await DeskPage.open(browser, { url: app.url, client, locale: 'en-GB' });
    await desk.go('/desk');
    await desk.page.getByLabel('Kind').selectOption('Held money');
    await desk.page.getByText('Held money · Chinese').first().waitFor();
    await desk.page.getByLabel('Kind').selectOption('Freeze report');
    await desk.page.getByText('Nothing matches these filters').waitFor();
    await desk.close();
  });
});
