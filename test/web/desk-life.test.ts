// A merchant in the chat and a colleague at the desk, each in a browser of their own: the whole life of a ticket.

import type { Browser } from 'playwright-core';
import type { Language } from '../../src/language/language';
import { addStaff } from '../../src/staff/manage';
import { startSession } from '../../src/staff/session-store';
import { DeskClient } from '../support/desk-client';
import { openTestStore } from '../support/store';
import { temporaryFolder } from '../support/temporary-folder';
import { describeInBrowser, openBrowser } from './browser';
import { ChatPage } from './chat-page';
import { DeskPage } from './desk-page';
import { reportFreeze } from './freeze-report';
import { type Service, startService } from './service';

jest.setTimeout(180_000);

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const STAFF = { 'zh-Hans': '王丽', en: 'Ann Li' } as const;

/** An account that is signed in already; the service is not running yet. */
async function signedIn(folder: string, language: Language): Promise<string> {
  const store = await openTestStore(folder);
  const now = Date.now();
  const secret = await store.write(async (db) => {
    const draft = { login: 'staff', name: STAFF[language], role: 'agent', language } as const;
    const { account } = await addStaff(db, draft, { by: { id: null, name: 'test' }, now });
    return startSession(db, account.id, now);
  });
  await store.close();
  return `__Host-thaw_desk=${secret}`;
}

interface Words {
  locale: string;
  merchantId: string;
  taken: RegExp;
  ask: string;
  speaker: RegExp;
  tell: string;
  again: string;
  goOn: string;
  closed: RegExp;
  rate: string;
  thanks: RegExp;
}

/** What the merchant says and hears. */
const MERCHANT: Record<Language, Words> = {
  'zh-Hans': {
    locale: 'zh-CN',
    merchantId: '898310154110001',
    taken: /工作人员Ann Li已接手您的工单/,
    ask: '您好，请问是哪几笔？',
    speaker: /Ann Li（工作人员）：/,
    tell: '周五的三笔大单',
    again: '还要等多久',
    goOn: '已向机构查询，周三前给您答复。',
    closed: /已关闭[\s\S]*满意/,
    rate: '满意',
    thanks: /谢谢/,
  },
  en: {
    locale: 'en-GB',
    merchantId: '898310154110002',
    taken: /王丽 from our team has taken on your ticket/,
    ask: 'Hello, which payments are meant?',
    speaker: /王丽 \(staff\):/,
    tell: 'the three large ones on Friday',
    again: 'how much longer',
    goOn: 'We asked the provider and write to you by Wednesday.',
    closed: /closed[\s\S]*satisfied/i,
    rate: 'Satisfied',
    thanks: /Thank you/,
  },
};

/** The wording of the desk that the colleague clicks on. */
const DESK: Record<
  Language,
  Record<'claim' | 'send' | 'state' | 'save' | 'note' | 'rated', string>
> = {
  'zh-Hans': {
    claim: '接手',
    send: '发送给商户',
    state: '更改状态',
    save: '保存',
    note: '回复商户',
    rated: '评了 5 分',
  },
  en: {
    claim: 'Claim',
    send: 'Send to the merchant',
    state: 'Change state',
    save: 'Save',
    note: 'Reply',
    rated: 'rated: 5 of 5',
  },
};

/** Each with a desk in the other language: the two are independent. */
const CASES: [merchant: Language, staff: Language][] = [
  ['zh-Hans', 'en'],
  ['en', 'zh-Hans'],
];

describeInBrowser('the life of a ticket', () => {
  let browser: Browser;
  let service: Service;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterEach(() => service?.stop());
  afterAll(() => browser?.close());

  it.each(CASES)(
    'from a %s merchant to a %s desk and back, over a restart of the service',
    async (spoken, written) => {
      const words = MERCHANT[spoken];
      const labels = DESK[written];
      const folder = temporaryFolder();
      const cookie = await signedIn(folder, written);
      service = await startService(folder, {});
      const client = Object.assign(new DeskClient(service.url), { cookie });
      const locale = MERCHANT[written].locale;
      const desk = await DeskPage.open(browser, { url: service.url, client, locale });
      await desk.go('/desk');

      const chat = await ChatPage.open(browser, `${service.url}/`, {
        ...PHONE,
        locale: words.locale,
      });
      const { merchantId } = words;
      const number = await reportFreeze(chat, { language: spoken, merchantId });

      // The open queue shows it without a reload.
      await desk.page.getByRole('link', { name: number }).first().click();
      await desk.page.getByRole('heading', { name: number }).waitFor();
      await desk.button(labels.claim).first().click();
      await chat.hears(words.taken);
      const box = desk.page.getByRole('textbox', { name: labels.note });
      await box.fill(words.ask);
      await desk.button(labels.send).click();
      expect(await chat.hears(words.speaker)).toContain(words.ask);

      const before = await chat.bot.count();
      await chat.send(words.tell);
      await desk.page.getByText(words.tell).first().waitFor();
      expect(await chat.bot.count()).toBe(before);

      await service.stop();
      await service.start();
      await chat.send(words.again);
      await desk.page.getByText(words.again).first().waitFor({ timeout: 60_000 });
      await box.fill(words.goOn);
      await desk.button(labels.send).click();
      await chat.hears(new RegExp(words.goOn.slice(0, 12)), before);
      // The colleague's name and words, and none of the bot since the claim.
      expect(await chat.bot.count()).toBe(before + 2);
      await desk.shoot(`life-${written}`);
      await chat.page.screenshot({
        path: `${process.env.SCREENSHOTS ?? folder}/chat-life-${spoken}.png`,
      });

      await desk.button(labels.state).click();
      const [state] = await desk.page.getByRole('combobox').all();
      await state?.selectOption('closed');
      await desk.page.getByRole('combobox').nth(1).selectOption('solved');
      await desk.button(labels.save).click();
      await chat.hears(words.closed, before);
      await chat.say(words.rate, words.thanks);
      await desk.page.getByText(labels.rated).first().waitFor();
      expect(await chat.countOf(words.tell)).toBe(1);
      await chat.close();
      await desk.close();
    },
  );
});
