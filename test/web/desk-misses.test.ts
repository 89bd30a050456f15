import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { DeskClient } from '../support/desk-client';
import { BareClient, until } from '../support/direct-line-client';
import { type Service, startService } from '../support/service';
import { temporaryFolder } from '../support/temporary-folder';
import { describeInBrowser, openBrowser } from './browser';
import { DeskPage, LOOKS } from './desk-page';

jest.setTimeout(240_000);

const TWO_MINUTES = 120_000;
const PAWN = '刷卡机能拿去典当吗';
const PAWN_AGAIN = '刷卡机可以拿去典当吗';
const LIGHTNING = '打雷以后收款机连不上了咋整';
const LIGHTNING_AGAIN = '打雷之后收款机连不上了怎么办';
/** Begins the answer of prevent.follow-rules. */
const ITS_ANSWER = new RegExp(
  readFileSync(
    resolve(__dirname, '../../knowledge/entries/prevent.follow-rules.yaml'),
    'utf8',
  ).match(/answer: \|-\n\s+([^\s，。]+)/)?.[1] ?? 'nothing',
);
const NOT_ITS_ANSWER = new RegExp(`^(?![^]*${ITS_ANSWER.source})`);

describeInBrowser('missed questions, in the browser', () => {
  const knowledge = join(temporaryFolder(), 'knowledge');
  const fileOf = (id: string) => join(knowledge, 'entries', `${id}.yaml`);
  let service: Service;
  let client: DeskClient;
  let browser: Browser;
  let desk: DeskPage;
  /** Version of the knowledge that answered last. */
  let served: string;

  beforeAll(async () => {
    cpSync(resolve(__dirname, '../../knowledge'), knowledge, { recursive: true });
    service = await startService({ DATA_DIR: temporaryFolder(), KNOWLEDGE_DIR: knowledge });
    client = new DeskClient(service.url);
    const link = /\S+\/desk\/setup#\S+/.exec(service.output())?.[0] ?? '';
    await client.setUp(link, { login: 'wang.li', name: '王丽' });
    await client.patch('/api/desk/session', { language: 'zh-Hans' });
    browser = await openBrowser();
    served = await live();
    await answerTo(PAWN);
    await answerTo(LIGHTNING);
    await answerTo(`${PAWN}，我电话 13800138000`);
  });
  afterAll(async () => {
    await browser?.close();
    await service?.end();
  });
  beforeEach(async () => {
    await client.patch('/api/desk/session', { language: 'zh-Hans' });
    desk = await DeskPage.open(browser, { url: service.url, client, locale: 'zh-CN' });
  });
  afterEach(async () => {
    expect(desk.complaints).toEqual([]);
    await desk.close();
  });

  /** What a new merchant hears first. */
  async function answerTo(question: string): Promise<string> {
    const merchant = await BareClient.start(service.url);
    const { length } = (await merchant.read()).activities;
    await merchant.send(question);
    const heard = await until(async () => {
      const said = (await merchant.read()).activities.slice(length);
      const words = said.filter(({ from }) => from.role === 'bot').map(({ text = '' }) => text);
      return words.length > 0 ? words.join('\n') : undefined;
    });
    return heard;
  }

  async function live(): Promise<string> {
    const ready = await fetch(`${service.url}/readyz`);
    return ((await ready.json()) as { knowledge: string }).knowledge;
  }
  /** A saved file goes live by itself; the next merchant is answered from it. */
  async function untilAnswered(question: string, wanted: RegExp): Promise<void> {
    served = await until(async () => {
      const now = await live();
      return now === served ? undefined : now;
    }, 240_000);
    expect(await answerTo(question)).toMatch(wanted);
  }
  const group = (text: string) => desk.page.locator('li.miss', { hasText: text });

  it('are gathered with what merchants told of themselves cut out', async () => {
    await desk.go('/desk/knowledge');
    await group(PAWN)
      .getByRole('checkbox', { name: /138\*{4}8000/ })
      .waitFor();
    expect(await desk.page.getByText('13800138000').count()).toBe(0);
  });

  it.each(LOOKS)('stand on a page without barriers: %o', async (look) => {
    const looked = await DeskPage.inLook(browser, service.url, look, client);
    await looked.go('/desk/knowledge');
    await looked.page.locator('li.miss').first().waitFor();
    expect(await looked.barriers()).toEqual([]);
    expect(await looked.overflow()).toBeLessThanOrEqual(0);
    await looked.shoot(`misses-${look.width}-${look.language}`);
    const makes = looked.page.getByRole('button', { name: /新建条目|New entry/ });
    await makes.first().click();
    await looked.page.getByRole('dialog').waitFor();
    expect(await looked.barriers()).toEqual([]);
    await looked.shoot(`misses-new-${look.width}-${look.language}`);
    await looked.close();
  });

  it('become a phrasing that answers the next merchant within two minutes, and are taken back', async () => {
    const began = Date.now();
    const file = fileOf('prevent.follow-rules');
    const before = readFileSync(file, 'utf8');
    expect(await answerTo(PAWN_AGAIN)).toMatch(NOT_ITS_ANSWER);
    await desk.go('/desk/knowledge');
    await group(PAWN).getByRole('combobox').selectOption('prevent.follow-rules');
    await group(PAWN)
      .getByRole('button', { name: /收为问法/ })
      .click();
    const undo = desk.button('撤销').first();
    await undo.waitFor();
    expect(readFileSync(file, 'utf8')).toContain(`- ${PAWN}`);
    await untilAnswered(PAWN_AGAIN, ITS_ANSWER);
    expect(Date.now() - began).toBeLessThan(TWO_MINUTES);
    await undo.click();
    await group(PAWN).waitFor();
    expect(readFileSync(file, 'utf8')).toBe(before);
    await untilAnswered(PAWN_AGAIN, NOT_ITS_ANSWER);
  });

  it('become an entry that answers the next merchant within two minutes', async () => {
    const began = Date.now();
    await desk.go('/desk/knowledge');
    await group(LIGHTNING).getByRole('button', { name: '新建条目' }).click();
    const dialog = desk.page.getByRole('dialog');
    const save = dialog.getByRole('button', { name: '保存并生效' });
    await dialog.getByText(/还有 \d+ 处待补写/).waitFor();
    expect(await save.isDisabled()).toBe(true);
    const texts: [string, string][] = [
      ['标题（中文）', '雷雨后终端连不上'],
      ['简短答案（中文）', '先关机拔电源，等雷雨过去再开机；还是连不上，请收单机构换机。'],
      [
        '完整答案（中文）',
        '先关机并拔掉电源，等雷雨过去再开机试一笔。还是连不上，请收单机构检测或换机。',
      ],
      ['标题（英文）', 'No connection after lightning'],
      [
        '简短答案（英文）',
        'Unplug it until the storm is over; if it still fails, ask for another.',
      ],
      [
        '完整答案（英文）',
        'Unplug the terminal until the storm is over. If it still fails, ask your provider.',
      ],
      ['问法（英文）', 'no connection after lightning'],
    ];
    for (const [label, text] of texts) await dialog.getByLabel(label).fill(text);
    await desk.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await group(LIGHTNING).getByRole('button', { name: '新建条目' }).click();
    expect(await dialog.getByLabel('编号').inputValue()).toBe('faq.no-connection-after-lightning');
    await save.click();
    await desk.button('撤销').first().waitFor();
    await untilAnswered(LIGHTNING_AGAIN, /拔/);
    expect(Date.now() - began).toBeLessThan(TWO_MINUTES);
    await desk.page.reload();
    await desk.page.getByText('最近处理').waitFor();
    await desk.page.getByRole('button', { name: `撤销：${LIGHTNING}` }).click();
    await group(LIGHTNING).waitFor();
    expect(existsSync(fileOf('faq.no-connection-after-lightning'))).toBe(false);
  });
});
